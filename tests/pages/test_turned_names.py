"""A sign that turns the writing round goes nowhere but the field that it was typed in: no sentence,
no paper and no letter carries it on (Unicode, UAX 9)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from content.straight import straight
from content.words import t
from pages.papers.case import Paper, papers_of
from pages.papers.contacts import as_csv, as_text
from pages.shapes import template
from tests.apptest import html, opened
from tests.pages.test_case_papers import CLIENT, TODAY, of_word
from tests.papers_client import DEBTS

ROW = {"day": "2026-11-20", "time": "9:30", "agency": "", "said": "", "proof": "none"}
TURNED = "借\u202e呗\u2066A\u2069\u200f"
PLAIN = "借呗A"


def test_every_sign_of_the_standard_goes_and_nothing_else() -> None:
    signs = [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C]
    for made in (straight, template.straight):
        assert made("".join(map(chr, signs))) == ""
        for kept in ("花呗👨\u200d👩", "ab c", "שלום", "a\u00a0b", ""):
            assert made(kept) == kept


def test_a_sentence_says_the_name_without_it() -> None:
    said = t("zh", "papers.letter.to", name=TURNED)
    assert PLAIN in said and "\u202e" not in said


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_shows_a_debt_s_name_without_it(lang: str) -> None:
    kept = {"plan_name_1": TURNED, "plan_balance_1": "5000", "plan_name_2": "B"}
    app = opened("plan", lang, {**kept, "plan_balance_2": "800"})
    for key, text in {**kept, "plan_balance_2": "800"}.items():
        app.text_input(key=key).set_value(text)
    app.run()
    labels = " ".join(one.label for one in (*app.button, *app.expander))
    assert PLAIN in html(app)
    assert [one for one in (html(app), labels) if straight(one) != one] == []


def test_a_letter_and_the_log_carry_it_nowhere() -> None:
    case = replace(CLIENT, debts=(replace(DEBTS[0], name=TURNED), *DEBTS[1:]))
    files = papers_of(case, "zh", TODAY).files(Paper.LETTER)
    word = next(one for one in files if one.name.endswith("docx"))
    said = of_word(word.make())
    assert PLAIN in said and straight(said) == said
    for data in (as_csv("zh", [{**ROW, "who": TURNED}]), as_text("zh", [{**ROW, "who": TURNED}])):
        assert PLAIN in data.decode() and "\u202e" not in data.decode()
