"""How four answers were got: a bill's ways, the day of a paper, a settlement, a card; by hand."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

import planner
from tests import clock
from tests.apptest import answer, opened, press, row, shown, unfold

HOW = {"zh": "怎么算的", "en": "How we got this"}


def again(fold: Block) -> dict[str, str]:
    """What the request in the fold is answered with, at the places that the fold names."""
    (request,) = (one.value for one in fold.get("code") if one.value[0] in "{[")
    asked = json.loads(request)
    answers = [planner.answer(one) for one in (asked if isinstance(asked, list) else [asked])]
    found, said = {}, shown(fold)
    for place in PLACES:
        at: Any = answers if isinstance(asked, list) else answers[0]
        try:
            for step in place.split("."):
                at = at[int(step)] if isinstance(at, list) else at[step]
        except (KeyError, IndexError, ValueError):
            continue
        if f"{place} = {at}" in said:
            found[place] = at
    return found


PLACES = ["0.totals.payment", "1.totals.payment", "2.owed.0.total", "offers.0.total"]
PLACES += ["offers.1.total", "interest", "total"]


def copied(fold: Block) -> str:
    """The text to copy."""
    return next(one.value for one in fold.get("code") if one.value[0] not in "{[")


# 5,400.00 with 2,000.00: 3,400.00 short. In three at 2.5 %: 85.00; the rest for 30 days at 0.05 %,
# after the minimum or late: 51.00.
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_bills_ways_are_counted_before_the_reader(lang: str) -> None:
    app = opened("due", lang)
    for key, text in (("due_bill", "5400"), ("due_days", "5"), ("due_have", "2000")):
        app.text_input(key=key).set_value(text)
    app.run()
    fold = unfold(app, HOW[lang])
    for sum_ in ("5,400.00 − 2,000.00 = 3,400.00", "3,400.00 × 2.5", "× 0.05% × 30", "= 51.00"):
        assert sum_ in shown(fold), sum_
    assert again(fold) == {
        "0.totals.payment": "3485.00",
        "1.totals.payment": "3451.00",
        "2.owed.0.total": "3451.00",
    }
    # The other program: 1.5 % of 3,400.00, twice; of a fee that stays it knows only the rate.
    assert shown(fold).count("51.0000") == 2
    assert "numpy-financial" in copied(fold) and "3,485.00" not in answer(app)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_last_day_is_counted_day_by_day(lang: str) -> None:
    """Received on 24 November 2026: day 1 is the 25th, day 6 the 30th, day 15 is 9 December."""
    with clock.at("2026-11-24T12:00+08:00"):
        app = opened("court", lang)
        press(app, {"zh": "支付令", "en": "Payment order"}[lang])
        app.date_input(key="court_received").set_value(date(2026, 11, 24)).run()
        fold = unfold(app, HOW[lang])
        days = {"zh": ("11月25日", "11月30日", "12月9日"), "en": ("25 Nov", "30 Nov", "9 Dec")}
        for number, day in zip(("1", "6", "15"), days[lang], strict=True):
            assert day in row(fold, number)[0]
        assert {"zh": "不数日子", "en": "not days"}[lang] in shown(fold)
        assert not [one for one in fold.get("code") if one.value.startswith("{")]
        assert days[lang][2] in copied(fold)


# 20,000.00 in 12 at 1.5 %, its next payment a month ahead: cleared today for 20,000.00 and the
# interest of the days since; 70 % of it is offered.
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.usefixtures("usual_day")
def test_a_settlement_is_counted_before_the_reader(lang: str) -> None:
    app = opened("relief", lang)
    for key, text in (("principal", "20000"), ("budget", "2000")):
        app.text_input(key=key).set_value(text)
    app.run()
    title = {"zh": "对方肯少收一些，一次结清？", "en": "An offer to settle once for less?"}[lang]
    unfold(app, title)
    app.text_input(key="settle_share").set_value("70").run()
    unfold(app, title)
    app.session_state["working_settle"] = True
    app.run()
    (fold,) = (one for one in app.expander if one.key == "working_settle")
    found = again(fold)
    paid, other = (float(found[f"offers.{at}.total"]) for at in (0, 1))
    assert f"× 70% = {paid:,.2f}" in shown(fold)
    assert f"{other:,.2f} − {paid:,.2f} = {other - paid:,.2f}" in shown(fold)
    # Its own contract: 0.015 / (1 − 1.015^−12) × 20,000 = 1,833.5999.
    assert "1,833.5999" in shown(fold)


# 10,000.00 at 0.05 % a day, 1.5 % a month, and 2,000.00 a month: 10,000 + 150 − 2,000 = 8,150.00;
# 122.25; 6,272.25; 94.08; 4,366.33; 65.49; 2,431.82; 36.48; 468.30; 7.02: six months, 475.32 of
# interest. ln(2000 / 1850) / ln(1.015) = 0.0779615 / 0.0148886 = 5.2363.
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_card_is_counted_month_by_month(lang: str) -> None:
    app: AppTest = opened("cost", lang, kept={"product": "card_balance"})
    for key, text in (("principal", "10000"), ("card_fixed", "2000")):
        app.text_input(key=key).set_value(text)
    app.run()
    fold = unfold(app, HOW[lang])
    assert again(fold) == {"interest": "475.32", "total": "10475.32"}
    assert "5.2363" in shown(fold) and "150.0000" in shown(fold)
    assert "8,150.00" in shown(fold) and "475.32" in copied(fold)
