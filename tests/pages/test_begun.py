"""A debt told from its beginning: borrowed, how many in all, how many paid; the rest is counted."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from streamlit.testing.v1 import AppTest

from tests.apptest import answer, choose, errors, field, go, opened, press, put, shown

WORDS = {
    "zh": {
        "begun": "借了多少、还了几期",
        "left": "还欠多少",
        "borrowed": "借款本金（元）",
        "all": "一共几期",
        "paid": "已还几期",
        "owed": "还欠本金（元）",
        "said": "算下来还欠 18,019.60 元，还剩 7 期。",
        "example": "例子：还欠",
    },
    "en": {
        "begun": "What I borrowed",
        "left": "What I still owe",
        "borrowed": "Amount borrowed (yuan)",
        "all": "Periods in all",
        "paid": "How many paid",
        "owed": "Principal left",
        "said": "That leaves 18,019.60 yuan still owed, 7 instalments to go.",
        "example": "An example: ",
    },
}


def running(page: str, lang: str) -> AppTest:
    """30,000 at 0.04 % a day over 12, of which 5 are paid, typed on one page."""
    app, words = opened(page, lang), WORDS[lang]
    press(app, words["begun"])
    app.selectbox(key=f"rate_per_{lang}").set_value("day").run()
    for key, text in (("borrowed", "30000"), ("rate", "0.04"), ("periods_paid", "5")):
        app.text_input(key=key).set_value(text)
    app.run()
    assert not app.exception
    return app


def by_hand(borrowed: int, rate: Fraction, count: int, paid: int) -> int:
    """What is owed of a level loan after so many payments: each interest rounded half up."""
    payment = int(borrowed * rate / (1 - 1 / (1 + rate) ** count) + Fraction(1, 2))
    for _ in range(paid):
        borrowed -= payment - int(borrowed * rate + Fraction(1, 2))
    return borrowed


def test_the_count_is_that_of_the_formula_to_the_rounding_of_each_row() -> None:
    """The annuity unrounded leaves 18,019.58; with every row to the fen it is 18,019.60."""
    grown = [(1 + Fraction(12, 1000)) ** count for count in (12, 5)]
    exact = 3_000_000 * (grown[0] - grown[1]) / (grown[0] - 1)
    assert int(exact) == 1_801_958
    assert by_hand(3_000_000, Fraction(12, 1000), 12, 5) == 1_801_960


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("page", ["relief", "waiting", "timeline"])
def test_what_is_still_owed_is_counted_and_shown(page: str, lang: str) -> None:
    assert WORDS[lang]["said"] in shown(running(page, lang))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_is_the_readers_debt_on_every_page_and_in_the_letter(lang: str) -> None:
    app = running("relief", lang)
    for page, query in (("waiting", {}), ("timeline", {}), ("contact", {"letter": "statement"})):
        app = go(app, page, lang, **query)
        text = shown(app) + "".join(one.value for one in app.code)
        assert "18,019.60" in text and WORDS[lang]["example"] not in text, page
    assert "还剩 7 期" in app.code[0].value and "30,000" not in app.code[0].value
    app = go(app, "learn", lang, lesson="overdue-interest")
    assert "18,019.6" in shown(app) or "1.80196 万元" in shown(app)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_both_sets_of_figures_stay(lang: str) -> None:
    """Over and back again: neither 30,000 of 12 nor 9,000 of 4 is lost, and the price has both."""
    app, words = running("relief", lang), WORDS[lang]
    press(app, words["left"])
    assert WORDS[lang]["said"] not in shown(app)
    put(app, words["owed"], "9000")
    press(app, words["begun"])
    assert field(app, words["borrowed"]).value == "30000"
    assert field(app, words["paid"]).value == "5" and words["said"] in shown(app)
    app = go(app, "cost", lang)
    assert field(app, words["borrowed"]).value == "30000", "typed once"
    app = go(app, "relief", lang)
    press(app, words["left"])
    assert field(app, words["owed"]).value == "9000"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_typed_on_the_price_is_offered(lang: str) -> None:
    app, words = opened("cost", lang), WORDS[lang]
    put(app, words["borrowed"], "24000")
    put(app, words["all"], "24")
    app = go(app, "relief", lang)
    press(app, words["begun"])
    assert field(app, words["borrowed"]).value == "24000" and field(app, words["all"]).value == "24"


def test_how_many_are_paid_is_never_taken_for_nothing() -> None:
    app = opened("relief", "zh")
    press(app, "借了多少、还了几期")
    put(app, "借款本金（元）", "30000")
    assert "已还几期" in errors(app)[0] and "算下来" not in shown(app)
    assert "已还几期" in answer(app)
    for wrong in ("12", "-1", "2.5", "abc"):
        put(app, "已还几期", wrong)
        assert "已还几期" in errors(app)[0], wrong
    put(app, "已还几期", "0")
    assert errors(app) == [] and "算下来还欠 30,000.00 元，还剩 12 期。" in shown(app)


def test_while_the_sum_is_an_example_nothing_is_called_the_readers() -> None:
    app = opened("relief", "zh")
    press(app, "借了多少、还了几期")
    put(app, "已还几期", "6")
    assert "例子：还欠" in shown(app) and "算下来" not in shown(app)
    app = go(app, "contact", "zh", letter="statement")
    assert "____" in app.code[0].value and "%" not in app.code[0].value


def test_an_example_rate_in_the_count_is_called_one() -> None:
    app = opened("relief", "zh")
    press(app, "借了多少、还了几期")
    put(app, "借款本金（元）", "30000")
    put(app, "已还几期", "5")
    assert "算下来还欠 18,147.72 元，还剩 7 期。这里用的利率还是例子" in shown(app)
    put(app, "年利率 %", "14.4")
    assert "算下来还欠 18,019.60 元，还剩 7 期。" in shown(app) and "利率还是例子" not in shown(app)


def test_a_flat_fee_stays_that_of_the_sum_first_borrowed() -> None:
    """24,000 at 0.65 % a period over 12, 5 paid: 14,000 owed, still 2,000.00 + 156.00 each."""
    app = opened("relief", "zh")
    choose(app, "产品", "信用卡账单分期 12 期")
    press(app, "借了多少、还了几期")
    typed = {"borrowed": "24000", "rate": "0.65", "periods_paid": "5", "budget": "2200"}
    for key, text in typed.items():
        app.text_input(key=key).set_value(text)
    app.run()
    assert "算下来还欠 14,000.00 元，还剩 7 期。" in shown(app)
    assert "2,156.00" in answer(app) + shown(app) and "2,091.00" not in shown(app)
    app = go(app, "contact", "zh", letter="statement")
    assert "每期手续费 0.65%" in app.code[0].value, "the fee as the contract prints it"


def test_a_loan_repaid_at_its_end_is_owed_whole() -> None:
    app = opened("relief", "zh", {"method": "bullet", "known_by": "begun"})
    assert "已还几期" not in {one.label for one in app.text_input}
    put(app, "借款本金（元）", "8000")
    assert "算下来还欠 8,000.00 元，还剩 12 期。" in shown(app)


def test_any_level_loan_is_counted_as_a_hand_does() -> None:
    draw = random.Random(9)
    app = opened("relief", "zh")
    press(app, "借了多少、还了几期")
    for _ in range(6):
        amount, percent = draw.randint(2000, 90_000), draw.randint(6, 36)
        count = draw.choice((3, 6, 12, 24, 36))
        paid = draw.randint(0, count - 1)
        typed = {"borrowed": amount, "rate": percent, "periods_all": count, "periods_paid": paid}
        for key, value in typed.items():
            app.text_input(key=key).set_value(str(value))
        app.run()
        owed = by_hand(100 * amount, Fraction(percent, 1200), count, paid)
        left = f"算下来还欠 {owed // 100:,}.{owed % 100:02d} 元，还剩 {count - paid} 期。"
        assert left in shown(app), typed
