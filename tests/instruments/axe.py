"""axe-core over every page: both languages, phone and desk, light and dark, folded and unfolded.

    python -m tests.instruments.axe            every page: twenty minutes on two slow cores
    python -m tests.instruments.axe relief     one page

Prints what it finds and ends with 1 where there is anything; `make test` asks each page once.
"""

from __future__ import annotations

import sys
import tempfile
from itertools import product
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from pages.parts.places import PAGES
from tests import clock
from tests.browser import LOCALES, open_page
from tests.browser_setup import find_chromium
from tests.conftest import FLAGS
from tests.screenshots import SIZES
from tests.server.serving import serve

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCHEMES = ("light", "dark")
MORE = {"lesson": "/learn?lesson=flat-fee", "log": "/proper?do=log"}  # pages within pages
UNFOLD = """() => document.querySelectorAll("details:not([open]) > summary")
  .forEach((one) => one.click())"""
LATE = """() => document.fonts.ready.then(() => new Promise((done) => setTimeout(done, 400)))"""


def found(page: Page) -> list[str]:
    """Each violation on the screen: its rule, how grave it is, where."""
    options = {"runOnly": {"type": "tag", "values": RULES}}
    faults = Axe().run(page, options=options).response["violations"]
    return [
        f"{fault['id']} ({fault['impact']}): {node['target']} {node['html'][:160]}"
        for fault in faults
        for node in fault["nodes"]
    ]


def seen(browser: Browser, base: str, path: str, how: tuple[str, str, str]) -> list[str]:
    """What is found on one page as it opens, and unfolded; `how` is language, screen, scheme."""
    lang, screen, scheme = how
    shown = {"locale": LOCALES[lang], "viewport": SIZES[screen], "color_scheme": scheme}
    context = browser.new_context(timezone_id=clock.CHINA, **shown)  # type: ignore[arg-type]
    page = context.new_page()
    address, _, query = path.partition("?")
    asked = dict(pair.split("=") for pair in query.split("&") if pair)
    open_page(page, base, address, lang, **asked)
    page.evaluate(LATE)
    opened = found(page)
    page.evaluate(UNFOLD)
    page.wait_for_timeout(1500)
    unfolded = [one for one in found(page) if one not in opened]
    context.close()
    return [*opened, *(f"unfolded: {one}" for one in unfolded)]


def main() -> int:
    """Ask every page, or those that are named; 1 where something was found."""
    every = {name: f"/{name}" for name in PAGES} | {"home": "/"} | MORE
    wanted = sys.argv[1:] or list(every)
    count = 0
    with (
        tempfile.TemporaryDirectory() as folder,
        serve("tests.served", Path(folder) / "log") as app,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        for name, lang, screen, scheme in product(wanted, LOCALES, SIZES, SCHEMES):
            for fault in seen(browser, app.base, every[name], (lang, screen, scheme)):
                print(name, lang, screen, scheme, fault, flush=True)
                count += 1
        browser.close()
    print(f"{count} found on {len(wanted)} pages")
    return bool(count)


if __name__ == "__main__":
    sys.exit(main())
