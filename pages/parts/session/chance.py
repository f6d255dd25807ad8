"""Will a promise hold: in how many of a hundred years it is missed, counted and not drawn.

Income is taken to move in five even steps from a low to a high month, each as often as the others.
Where low and high are not told, two hard cases are followed instead. No Streamlit here.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from planner import money
from planner.case import Case, Earned, Level, Month, earned, month
from planner.household.risk import Course, drawn, miss, of_100, reserve_for

MONTHS, STEPS = 12, 5
FEW = 5  # of a hundred
HARD = (Fraction(4, 5), 3)  # income falls by a fifth; nothing extra for three months


@dataclass(frozen=True)
class Chance:
    """Of a hundred years: `bare` are missed with nothing set aside, `kept` with the `reserve`.

    `reserve` is the least that keeps it to five at most, None where none does; `cap` the most that
    is kept back, one month's living. `soon` is the month by which half of the misses have come.
    """

    low: int
    high: int
    bare: str
    soon: int | None
    reserve: int | None
    kept: str | None
    cap: int


@dataclass(frozen=True)
class Hard:
    """The first month, from 1, in which a hard case breaks the promise; None where none does."""

    fifth: int | None
    extra: int | None


def chance(case: Case, promise: int) -> Chance | Hard | None:
    """What can be said of a promise; None where the household is not told."""
    low, high = month(case.household, Level.LOW), month(case.household, Level.HIGH)
    if low is not None and high is not None and low.income < high.income:
        return _counted(low, high, promise)
    usual = month(case.household, Level.USUAL)
    return None if usual is None else _hard(case, usual, promise)


def _counted(low: Month, high: Month, promise: int) -> Chance:
    more = high.income - low.income
    steps = [low.income + money.down(more * at, STEPS - 1) for at in range(STEPS)]
    living, cap = low.spending, low.spending
    income = drawn([(fen, 1) for fen in steps])
    course = Course(income, (living,) * MONTHS, (promise,) * MONTHS, cap)
    bare = miss(Course(income, (living,) * MONTHS, (promise,) * MONTHS, 0), 0)
    least = reserve_for(course, Fraction(FEW, 100)).reserve
    kept = None if least is None else of_100(miss(course, least).within)
    return Chance(
        low.income, high.income, of_100(bare.within), _soon(bare.first_miss), least, kept, cap
    )


def _soon(first_miss: tuple[Fraction, ...]) -> int | None:
    """The month by which more than half of the misses have come."""
    whole, seen = sum(first_miss, Fraction(0)), Fraction(0)
    for number, one in enumerate(first_miss, 1):
        seen += one
        if one and seen * 2 > whole:
            return number
    return None


def _hard(case: Case, usual: Month, promise: int) -> Hard:
    extra = sum(
        earned(one, Level.USUAL) or 0
        for one in case.household.income
        if one.kind is not Earned.STEADY
    )
    share, months = HARD
    less = usual.income - money.part(usual.income, share, money.down)
    reserve = case.plan.reserve or 0
    every = _breaks(usual, promise, (less,) * MONTHS, reserve)
    few = _breaks(usual, promise, (extra,) * months + (0,) * (MONTHS - months), reserve)
    return Hard(every, few)


def _breaks(usual: Month, promise: int, lost: tuple[int, ...], reserve: int) -> int | None:
    """The first month that is missed when so much less comes in."""
    living = tuple(usual.spending + one for one in lost)
    course = Course(drawn([(usual.income, 1)]), living, (promise,) * MONTHS, usual.spending)
    found = miss(course, reserve).first_miss
    return next((number for number, one in enumerate(found, 1) if one), None)
