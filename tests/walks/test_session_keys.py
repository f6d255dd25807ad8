"""From a pasted table to the letters without a mouse, every stop of the Tab key counted."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from content.words import t
from planner.case import Group
from tests import clock
from tests.browser import LOCALES, open_page
from tests.walks.counsellor import SPENT, TABLE
from tests.walks.keys import Keys

pytestmark = [pytest.mark.browser, pytest.mark.deep]
MOST = 25  # stops from the paste box to the first download: section 5.10 of the specification
LENDERS = 6  # all but the relative, and the hospital: how late its bill is, nobody said yet
STEPS = ".st-key-steps [data-testid=stButtonGroup]"


@pytest.fixture
def keys(browser: Browser, server: str, lang: str) -> Iterator[Keys]:
    """The session in a window of 1280 × 900, its heading just reached."""
    wide = {"viewport": {"width": 1280, "height": 900}, "locale": LOCALES[lang]}
    context = browser.new_context(timezone_id=clock.CHINA, accept_downloads=True, **wide)  # type: ignore[arg-type]
    page = context.new_page()
    open_page(page, server, "/session", lang)
    yield Keys(page)
    context.close()


def to_step(one: Keys, lang: str, name: str, key: str = "Tab") -> None:
    """To one of the five steps by its switch: one stop, then arrows."""
    one.to(STEPS, key)
    one.arrow(t(lang, f"session.step.{name}"))
    one.press("Enter")


def paste(one: Keys) -> None:
    """The table into its box; stops are counted from there."""
    one.to(".st-key-case_paste textarea")
    one.stops, one.way = 0, []
    one.paste(TABLE, ".st-key-read_paste button")
    one.press("Enter")


def home(one: Keys) -> None:
    """The household of section 1, in the order of its fields."""
    one.field("i1_day", 15)
    one.field("i1_usual", 6500)
    one.to(".st-key-add_income button")
    one.press("Enter")
    for key, text in (("i2_high", 2000), ("i2_low", 0), ("i2_usual", 1000)):
        one.field(key, text, "Shift+Tab")
    for group in Group:
        if group in SPENT:
            one.field(f"spend_{group}", SPENT[group])
    for key, number in (("fraction", 10), ("cap", 200), ("adults", 2), ("children", 1)):
        one.field(key, number)


def settle(one: Keys) -> None:
    """The low month's pool is promised, two days are set, all share, the figures are right."""
    one.field("plan_promise", 1053)
    one.date("plan_start", "2026", "12", "15")
    one.date("plan_review", "2027", "01", "20")
    one.to(".st-key-share_all button")
    one.press("Enter")
    one.to(".st-key-to_papers button")
    one.press("Enter")
    one.to(".st-key-case_confirmed input")
    one.press("Space")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_from_the_paste_to_letters_that_ask_for_time(keys: Keys, lang: str) -> None:
    """No time today: the paste, the fold, the letters."""
    to_step(keys, lang, "debts")
    paste(keys)
    keys.back(".st-key-session_fold_hold summary")
    keys.press("Enter")
    names = zipfile.ZipFile(io.BytesIO(keys.download("hold_letters"))).namelist()
    assert len(names) == 2 * LENDERS
    print(f"{lang}: {keys.stops} stops to the letters that ask for time")
    assert keys.stops <= MOST, "\n".join(keys.way)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_from_the_paste_to_all_papers(keys: Keys, lang: str) -> None:
    """The household first; then from the paste box over the plan and the tick to the zip."""
    to_step(keys, lang, "home")
    home(keys)
    to_step(keys, lang, "debts", "Shift+Tab")
    paste(keys)
    to_step(keys, lang, "settle", "Shift+Tab")
    settle(keys)
    names = zipfile.ZipFile(io.BytesIO(keys.download("papers_all"))).namelist()
    assert {Path(one).suffix for one in names} >= {".pdf", ".png", ".docx", ".xlsx", ".csv", ".ics"}
    print(f"{lang}: {keys.stops} stops to all papers")
    assert keys.stops <= MOST, "\n".join(keys.way)
