"""A page on paper: the whole answer, what folds hold, no field, no empty fold."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests import paper
from tests.browser import OpenPage, answer, open_page, settled

PAGES = {
    "relief": {"principal": "20000", "budget": "1500"},
    "plan": {
        "plan_balance_1": "8000",
        "plan_rate_1": "18",
        "plan_least_1": "800",
        "plan_balance_2": "5000",
        "plan_rate_2": "18.25",
        "plan_least_2": "500",
        "household_budget": "1500",
    },
}
# On paper though its fold is closed; and never: a fold of fields, folds that are still empty.
PRINTED = {
    "relief": {
        "zh": ("撑不住或仍会逾期的（2）", "按合同还"),
        "en": ("Too much, or still in arrears (2)", "Pay as agreed"),
    },
    "plan": {
        "zh": ("换个顺序差多少", "欠得最少的"),
        "en": ("What another order", "The smallest balance"),
    },
}
LEFT_OUT = {
    "relief": {"zh": ("看图", "更多办法", "存成一页"), "en": ("as a chart", "Save as one page")},
    "plan": {"zh": ("看图", "存成一页"), "en": ("as a chart", "Save as one page")},
}
INPUTS = "input, textarea, button, [role=combobox]"
SEEN = "(css) => [...document.querySelectorAll(css)].filter((e) => e.checkVisibility()).length"


def typed(page: Page, fields: dict[str, str]) -> None:
    """Every field filled in, one after another."""
    for key, text in fields.items():
        page.locator(f".st-key-{key} input").fill(text)
        page.keyboard.press("Enter")
        settled(page)


@pytest.mark.browser
@pytest.mark.deep
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_prints_what_it_holds(
    name: str, lang: str, server: str, phone: OpenPage, tmp_path: Path
) -> None:
    page = phone(lang)
    open_page(page, server, f"/{name}", lang)
    typed(page, PAGES[name])
    page.wait_for_timeout(1500)
    said = paper.squeezed(answer(page))
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 900)")
    page.emulate_media(media="print")
    assert page.evaluate(SEEN, INPUTS) == 0
    text = paper.text(page.pdf(format="A4"), tmp_path)
    assert said in text, "the answer whole, not the line that sticks"
    for words in PRINTED[name][lang]:
        assert paper.squeezed(words) in text
    for words in LEFT_OUT[name][lang]:
        assert paper.squeezed(words) not in text
