"""Step 4: an ask of any level is picked by hand for a debt, and stands in its letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.papers.case import Paper, papers_of
from pages.parts.session.offer.by_hand import Picked, ask, levels
from planner.case import (
    By,
    Case,
    CaseDebt,
    Certainty,
    Earned,
    Household,
    Income,
    Kind,
    Treat,
    save_file,
)
from planner.loan import Per, Rate
from tests import paper
from tests.apptest import choose, held, opened, press, put, shown
from tests.papers_client import CLIENT, TODAY

FIRST = date(2026, 12, 10)
CARD = CaseDebt(
    *("d1", "账单", 600_000, Kind.CARD),
    owed_on=TODAY,
    certainty=Certainty.CONFIRMED,
    rate=Rate(Fraction(12, 100), Per.YEAR),
    ask_next=600_000,
    due_day=10,
    days_late=0,
    treat=Treat.SHARE,
)
PAY = Income("i1", "工资", 60_000, kind=Earned.STEADY)
WHOSE = {"zh": "对方说的、我们问的", "en": "What they said, what we ask"}


pytestmark = pytest.mark.usefixtures("the_day")


def talks(debt: CaseDebt, lang: str = "zh") -> AppTest:
    """Step 4 of somebody with one debt and 600 a month, what was said of it open."""
    case = Case(TODAY, household=Household(income=(PAY,)), debts=(debt,))
    kept = {"case": save_file(case).decode(), "session_step": "talks"}
    app = opened("session", lang, kept)
    choose(app, WHOSE[lang], debt.name)
    return app


def kept_debt(app: AppTest) -> CaseDebt:
    (debt,) = held(app).debts
    return debt


def letter(debt: CaseDebt, folder: Path) -> str:
    """The letter to its lender, in the client's case."""
    files = papers_of(replace(CLIENT, debts=(debt,)), "zh", TODAY).files(Paper.LETTER)
    return paper.text(next(one for one in files if one.name.endswith("pdf")).make(), folder)


def options(app: AppTest, label: str) -> list[str]:
    (found,) = (one for one in app.selectbox if one.label == label)
    return list(found.options)


def test_no_penalty_is_picked_for_a_debt_and_asked_in_its_letter(tmp_path: Path) -> None:
    """6,000 at 1 % a month in 12 parts is 533.09 (annuity); 600 a month are there for it."""
    app = talks(CARD)
    assert options(app, "问什么")[1::2] == ["要时间，免罚息和违约金", "减一部分本金"]
    choose(app, "问什么", "要时间，免罚息和违约金")
    choose(app, "分几期", "12")
    assert "分 12 期，利息照算，免罚息和违约金。头一次在2026年12月10日" in shown(app)
    press(app, "记下，写进信里")
    press(app, "记下，写进信里")
    debt = kept_debt(app)
    (offer,) = debt.offers
    assert (offer.by, offer.level, offer.status, debt.chosen) == (By.US, 2, "idea", offer.id)
    assert (offer.payments or ())[0].amount == 53_309 and len(offer.payments or ()) == 12
    said = letter(debt, tmp_path)
    assert "能不能不收罚息和违约金" in said and "533.09" in said and "停收利息" not in said
    press(app, "回到怎么谈")
    for wish in ("先缓几个月", "分更多期", "停息"):
        press(app, wish)
    assert "最少要问的：1 家，要时间，免罚息和违约金" in shown(app)


def test_a_part_of_the_principal_is_named_by_the_client(tmp_path: Path) -> None:
    """4,500 once on 6,000 owed: less is asked for only where somebody says how much."""
    app = talks(CARD)
    choose(app, "问什么", "减一部分本金")
    assert "由本人说，要比还欠的 6,000.00 元少" in shown(app)
    assert "记下，写进信里" not in [one.label for one in app.button]
    put(app, "一共还多少（元）", "6000")
    assert "记下，写进信里" not in [one.label for one in app.button]
    put(app, "一共还多少（元）", "4500")
    assert "一次还，减一部分本金" in shown(app) and "一共 4,500.00 元" in shown(app)
    press(app, "记下，写进信里")
    debt = kept_debt(app)
    (offer,) = debt.offers
    assert (offer.level, [one.amount for one in offer.payments or ()]) == (4, [450_000])
    said = letter(debt, tmp_path)
    assert "能不能减免一部分欠款" in said and "一共4,500.00元" in said
    choose(app, "问到哪一步（第 1 项）", "看金额")
    assert kept_debt(app).offers[0].level == 0


def test_what_is_not_known_is_not_on_the_menu() -> None:
    app = talks(replace(CARD, rate=None), "en")
    assert options(app, "What to ask for") == ["Time, and no interest", "A lower principal"]
    assert "because the rate is not known" in shown(app)
    blank = talks(replace(CARD, owed=None))
    assert "先填还欠多少，才能挑" in shown(blank)
    assert "问什么" not in [one.label for one in blank.selectbox]
    press(blank, "这一家先不去问")
    assert "才能挑" not in shown(blank)


def test_each_level_by_its_kind() -> None:
    """What nobody agreed a rate or a penalty on is asked for time, or for less."""
    bill = CaseDebt("d2", "医院", 500_000, Kind.HOSPITAL)
    assert (levels(CARD), levels(bill)) == ((1, 2, 3, 4), (1, 4))
    free = replace(CARD, kind=Kind.PLATFORM, rate=Rate(Fraction(0), Per.YEAR))
    assert levels(free) == (1, 2, 4) and levels(replace(CARD, rate=None)) == (3, 4)
    found = ask(CARD, FIRST, Picked(3, 1, 24))
    assert found is not None and sum(fen for _, fen in found.payments) == 600_000
    assert (found.payments[0], len(found.payments)) == ((date(2027, 1, 10), 25_000), 24)
    assert ask(CARD, FIRST, Picked(4, 0, 12, 11)) is None  # a part of nothing is no payment
