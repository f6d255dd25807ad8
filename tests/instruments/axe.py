"""axe-core over every page: both languages, phone and desk, light and dark, folded and unfolded.

    python -m tests.instruments.axe                every page: twenty minutes on two slow cores
    python -m tests.instruments.axe relief         one page
    python -m tests.instruments.axe embed:relief   its view inside another site, alone in the window
    python -m tests.instruments.axe words:relief   what stands there before, and without, any script
    python -m tests.instruments.axe framed:relief  the same view in a frame of a host's page
    python -m tests.instruments.axe embed words    all of a kind; of framed three pages
    python -m tests.instruments.axe filled         the five steps of a session with a client's list

Prints what it finds and ends with 1 where there is anything. `make deep` asks each page in one of
the eight ways only (tests/pages/test_axe.py).
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Frame, Page, sync_playwright

from pages.written.places import ALONE, PAGES
from tests import clock
from tests.browser import LOCALES, open_page
from tests.browser_setup import find_chromium
from tests.conftest import FLAGS
from tests.embedding.host import Host, inside, is_whole, site, tag
from tests.screenshots import SIZES, STEPS
from tests.server.serving import serve
from tests.walks.counsellor import Counsellor, fill, settle

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCHEMES = ("light", "dark")
Ask = Callable[[Browser, str, str, tuple[str, str, str]], list[str]]
MORE = {  # pages within pages
    "lesson": "/learn?lesson=flat-fee",
    "log": "/proper?do=log",
    "question": "/questions?q=collector-at-door",
    "talk": "/practise?talk=late-borrower",
}
# A calculator, a text, the page for the worst moment; then one more of each kind that is embedded.
FRAMED = ("relief", "lesson", "door", "due", "plan", "question", "talk")
UNFOLD = """() => document.querySelectorAll("details:not([open]) > summary")
  .forEach((one) => one.click())"""
# What of a page is for readers without scripts, shown to a browser whose scripts do not come.
BARE = """() => document.querySelectorAll("noscript").forEach((one) => {
  one.outerHTML = one.textContent;
})"""
LATE = """() => document.fonts.ready.then(() => new Promise((done) => setTimeout(done, 400)))"""


def found(page: Page | Frame) -> list[str]:
    """Each violation on the screen: its rule, how grave it is, where."""
    options = {"runOnly": {"type": "tag", "values": RULES}}
    faults = Axe().run(page, options=options).response["violations"]
    return [
        f"{fault['id']} ({fault['impact']}): {node['target']} {node['html'][:160]}"
        for fault in faults
        for node in fault["nodes"]
    ]


def kinds() -> dict[str, dict[str, str]]:
    """Every address of each kind: whole pages, embed views, words before scripts."""
    whole = {name: f"/{name}" for name in PAGES} | {"home": "/"} | MORE
    inside = {f"embed:{name}": path for name, path in whole.items() if name not in ALONE}
    words = {f"words:{name}": path for name, path in whole.items()}
    framed = {f"framed:{name}": path for name, path in whole.items() if name not in ALONE}
    known = {"whole": whole, "embed": inside, "words": words, "framed": framed}
    return known | {"filled": {"filled": "/session"}}


def seen(browser: Browser, base: str, path: str, how: tuple[str, str, str]) -> list[str]:
    """What is found on one page as it opens, and unfolded; `how` is language, screen, scheme."""
    with context(browser, how) as page:
        address, _, query = path.partition("?")
        asked = dict(pair.split("=") for pair in query.split("&") if pair)
        open_page(page, base, address, how[0], **asked)
        return twice(page)


def bare(browser: Browser, base: str, path: str, how: tuple[str, str, str]) -> list[str]:
    """The same of the words that stand there where no script comes."""
    with context(browser, how) as page:
        page.route(
            "**/*",
            lambda one: one.abort() if one.request.resource_type == "script" else one.continue_(),
        )
        page.goto(f"{base}{path}{'&' if '?' in path else '?'}lang={how[0]}")
        page.evaluate(BARE)
        return twice(page)


def framed(host: Host) -> Ask:
    """What is found inside a frame that one tag has put into a host's page."""

    def ask(browser: Browser, base: str, path: str, how: tuple[str, str, str]) -> list[str]:
        with context(browser, how) as page:
            scheme = f'data-scheme="{how[2]}"'
            page.goto(host.show("/axe", tag(base, path.removeprefix("/"), scheme), LOCALES[how[0]]))
            frame = inside(page)
            is_whole(page, frame)
            return twice(frame)

    return ask


def filled(browser: Browser, base: str, _: str, how: tuple[str, str, str]) -> list[str]:
    """What is found on each step of a session in which a client's list has been filled in.

    It is filled in at a desk: a phone shows one question at a time.
    """
    with context(browser, (how[0], "desk", how[2])) as page:
        one, faults = Counsellor(page, base, how[0]), list[str]()
        fill(one)
        settle(one)
        page.set_viewport_size(SIZES[how[1]])  # type: ignore[arg-type]
        for step in STEPS:
            one.step(step)
            faults += [f"{step}: {fault}" for fault in twice(page)]
        for part in ("sum", "holds"):
            one.tap(one.said(f"session.part.{part}"))
            faults += [f"{part}: {fault}" for fault in twice(page)]
        return faults


def twice(page: Page | Frame) -> list[str]:
    """What is found as it stands, and what more with everything unfolded."""
    page.evaluate(LATE)
    opened = found(page)
    page.evaluate(UNFOLD)
    page.wait_for_timeout(1500)
    unfolded = [one for one in found(page) if one not in opened]
    return [*opened, *(f"unfolded: {one}" for one in unfolded)]


@contextmanager
def context(browser: Browser, how: tuple[str, str, str]) -> Iterator[Page]:
    """A window of that language, size and scheme."""
    lang, screen, scheme = how
    shown = {"locale": LOCALES[lang], "viewport": SIZES[screen], "color_scheme": scheme}
    made = browser.new_context(timezone_id=clock.CHINA, **shown)  # type: ignore[arg-type]
    yield made.new_page()
    made.close()


def asked_of(name: str, path: str, host: Host | None = None) -> tuple[Ask, str]:
    """How a name is opened, and at which address; in a frame only where there is a host."""
    if name == "filled":
        return filled, path
    if host and name.startswith("framed:"):
        return framed(host), path
    if name.startswith("words:"):
        return bare, path
    more = f"{'&' if '?' in path else '?'}embed=true" if name.startswith("embed:") else ""
    return seen, path + more


def allowing(host: Host) -> dict[str, str]:
    """The setting with which that host may show our pages."""
    return {"REPAYWISE_FRAME_ANCESTORS": host.base}


def main() -> int:
    """Ask every page, or those that are named; 1 where something was found."""
    every = kinds()
    known = {name: path for one in every.values() for name, path in one.items()}
    every["framed"] = {f"framed:{name}": "" for name in FRAMED}
    wanted = [each for one in sys.argv[1:] or ["whole"] for each in every.get(one, [one])]
    count = 0
    with (
        tempfile.TemporaryDirectory() as folder,
        site() as host,
        serve("tests.served", Path(folder) / "log", settings=allowing(host)) as app,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        for name, lang, screen, scheme in product(wanted, LOCALES, SIZES, SCHEMES):
            ask, path = asked_of(name, known[name], host)
            for fault in ask(browser, app.base, path, (lang, screen, scheme)):
                print(name, lang, screen, scheme, fault, flush=True)
                count += 1
        browser.close()
    print(f"{count} found on {len(wanted)} pages")
    return bool(count)


if __name__ == "__main__":
    sys.exit(main())
