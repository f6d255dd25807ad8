"""How many readers one machine holds: the figures and the picture of docs/scaling.md.

    python -m tests.instruments.scaling curve     about 25 minutes on a quiet machine of two cores
    python -m tests.instruments.scaling crowd     about 10 minutes; needs nginx (make proxy)
    … --sessions 1 10 --seconds 20                shorter; what is measured is written all the same

`curve`: the fullest page (/relief) and an empty page of Streamlit's, each in one process, visits
that change a field every five seconds; writes docs/pictures/sessions.svg and the table between the
marks in docs/scaling.md. `crowd`: 100 visits in one process for three minutes, then 200 over two
processes behind nginx, one of which is killed half-way; ends with 1 where a promise is not kept.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import signal
import sys
import tempfile
import threading
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import httpx

from content.words import t
from tests.conftest import ROOT
from tests.deploy.proxied import proxied, trusted
from tests.instruments.curve import picture
from tests.instruments.load import SETTLE, Seen, Target, Visit, measure, part, run_many
from tests.instruments.stubborn import Stubborn
from tests.server.serving import serve

SESSIONS = (1, 10, 25, 50, 75, 100, 150, 200)
EVERY = 5.0  # seconds between the changes of one reader
CHANGES = 20  # of one visit: what an hour of cost is counted with
PAGE, DOCUMENT = ROOT / "docs" / "pictures" / "sessions.svg", ROOT / "docs" / "scaling.md"
MARKS = ("<!-- measured -->", "<!-- end -->")
SUM = ("<!-- sum -->", "<!-- end of sum -->")  # of the formula, further down
USE, YUAN_AN_HOUR = 0.2, 0.10  # as the document assumes: of a rented core, for one of its hours
PICTURE = "![Processor of one process against sessions](pictures/sessions.svg)"
PROMISED_MS = 250.0
LABEL = t("zh", "field.principal")


def opening(target: Target, visits: int = 10) -> float:
    """The server's CPU seconds of a first visit: the page, its first files, its first drawing."""
    asyncio.run(drawn(target))  # what is loaded with the first one
    before = target.cpu_seconds()
    for _ in range(visits):
        with httpx.Client(base_url=f"http://{target.host}") as http:
            page = http.get("/").text
            for name in re.findall(r'(?:src|href)="\.(/[^"]+)"', page):
                http.get(name)
        asyncio.run(drawn(target))
    return (target.cpu_seconds() - before) / visits


async def drawn(target: Target) -> None:
    """One page, drawn for the first time, and left."""
    visit = Visit(target, Seen())
    async with visit.connect() as line:
        await visit.timed(line, visit.seen.first, visit.ask())


def curve(sessions: Sequence[int], seconds: float) -> None:
    """Both pages at each number of visits, in turn; then the picture and the table."""
    found: dict[tuple[str, int], Seen] = {}
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        ours = stack.enter_context(serve("app", Path(folder) / "ours"))
        log, healthy = Path(folder) / "empty", "/_stcore/health"
        empty = stack.enter_context(serve("tests.instruments.empty_app", log, healthy=healthy))
        targets = {
            "/relief": Target(ours.port, ours.pid, "relief", LABEL),
            "an empty page": Target(empty.port, empty.pid, "", "amount"),
        }
        first = {name: opening(target) for name, target in targets.items()}
        for count in sessions:
            for name, target in targets.items():
                found[name, count] = seen = measure(target, count, 1 / EVERY, seconds)
                print(f"{count} on {name}: {seen}", flush=True)
    lines = {
        name: [(count, found[name, count].cpu_ms * count / EVERY / 10) for count in sessions]
        for name in targets
    }
    title = f"Processor of one process, % of a core; each session changes a field every {EVERY:g} s"
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(picture(title, "sessions open at once", lines), "utf-8")
    text, hours = table(found, first, seconds)
    write(MARKS, f"{PICTURE}\n\n{text}")
    write(SUM, price(hours))
    print(text)


def price(hours: float) -> str:
    """What a million visits cost, written out."""
    yuan = hours / USE * YUAN_AN_HOUR
    return (
        f"With what was measured: {hours:,.0f} ÷ {USE:g} × {YUAN_AN_HOUR:.2f} = "
        f"**{yuan:,.0f} yuan** for a million visits."
    )


def table(
    found: dict[tuple[str, int], Seen], first: dict[str, float], seconds: float
) -> tuple[str, float]:
    """The figures as Markdown, and the core-hours of a million visits."""
    names, sessions = list(first), sorted({count for _, count in found})
    head = ["| sessions | page | p50 ms | p95 ms | CPU ms a change | % of a core | MB | errors |"]
    head.append("|--:|---|--:|--:|--:|--:|--:|--:|")
    for count in sessions:
        for name in names:
            one = found[name, count]
            share = one.cpu_ms * count / EVERY / 10
            middle, most = part(one.changes, 0.5), part(one.changes, 0.95)
            head.append(
                f"| {count} | {name} | {middle:.0f} | {most:.0f} | {one.cpu_ms:.1f} "
                f"| {share:.0f} | {one.memory_mb[1]:.0f} | {len(one.faults)} |"
            )
    usual = found[names[0], min(sessions, key=lambda one: abs(one - 10))].cpu_ms
    visit = first[names[0]] + CHANGES * usual / 1000
    hours = visit * 1e6 / 3600
    head.append(
        f"\nA visit with {CHANGES} changes takes {visit:.2f} CPU seconds: {first[names[0]]:.2f} to "
        f"open, {usual / 1000:.3f} for each change. A million take {hours:,.0f} "
        f"core-hours. An empty page takes {first[names[1]]:.2f} to open. Measured on "
        f"{os.cpu_count()} cores that also ran the visitors, {seconds:g} s for each line."
    )
    return "\n".join(head), hours


def write(marks: tuple[str, str], text: str) -> None:
    """Put something between its marks in the document."""
    start, end = marks
    before, _, rest = DOCUMENT.read_text("utf-8").partition(start)
    _, _, after = rest.partition(end)
    DOCUMENT.write_text(f"{before}{start}\n{text}\n{end}{after}", "utf-8")


def crowd(visits: int, seconds: float) -> int:
    """What "many readers" promises: half of them in one process; all over two, one killed."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        one, two = (stack.enter_context(serve("app", folder / f"log{at}")) for at in range(2))
        alone = Target(one.port, one.pid, "relief", LABEL)
        for target in (alone, Target(two.port, two.pid, "relief", LABEL)):
            measure(target, 1, 4, 2)  # what is loaded with the first visits
        seen = measure(alone, visits // 2, 1 / EVERY, seconds)
        print(f"{visits // 2} in one process: {seen}", flush=True)
        proxy = stack.enter_context(proxied(folder, [one.port, two.port]))
        behind = Target(proxy.port, two.pid, "relief", LABEL, trusted(folder), (one.pid,))
        timer = threading.Timer(
            visits * 0.1 + SETTLE + seconds / 2, os.kill, (one.pid, signal.SIGKILL)
        )
        timer.start()
        both = run_many(behind, visits, 1 / EVERY, seconds, Stubborn)
        timer.join()
        back = Stubborn.back
        print(f"{visits} over two processes, one killed: {both}")
        print(f"came back: {len(back)}, p50 {part(back, 0.5):.0f}, p95 {part(back, 0.95):.0f} ms")
    kept = not seen.faults and not both.faults and part(seen.changes, 0.95) < PROMISED_MS and back
    print("as promised" if kept else "NOT as promised")
    return 0 if kept else 1


def main() -> int:
    asks = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    asks.add_argument("what", choices=["curve", "crowd"])
    asks.add_argument("--sessions", type=int, nargs="+")
    asks.add_argument("--seconds", type=float)
    given = asks.parse_args()
    if given.what == "curve":
        curve(given.sessions or SESSIONS, given.seconds or 60.0)
        return 0
    return crowd(max(given.sessions or [200]), given.seconds or 180.0)


if __name__ == "__main__":
    sys.exit(main())
