"""What is typed and what it comes to: beside each other where wide; whose figures they are."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests import clock
from tests.browser import LOCALES, OpenPage, acted, clipped_text, no_sideways_scroll, open_page
from tests.screenshots import type_into
from tests.shared_out import every_second

CALCULATORS = ("relief", "waiting", "due", "cost", "court", "plan", "allocate", "bill", "timeline")
DESK: dict[str, Any] = {"width": 1280, "height": 900}
NARROW = 1000  # from here on there are two halves
WORD = {"zh": "例子", "en": "e.g."}
PLACES = """() => ["answer", "typed", "found"].map((name) => {
  const box = document.querySelector(`.st-key-${name}`)?.getBoundingClientRect();
  return box && box.height ? [box.left, box.right, box.top, box.bottom].map(Math.round) : null;
})"""
GREY = """() => Object.fromEntries([...document.querySelectorAll("[data-rw-grey]")].map((field) =>
  [field.dataset.rwGrey, getComputedStyle(field.parentElement, "::before").content]))"""


def desk(browser: Browser, lang: str, width: int = DESK["width"]) -> BrowserContext:
    """A wide screen."""
    shown = {"viewport": {**DESK, "width": width}, "locale": LOCALES[lang]}
    return browser.new_context(timezone_id=clock.CHINA, **shown)


@pytest.mark.browser
@pytest.mark.parametrize("width", [DESK["width"], pytest.param(NARROW, marks=pytest.mark.deep)])
@pytest.mark.parametrize("name", every_second(CALCULATORS))
def test_fields_stand_left_and_answer_and_results_right_of_them(
    browser: Browser, server: str, name: str, width: int
) -> None:
    context = desk(browser, "en", width)
    page = context.new_page()
    open_page(page, server, f"/{name}", "en")
    answer, typed, found = page.evaluate(PLACES)
    assert typed[1] < answer[0] and abs(typed[2] - answer[2]) < 40
    assert answer[3] < 900  # in sight as the page opens
    if found:
        assert found[0] == answer[0] and found[1] == answer[1]
        assert answer[3] <= found[2] < answer[3] + 60  # under it, neither covered nor far away
    assert no_sideways_scroll(page) and not clipped_text(page)
    context.close()


@pytest.mark.browser
def test_the_answer_and_the_fields_stay_in_sight_over_a_long_page(
    browser: Browser, server: str
) -> None:
    context = desk(browser, "zh")
    page = context.new_page()
    open_page(page, server, "/waiting", "zh")
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 400)")
    page.wait_for_timeout(600)
    answer, typed, found = page.evaluate(PLACES)
    assert found[2] < 0  # it has moved
    assert 0 <= answer[2] < answer[3] < 900 and 0 <= typed[2] < typed[3] < 900
    context.close()


def grey(page: Page) -> dict[str, str]:
    """The fields that are shown as an example, each with the word in it."""
    page.wait_for_timeout(300)
    found: dict[str, str] = page.evaluate(GREY)
    return {key: word.strip('"') for key, word in found.items()}


@pytest.mark.browser
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_example_is_grey_and_says_so_until_it_is_the_readers(
    phone: OpenPage, server: str, lang: str
) -> None:
    page = phone(lang)
    open_page(page, server, "/relief", lang)
    word = WORD[lang]
    every = {"principal": word, "rate": word, "periods": word, "budget": word}
    assert grey(page).items() >= every.items()
    field = page.locator(".st-key-principal input")
    acted(page, lambda: field.fill("20000"))
    assert "principal" not in grey(page) and grey(page)["rate"] == word
    acted(page, page.locator(".st-key-terms_yes button").click)  # the rest happens to be mine
    assert grey(page).keys() & {"principal", "rate", "periods"} == set()


@pytest.mark.browser
def test_an_answer_that_grew_further_down_covers_nothing_at_the_top(
    browser: Browser, server: str
) -> None:
    """Fields low on the page make the answer a line longer while it sticks."""
    context = desk(browser, "en")
    page = context.new_page()
    open_page(page, server, "/plan", "en")
    typed = {"household_budget": "1500", "plan_balance_1": "8000", "plan_rate_1": "18"}
    typed |= {"plan_least_1": "400", "plan_balance_2": "5000", "plan_least_2": "300"}
    for key, text in typed.items():
        field = page.locator(f".st-key-{key} input").first
        if field.input_value() != text:
            acted(page, partial(type_into, field, text))
        page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 600)")
        page.wait_for_timeout(200)
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")
    page.wait_for_timeout(600)
    answer, _, found = page.evaluate(PLACES)
    assert answer[3] <= found[2] < answer[3] + 60
    context.close()
