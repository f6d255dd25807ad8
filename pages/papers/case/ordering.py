"""The debts that are paid together, their rates by the month, and whose figures an order lacks."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from pages.papers.case.owing import BARE
from planner.case import Case, CaseDebt, Treat
from planner.household import Strategy
from planner.loan import Method, Per, Rate

MONTHS = {Per.YEAR: Fraction(1, 12), Per.MONTH: Fraction(1), Per.DAY: Fraction(30)}


def in_mix(case: Case) -> list[CaseDebt]:
    """The debts that are to be paid together."""
    resting = (Treat.WAIT, Treat.DISPUTE, Treat.OUT)
    return [one for one in case.debts if one.treat not in resting and one.owed != 0]


def rate_of(debt: CaseDebt) -> Fraction | None:
    """Its rate a month; None where it is not known, or is a fee on another sum."""
    if debt.rate is None:
        return Fraction(0) if debt.kind in BARE else None
    return None if debt.method is Method.FLAT_FEE else monthly(debt.rate)


def monthly(rate: Rate) -> Fraction | None:
    """A rate by the month; None where it is counted by another period."""
    return rate.value * MONTHS[rate.per] if rate.per in MONTHS else None


def lacking_for(debts: Sequence[CaseDebt], order: Strategy) -> list[str]:
    """The debts of which the order would have to know more."""
    if order is Strategy.AVALANCHE:
        return [one.name for one in debts if rate_of(one) is None]
    if order is Strategy.SNOWBALL:
        return [one.name for one in debts if one.owed is None]
    return []
