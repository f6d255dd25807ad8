"""What a case comes to: the household by low, usual and high month, each debt on a day.

What is unknown stays unknown: a sum with an unknown part is None, and the part is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from planner import money
from planner.arrears import Owed
from planner.case.debt import CaseDebt
from planner.case.living import Household, Income, Spending
from planner.case.words import Earned
from planner.errors import Refused
from planner.household import Pool, Savings, pool


class Level(StrEnum):
    """Which month is looked at."""

    LOW = "low"
    USUAL = "usual"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Month:
    """One kind of month: what comes, what living costs, and what of it can be offered."""

    income: int
    spending: int
    pool: Pool


@dataclass(frozen=True, slots=True)
class DebtOn:
    """One debt on a day, when nothing was paid since it was told.

    `owed` is what was told, on the day it was told. `overdue` is counted where the terms are known;
    `needs` names the first that is not.
    """

    debt: CaseDebt
    days_late: int | None
    next_due: date | None
    overdue: Owed | None
    needs: str | None
    unknown: tuple[str, ...]


def month(found: Household, level: Level) -> Month | None:
    """A low, usual or high month; None where an amount of it is not known.

    >>> pay = Income("i1", "工资", 650_000, kind=Earned.STEADY)
    >>> month(Household(income=(pay,)), Level.LOW).income
    650000
    """
    income = [earned(one, level) for one in found.income]
    spending = [spent(one) for one in found.spending]
    if not income or None in income or None in spending:
        return None
    comes, goes = sum(one or 0 for one in income), sum(one or 0 for one in spending)
    rule = found.savings
    savings = Savings(rule.fraction or Fraction(0), rule.cap) if rule else None
    return Month(comes, goes, pool(comes, goes, savings))


def earned(one: Income, level: Level) -> int | None:
    """What an income is in a low, usual or high month; a steady one is the same in each."""
    if level is Level.USUAL:
        return one.usual
    known = one.low if level is Level.LOW else one.high
    return one.usual if known is None and one.kind is Earned.STEADY else known


def spent(one: Spending) -> int | None:
    """What something costs a month, half up; None where the sum or how often is unknown."""
    if one.amount is None or one.every_months is None:
        return None
    return money.part(one.amount, Fraction(1, one.every_months))


def unknown_in(found: Household) -> Iterator[str]:
    """The paths of what is not known and would be needed for every kind of month."""
    for at, one in enumerate(found.income):
        for level in Level:
            if earned(one, level) is None:
                yield f"household.income.{at}.{level}"
    for at, each in enumerate(found.spending):
        for name in ("amount", "every_months"):
            if getattr(each, name) is None:
                yield f"household.spending.{at}.{name}"


# What a counsellor has to know of every debt.
WANTED = ("owed", "owed_on", "kind", "stage", "days_late", "ask_next")


def on_day(debt: CaseDebt, today: date) -> DebtOn:
    """One debt on a day."""
    overdue, needs = None, None
    if debt.method is None:
        needs = "method"
    else:
        try:
            overdue = debt.known().overdue([today])[0]
        except Refused as refusal:
            needs = refusal.field
    unknown = tuple(name for name in WANTED if getattr(debt, name) is None)
    late, due = debt.days_late_on(today), debt.due_after(today)
    return DebtOn(debt, late, due, overdue, needs, unknown)
