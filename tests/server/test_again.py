"""A script that is lost on a bad line: the page is loaded once more, or a calm sentence says so."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route

from content.words import t
from tests.browser import OpenPage, go, open_page, put, settled

pytestmark = pytest.mark.browser
LOST = {
    "zh": "这里没有载入，多半是网断了一下。请重新打开这一页。",
    "en": "This part did not load, most likely because the line dropped."
    " Please load this page again.",
}
FAULT = "[data-testid=stAlertContentError]:visible"


def losing(page: Page, script: str, times: int) -> list[str]:
    """A line on which a script of Streamlit's is lost in the first so many loads; the loads."""
    loads = list[str]()
    page.on("domcontentloaded", lambda one: loads.append(one.url))

    def answer(route: Route) -> None:
        route.abort() if len(loads) <= times else route.continue_()

    page.route(f"**/{script}.*.js", answer)
    return loads


@pytest.mark.deep
def test_a_page_whose_script_was_lost_is_loaded_once_more_and_keeps_what_was_typed(
    server: str, phone: OpenPage
) -> None:
    page = phone("zh")
    open_page(page, server, "/due", "zh")
    put(page, t("zh", "field.due_bill"), "73519.42")
    loads = losing(page, "Selectbox", 1)
    page.goto(f"{server}/relief?lang=zh")
    page.wait_for_function("() => performance.getEntriesByType('navigation')[0].type === 'reload'")
    settled(page)
    page.wait_for_timeout(1000)
    assert len(loads) == 2 and page.locator(FAULT).count() == 0
    go(page, "/due", "zh")
    assert page.get_by_label(t("zh", "field.due_bill"), exact=True).input_value() == "73519.42"


@pytest.mark.parametrize("lang", ["zh", pytest.param("en", marks=pytest.mark.deep)])
def test_a_script_that_stays_lost_is_told_in_one_sentence(
    server: str, phone: OpenPage, lang: str
) -> None:
    page = phone(lang)
    loads = losing(page, "Selectbox", 99)
    page.goto(f"{server}/relief?lang={lang}")
    page.locator(FAULT, has_text=LOST[lang]).first.wait_for()
    page.wait_for_timeout(2000)
    assert len(loads) == 2, "by itself once, not for ever"
    assert set(page.locator(FAULT).all_inner_texts()) == {LOST[lang]}


@pytest.mark.deep
def test_a_page_in_which_something_was_done_is_not_loaded_anew_by_itself(
    server: str, phone: OpenPage
) -> None:
    page = phone("zh")
    loads = losing(page, "Selectbox", 99)
    open_page(page, server, "/due", "zh")
    put(page, t("zh", "field.due_bill"), "73519.42")
    go(page, "/relief", "zh")
    page.locator(FAULT, has_text=LOST["zh"]).first.wait_for()
    page.wait_for_timeout(1000)
    assert len(loads) == 1
