"""What a first visit costs on a phone: 360 × 740, 9 Mbit/s, 80 ms, a processor four times slower.

Measures the time until a selector is on the screen, by the page's own clock from the moment it was
asked for to the frame after it was drawn, no script of ours needed; the bytes until then and 2.5
seconds after Streamlit's own page stood there, the requests, and whether plotly was asked for. A
fresh browser context each time, rounds in turn; Chromium's own emulation through Playwright,
written for this project.

    python -m tests.instruments.first_visit 5       ten quiet minutes
    … 5 "relief|http://127.0.0.1:8501/relief?lang=zh|.rw-answer"

Without addresses it starts the app and an empty page of Streamlit's, visits the door, every
calculator and the session, and writes the table of docs/scaling.md. Each is put in a ratio to the
empty page of the same rounds. What we aim at: the door's ten lines after at most a fifth of the
time of its first text; a calculator's first answer after at most the same, at most half of the
bytes; the session at most 1.2 times the bytes of /relief in all.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, sync_playwright

from tests.browser_setup import find_chromium
from tests.instruments.scaling import write
from tests.server.serving import serve

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
LINE = {"offline": False, "latency": 80, "downloadThroughput": 9e6 / 8, "uploadThroughput": 9e6 / 8}

MARKS = ("<!-- first visits -->", "<!-- end of first visits -->")  # in docs/scaling.md
CALCULATORS = ("relief", "due", "cost", "waiting", "plan", "bill", "allocate", "court")
EMPTY = "empty"  # the address that the others are compared with
DRAWN = "[data-testid=stApp][data-test-script-state=notRunning]"  # Streamlit's own page stands
PATIENCE = 240_000  # milliseconds: the machine may be busy
# Looked for in every frame from the first on; said once another frame has been drawn.
SEEN = """(() => {
  const look = () => {
    const one = document.querySelector(%s);
    if (!one || !one.getClientRects().length || getComputedStyle(one).visibility !== "visible") {
      requestAnimationFrame(look);
    } else requestAnimationFrame(() => { window.seenAfter = performance.now(); });
  };
  requestAnimationFrame(look);
})()"""


@dataclass
class Wire:
    """What went over the line: bytes, and the addresses that were asked for."""

    size: int = 0
    asked: list[str] = field(default_factory=list)

    def listen(self, session: CDPSession) -> None:
        """Count from now on, websocket frames too (they are given in base64)."""
        session.send("Network.enable")
        session.on("Network.loadingFinished", lambda e: self.add(e["encodedDataLength"]))
        session.on("Network.requestWillBeSent", lambda e: self.asked.append(e["request"]["url"]))
        session.on(
            "Network.webSocketFrameReceived",
            lambda e: self.add(len(e["response"]["payloadData"]) * 3 // 4),
        )

    def add(self, size: float) -> None:
        self.size += int(size)


@dataclass(frozen=True)
class Visit:
    """One first visit: seconds, bytes when the selector stood there, bytes later, requests."""

    seconds: float
    at_once: int
    later: int
    asked: list[str]


def visit(browser: Browser, url: str, selector: str) -> Visit:
    """Open an address as a phone that was never here."""
    context = browser.new_context(  # timezone_id="Asia/Shanghai"
        timezone_id="Asia/Shanghai",
        viewport={"width": 360, "height": 740},
        locale="zh-CN",
        device_scale_factor=2,
        is_mobile=True,
        has_touch=True,
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    session, wire = context.new_cdp_session(page), Wire()
    wire.listen(session)
    session.send("Network.emulateNetworkConditions", LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.add_init_script(SEEN % json.dumps(selector))
    page.goto(url, wait_until="commit", timeout=PATIENCE)
    while not (seconds := page.evaluate("(window.seenAfter || 0) / 1000")):
        page.wait_for_timeout(20)
    at_once = wire.size
    page.wait_for_selector(DRAWN)
    page.wait_for_timeout(2500)
    context.close()
    return Visit(seconds, at_once, wire.size, wire.asked)


def usual(app: str, empty: str) -> list[list[str]]:
    """An empty page, the door, every calculator, the session: name, address, what is waited for."""
    ours = {"door": ".rw-lines li:last-child"} | dict.fromkeys(CALCULATORS, ".rw-answer")
    ours["session"] = "h1"
    pages = [[name, f"{app}/{name}?lang=zh", what] for name, what in ours.items()]
    return [[EMPTY, f"{empty}/", "[data-testid=stApp] p"], *pages]


def main() -> None:
    """Visit what is named, or what we promise something of; print the medians of each."""
    tries, wanted = int(sys.argv[1]), [item.split("|") for item in sys.argv[2:]]
    if wanted:
        told(visited(tries, wanted))
        return
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        ours = stack.enter_context(serve("app", Path(folder) / "ours"))
        log, healthy = Path(folder) / "empty", "/_stcore/health"
        empty = stack.enter_context(serve("tests.instruments.empty_app", log, healthy=healthy))
        seen = visited(tries, usual(ours.base, empty.base))
    told(seen)
    write(MARKS, table(seen))


def table(seen: dict[str, list[Visit]]) -> str:
    """As Markdown, with each one's ratios to the empty page."""
    lines = [
        "| page | first answer, s | kB by then | kB in all | time ÷ empty | kB by then ÷ empty |"
    ]
    lines.append("|---|--:|--:|--:|--:|--:|")
    empty = medians(seen[EMPTY])
    for name, visits in seen.items():
        seconds, by_then, whole = medians(visits)
        of = f"{seconds / empty[0]:.2f} | {by_then / empty[1]:.2f}"
        shown = f"{seconds:.2f} | {by_then / 1000:.0f} | {whole / 1000:.0f}"
        lines.append(f"| {name if name == EMPTY else '/' + name} | {shown} | {of} |")
    more = medians(seen["session"])[2] / medians(seen["relief"])[2]
    lines.append(f"\nThe session takes {more:.2f} times the bytes of /relief in all.")
    return "\n".join(lines)


def visited(tries: int, wanted: list[list[str]]) -> dict[str, list[Visit]]:
    """So many first visits to each, in turn."""
    seen: dict[str, list[Visit]] = {name: [] for name, _, _ in wanted}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        for _ in range(tries):
            for name, url, selector in wanted:
                seen[name].append(visit(browser, url, selector))
        browser.close()
    return seen


def told(seen: dict[str, list[Visit]]) -> None:
    """Print what was seen."""
    for name, visits in seen.items():
        print(said(name, visits))
    for line in ratios(seen):
        print(line)


def said(name: str, visits: list[Visit]) -> str:
    """The medians of one address."""
    plotly = any("lotly" in url for one in visits for url in one.asked)
    seconds, at_once, later = medians(visits)
    return (
        f"{name}: {seconds:.2f} s, {at_once / 1000:.0f} kB by then, {later / 1000:.0f} kB in all, "
        f"{len(visits[0].asked)} requests, plotly {'asked for' if plotly else 'not asked for'}"
    )


def medians(visits: list[Visit]) -> tuple[float, float, float]:
    """Seconds, bytes by then, bytes in all."""
    rows = [(one.seconds, one.at_once, one.later) for one in visits]
    seconds, at_once, later = (statistics.median(column) for column in zip(*rows, strict=True))
    return seconds, at_once, later


def ratios(seen: dict[str, list[Visit]]) -> list[str]:
    """Each address over the empty page of the same rounds, where there is one."""
    if EMPTY not in seen:
        return []
    empty, lines = medians(seen[EMPTY]), []
    for name, visits in seen.items():
        if name != EMPTY:
            time, by_then, whole = (
                ours / theirs for ours, theirs in zip(medians(visits), empty, strict=True)
            )
            lines.append(
                f"{name} over {EMPTY}: {time:.2f} of the time, {by_then:.2f} of the bytes by then, "
                f"{whole:.2f} of the bytes in all"
            )
    return lines


if __name__ == "__main__":
    main()
