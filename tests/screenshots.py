"""`make screenshots`: every page, both languages, a phone and a desk, into docs/screenshots/."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from content.words import t  # noqa: E402
from tests import clock  # noqa: E402
from tests.browser import LOCALES, TO_THE_TOP, acted, open_page  # noqa: E402
from tests.browser_setup import find_chromium  # noqa: E402
from tests.conftest import FLAGS, free_port, wait_until_up  # noqa: E402
from tests.walks.counsellor import Counsellor, fill, settle  # noqa: E402

FOLDER = ROOT / "docs" / "screenshots"
STEPS = ("first", "home", "debts", "talks", "settle")
SIZES = {"phone": {"width": 360, "height": 740}, "desk": {"width": 1280, "height": 900}}
NAMED = ("relief", "waiting", "cost", "due", "plan", "door", "timeline", "court", "learn")
PAGES = {"home": "/"} | {name: f"/{name}" for name in (*NAMED, "practise", "teams")}
# What a reader types first, by the field's key, so that no picture is of an example only.
TYPED = {
    "due": {"due_bill": "5400", "due_days": "5", "due_have": "2000"},
    "relief": {"principal": "20000", "rate": "15", "periods": "10", "budget": "1200"},
    "waiting": {"principal": "20000", "rate": "15", "periods": "10", "days_late": "12"},
    "plan": {
        "household_budget": "1500",  # before the debts: leaving it opens the calendar beside it
        **{"plan_balance_1": "8000", "plan_rate_1": "18", "plan_least_1": "400"},
        **{"plan_balance_2": "5000", "plan_rate_2": "24", "plan_least_2": "300"},
    },
}
CHARTED = ("relief", "waiting", "plan")  # on a desk their chart opens by itself
# What is pictured of a page besides its top, on a phone: the fold it is in, if any; what, its name.
PARTS = {"relief": ("", ".rw-bars", "ways"), "waiting": ("chart.open", ".js-plotly-plot", "course")}


def type_into(field: Locator, text: str) -> None:
    """Write over what stood in a field, and leave it."""
    field.fill(text)
    field.press("Tab")


def of_pages(browser: Browser, base: str) -> None:
    """Every page in both languages, on a phone and on a desk."""
    for lang in LOCALES:
        for screen, size in SIZES.items():
            shown = {"locale": LOCALES[lang], "viewport": size, "has_touch": screen == "phone"}
            context = browser.new_context(timezone_id=clock.CHINA, **shown)
            page = context.new_page()
            for name, path in PAGES.items():
                open_page(page, base, path, lang)
                for key, text in TYPED.get(name, {}).items():
                    field = page.locator(f".st-key-{key} input").first
                    if field.input_value() != text:  # it comes along from the page before
                        acted(page, partial(type_into, field, text))
                if screen == "desk" and name in CHARTED:
                    page.locator(".js-plotly-plot").first.wait_for()
                taken(page, f"{name}-{lang}-{screen}")
                if screen == "phone" and name in PARTS:
                    part_of(page, name, lang)
            context.close()


def part_of(page: Page, name: str, lang: str) -> None:
    """What a phone shows of a page further down."""
    fold, what, called = PARTS[name]
    if fold:
        page.get_by_text(t(lang, fold), exact=True).first.tap()
    shown = page.locator(what).first
    shown.wait_for()
    shown.evaluate("(one) => one.scrollIntoView({ block: 'center' })")
    page.wait_for_timeout(600)
    page.screenshot(path=FOLDER / f"{name}-{called}-{lang}-phone.png")


def of_session(browser: Browser, base: str) -> None:
    """The five steps of a counsellor's session, for its guide, with the client told there."""
    shown = {"locale": LOCALES["en"], "viewport": SIZES["desk"]}
    context = browser.new_context(timezone_id=clock.CHINA, **shown)
    one = Counsellor(context.new_page(), base, "en")
    fill(one)
    settle(one)
    for step in STEPS:
        one.step(step)
        taken(one.page, f"session-{step}-en-desk")
    context.close()


def taken(page: Page, name: str) -> None:
    """One picture, from the top of the page."""
    page.evaluate(TO_THE_TOP)
    page.wait_for_timeout(600)
    page.screenshot(path=FOLDER / f"{name}.png")


@contextmanager
def served() -> Iterator[str]:
    """The app by the clock of the tests, started and stopped; gives its address."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    port, log = free_port(), FOLDER / "server.log"
    command = [sys.executable, "-m", "tests.served"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "PORT": str(port)},
            stdout=output,
            stderr=output,
        )
    try:
        base = f"http://127.0.0.1:{port}"
        wait_until_up(base, process, log)
        yield base
    finally:
        process.terminate()
        process.wait(timeout=10)
        log.unlink()


def main() -> None:
    """Start the app, take the pictures, stop it; with names, only those: pages, session."""
    makers = {"pages": of_pages, "session": of_session}
    with served() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        for name in sys.argv[1:] or makers:
            makers[name](browser, base)
        browser.close()
    print(f"pictures in {FOLDER.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
