"""How often what was typed is lost when a link is tapped at once: 200 tries in Chromium.

`python -m tests.instruments.taps [tries] [first]` makes the tries from the `first` (0) on, so that
two processes can share them; ends with an error when one of them lost something.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Error, sync_playwright

from tests import clock
from tests.browser_setup import find_chromium
from tests.conftest import FLAGS
from tests.server.serving import serve
from tests.walks import tapping


def main(count: int = 200, first: int = 0) -> int:
    """Try so many times, say each fault, and how many there were."""
    faults = 0
    log = Path(tempfile.mkdtemp()) / "log"
    with serve("tests.served", log) as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        hands = {hand: window(browser, hand == "touch") for hand in tapping.HANDS}
        for one in list(tapping.tries(count))[first:]:
            fault = tried(hands[one.hand], served.base, one)
            faults += bool(fault)
            print(fault or f"kept: {one}", flush=True)
        browser.close()
    print(f"{faults} of {count - first} lost something")
    return faults


def tried(hand: BrowserContext, base: str, one: tapping.Try) -> str:
    """One try in a tab of its own, with a record of its own; what went wrong, or nothing.

    Where a busy machine does not get as far as the tap, it was no try: once more, then a fault.
    """
    for _ in range(2):
        page = hand.new_page()
        try:
            return tapping.lost(page, base, one)
        except Error as problem:
            fault = f"{one}: {problem}"
            print(f"not tried: {fault}", flush=True)
        finally:
            page.close()
    return fault


def window(browser: Browser, touch: bool) -> BrowserContext:
    """A phone's, touched or with a mouse; its tabs share what is loaded and nothing typed."""
    screen = {"viewport": {"width": 360, "height": 740}, "locale": "zh-CN"}
    hand = {"has_touch": touch, "is_mobile": touch}
    return browser.new_context(timezone_id=clock.CHINA, **screen, **hand)  # type: ignore[arg-type]


if __name__ == "__main__":
    clock.start()
    sys.exit(bool(main(*map(int, sys.argv[1:]))))
