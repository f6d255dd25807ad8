"""Will a promise hold: in how many of a hundred years it is missed, counted and not drawn.

Income is taken to move in five even steps from a low to a high month, each as often as the others.
Where they are not told, or are the same, two hard cases are followed instead. No Streamlit here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from pages.papers.case import dated, settled
from pages.parts.session.mix.windows import windows
from planner import money
from planner.case import Case, Earned, Level, Month, Treat, earned, month
from planner.dates import add_months
from planner.household.risk import Projection, drawn, miss, of_100, reserve_for

Payments = tuple[int, ...]
MONTHS, STEPS = 12, 5
FEW = 5  # of a hundred
HARD = (Fraction(4, 5), 3)  # income falls by a fifth; nothing extra for three months


def payments(case: Case, today: date) -> Payments | None:
    """What is to be paid in each of twelve months: the promise, what is fixed, chosen offers.

    None while one of these sums is not known: see `unknown`.
    """
    if unknown(case):
        return None
    cut = windows(case.household, today, add_months(today, MONTHS + 1))
    each = case.plan.promise or 0
    by_window: dict[int, int] = {}
    for one in case.debts:
        found = next((each for each in one.offers if each.id == one.chosen), None)
        if dated(one) and found is not None:
            ahead = ((pay.on, pay.amount) for pay in found.payments or () if pay.on >= today)
            for number, fen in cut.paid(ahead).items():
                by_window[number] = by_window.get(number, 0) + fen
        elif one.treat is Treat.FIXED:
            each += settled(one) or 0
    return tuple(each + by_window.get(number, 0) for number in range(1, MONTHS + 1))


def unknown(case: Case) -> tuple[str, ...]:
    """The debts that are to be paid as agreed, and nobody knows how much that is: no zero."""
    return tuple(one.name for one in case.debts if settled(one) is None)


@dataclass(frozen=True)
class Chance:
    """Of a hundred years: `bare` are missed with nothing set aside, `kept` with the `reserve`.

    `reserve` is the least that keeps it to five at most, None where none does; `cap` the most that
    is kept back, one month's living. `soon` is the month by which half of the misses have come.
    `held` are missed with what was settled to be set aside first, `told`; 0 where nothing was.
    """

    low: int
    high: int
    bare: str
    soon: int | None
    reserve: int | None
    kept: str | None
    cap: int
    told: int = 0
    held: str = ""


@dataclass(frozen=True)
class Hard:
    """The first month, from 1, in which a hard case breaks the promise; None where none does.

    `even` where low and high months are known, and the same.
    """

    fifth: int | None
    extra: int | None
    even: bool = False


def chance(case: Case, payments: Payments) -> Chance | Hard | None:
    """What can be said of what is to be paid each month; None where the household is not told."""
    low, high = month(case.household, Level.LOW), month(case.household, Level.HIGH)
    if low is not None and high is not None and low.income < high.income:
        return _counted(low, high, payments, case.plan.reserve or 0)
    usual = month(case.household, Level.USUAL)
    if usual is None:
        return None
    return replace(_hard(case, usual, payments), even=low is not None and high is not None)


def _counted(low: Month, high: Month, payments: Payments, told: int) -> Chance:
    more = high.income - low.income
    steps = [low.income + money.down(more * at, STEPS - 1) for at in range(STEPS)]
    living, cap = (low.spending,) * MONTHS, low.spending
    income = drawn([(fen, 1) for fen in steps])
    projection = Projection(income, living, payments, cap)
    bare = miss(Projection(income, living, payments, 0), 0)
    least = reserve_for(projection, Fraction(FEW, 100)).reserve
    kept = None if least is None else of_100(miss(projection, least).within)
    soon = _soon(bare.first_miss)
    found = Chance(low.income, high.income, of_100(bare.within), soon, least, kept, cap)
    if not told:
        return found
    return replace(found, told=told, held=of_100(miss(projection, told).within))


def _soon(first_miss: tuple[Fraction, ...]) -> int | None:
    """The month by which more than half of the misses have come."""
    whole, seen = sum(first_miss, Fraction(0)), Fraction(0)
    for number, one in enumerate(first_miss, 1):
        seen += one
        if one and seen * 2 > whole:
            return number
    return None


def _hard(case: Case, usual: Month, payments: Payments) -> Hard:
    extra = sum(
        earned(one, Level.USUAL) or 0
        for one in case.household.income
        if one.kind is not Earned.STEADY
    )
    share, months = HARD
    less = usual.income - money.part(usual.income, share, money.down)
    reserve = case.plan.reserve or 0
    every = _breaks(usual, payments, (less,) * MONTHS, reserve)
    few = _breaks(usual, payments, (extra,) * months + (0,) * (MONTHS - months), reserve)
    return Hard(every, few)


def _breaks(usual: Month, payments: Payments, lost: Payments, reserve: int) -> int | None:
    """The first month that is missed when so much less comes in."""
    living = tuple(usual.spending + one for one in lost)
    projection = Projection(drawn([(usual.income, 1)]), living, payments, usual.spending)
    found = miss(projection, reserve).first_miss
    return next((number for number, one in enumerate(found, 1) if one), None)
