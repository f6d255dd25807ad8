"""Last month's case beside today's: pairs made by hand, and what a reader would say of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from planner.case import (
    Case,
    CaseDebt,
    CaseOffer,
    CasePlan,
    Certainty,
    Household,
    How,
    Income,
    SavingsRule,
    Spending,
    Stage,
    Status,
    Turn,
    Turned,
    beside,
    since,
)

THEN, NOW = date(2026, 10, 26), date(2026, 11, 26)
DEBT = CaseDebt("d1", "花呗", 860_000, owed_on=THEN)


def turned(old: CaseDebt | None, new: CaseDebt | None) -> tuple[Turned, ...]:
    """Two cases of one debt at most."""
    before, after = (tuple(one for one in (each,) if one) for each in (old, new))
    return since(Case(THEN, debts=before), Case(NOW, debts=after))


def told(**new: Any) -> CaseDebt:
    return replace(DEBT, owed_on=NOW, **new)


def offer(status: Status, how: How | None = None) -> tuple[CaseOffer, ...]:
    return (CaseOffer("o1", status=status, how=how),)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (DEBT, DEBT, ()),
        (DEBT, told(), ()),
        (DEBT, told(owed=700_000), (Turned(Turn.LESS, "花呗", 860_000, 700_000),)),
        (DEBT, told(owed=860_001), (Turned(Turn.MORE, "花呗", 860_000, 860_001),)),
        (DEBT, told(owed=None), (Turned(Turn.LOST, "花呗", 860_000, None),)),
        (told(owed=None), DEBT, (Turned(Turn.LEARNT, "花呗", None, 860_000),)),
        (told(owed=None), CaseDebt("d1", "花呗", 0), (Turned(Turn.LEARNT, "花呗", None, 0),)),
        (None, DEBT, (Turned(Turn.NEW, "花呗", None, 860_000),)),
        (DEBT, None, (Turned(Turn.GONE, "花呗", 860_000, None),)),
        (replace(DEBT, days_late=3), told(days_late=34), (Turned(Turn.LATE, "花呗", 3, 34),)),
        (replace(DEBT, days_late=90), told(days_late=0), (Turned(Turn.LATE, "花呗", 90, 0),)),
        (DEBT, told(days_late=5), (Turned(Turn.LATE, "花呗", None, 5),)),
        (
            replace(DEBT, stage=Stage.OVERDUE),
            told(stage=Stage.COURT_PAPER),
            (Turned(Turn.STAGE, "花呗", "overdue", "court_paper"),),
        ),
        (
            replace(DEBT, offers=offer(Status.ASKED)),
            told(offers=offer(Status.AGREED, How.SMS)),
            (Turned(Turn.AGREED, "花呗", None, "sms"),),
        ),
        (DEBT, told(offers=offer(Status.REFUSED)), (Turned(Turn.REFUSED, "花呗"),)),
        (DEBT, told(offers=offer(Status.ASKED)), (Turned(Turn.ASKED, "花呗"),)),
        (DEBT, told(offers=offer(Status.IDEA)), ()),
        (DEBT, told(certainty=Certainty.CONFIRMED), (Turned(Turn.SURE, "花呗"),)),
        (
            replace(DEBT, certainty=Certainty.CONFIRMED),
            told(certainty=Certainty.ESTIMATED),
            (Turned(Turn.UNSURE, "花呗"),),
        ),
        (replace(DEBT, certainty=Certainty.CONFIRMED), told(certainty=None), ()),
    ],
)
def test_one_debt(old: CaseDebt | None, new: CaseDebt | None, says: tuple[Turned, ...]) -> None:
    assert turned(old, new) == says


def test_time_alone_makes_nothing_later() -> None:
    """A month has passed and nobody told anything: what was 3 days late is not said to be 34."""
    assert turned(replace(DEBT, days_late=3), replace(DEBT, days_late=3)) == ()


def test_what_can_be_given() -> None:
    """6,500 less 5,330 is 1,170, a tenth saved: 1,053. With 300 more for rent, 870: 783."""

    def home(rent: int) -> Household:
        spent = (Spending("s1", "房租", rent, every_months=1),)
        pay = (Income("i1", "工资", 650_000, low=650_000, high=650_000),)
        return Household(income=pay, spending=spent, savings=SavingsRule(Fraction(1, 10), 20_000))

    old, new = Case(THEN, household=home(533_000)), Case(NOW, household=home(563_000))
    levels = ("low", "usual", "high")
    assert since(old, new) == tuple(Turned(Turn.POOL, one, 105_300, 78_300) for one in levels)
    assert since(Case(THEN), new) == tuple(Turned(Turn.POOL, one, None, 78_300) for one in levels)


def test_debts_are_told_apart_by_id_and_name() -> None:
    """Files of two origins may use one id for two debts; a new name under the same sum is one."""
    before = (CaseDebt("d1", "花呗", 100), CaseDebt("d2", "借呗", 200), CaseDebt("d3", "卡", 300))
    after = (CaseDebt("d1", "借呗", 150), CaseDebt("d3", "信用卡", 300), CaseDebt("d2", "白条", 50))
    found = [
        (old and old.id, new and new.id)
        for old, new in beside(Case(THEN, debts=before), Case(NOW, debts=after))
    ]
    assert found == [("d2", "d1"), ("d3", "d3"), (None, "d2"), ("d1", None)]


def test_two_debts_of_one_name_are_each_used_once() -> None:
    old = Case(THEN, debts=(CaseDebt("d1", "卡", 100), CaseDebt("d2", "卡", 200)))
    new = Case(NOW, debts=(CaseDebt("d2", "卡", 180), CaseDebt("d1", "卡", 100)))
    assert since(old, new) == (Turned(Turn.LESS, "卡", 200, 180),)


def test_what_was_promised_is_none_of_it() -> None:
    """The plan, the notes and the reference are the reader's own; nothing turned by them."""
    old = Case(THEN, debts=(DEBT,))
    assert since(old, replace(old, plan=CasePlan(promise=100_000), notes="再来")) == ()
