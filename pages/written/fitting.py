"""The shortest term that the budget bears, as a way that can be asked for."""

from __future__ import annotations

from typing import NamedTuple

from planner import Refused
from planner.dates import add_months
from planner.loan import PERIODS_MOST, Method
from planner.relief import Contract, Debt, ExtendTerm, Offer, ReAge, kept_up, outcome, would_fit

NEAR = 12  # instalments around what the planner names: it counts from today, a contract by its days
STRETCHES = (Method.LEVEL_PAYMENT, Method.FLAT_FEE)  # what stays even when it is stretched


class Term(NamedTuple):
    """A way by its name, and over how many instalments."""

    way: str
    periods: int


def shortest(debt: Debt, budget: int) -> Term | None:
    """The shortest term whose every month is within the budget; None where none is needed.

    None too where the planner knows no price for another term, or none is long enough.
    """
    if not debt.overdue and kept_up(outcome(debt, [Contract()]), budget):
        return None
    periods = would_fit(debt, budget).periods
    if periods is None:
        return None
    stretched = not debt.overdue and debt.terms.method in STRETCHES
    way = "longer" if stretched else "re_age"
    near = range(periods - 1, periods + NEAR)
    fits = next((at for at in near if _fits(debt, way, at, budget)), None)
    return None if fits is None else Term(way, fits)


def offered(debt: Debt, term: Term) -> Offer:
    """The same contract over more instalments, or everything anew, first a month from today."""
    if term.way == "longer":
        return ExtendTerm(term.periods)
    return ReAge(term.periods, first_due=add_months(debt.today, 1))


def _fits(debt: Debt, way: str, periods: int, budget: int) -> bool:
    if not 1 <= periods <= PERIODS_MOST:
        return False
    try:
        one = outcome(debt, [offered(debt, Term(way, periods))])
    except Refused:
        return False
    return kept_up(one, budget)
