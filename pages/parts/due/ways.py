"""What each way to meet a bill costs, in fen, and whether it leaves one late. No Streamlit here.

Ways stand by status first (does it leave you late?), then by whether what you have is enough,
then by what they cost.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from fractions import Fraction

from planner.dates import add_months, calendar
from planner.loan import Method, Per, Rate, Schedule, Terms, build
from planner.money import Rounding, part


class Status(IntEnum):
    """Whether a way leaves the reader late; the best first."""

    ON_TIME = 0  # by the product's own terms
    ASKED = 1  # only if the lender agrees
    LATE = 2


@dataclass(frozen=True)
class Bill:
    """A bill in fen, the day it falls due, and what there is to pay it with."""

    amount: int
    due: date
    have: int

    @property
    def short(self) -> int:
        """What is missing; 0 where there is enough."""
        return max(0, self.amount - self.have)


@dataclass(frozen=True)
class Rates:
    """What the product charges; None is not known. Fractions, of a day or of the whole term.

    `minimum` is in fen, None where the product has one that is not known.
    """

    late: Fraction | None
    wait: int
    has_minimum: bool = False
    minimum: int | None = None
    interest: Fraction | None = None
    fee: Fraction | None = None
    periods: int = 0


@dataclass(frozen=True)
class Way:
    """One way: what it adds to the bill, what is to be paid afterwards, what is missing for it."""

    name: str
    status: Status
    enough: bool | None  # whether what the reader has is enough; None where that is not known
    cost: int | None
    later: int = 0
    missing: int = 0

    @property
    def place(self) -> tuple[int, int, bool, int]:
        """Where it stands: status, then whether there is enough, then cost."""
        enough = {True: 0, None: 1, False: 2}[self.enough]
        return self.status, enough, self.cost is None, self.cost or 0


def ways(bill: Bill, rates: Rates) -> list[Way]:
    """Every way that the product has, in order."""
    if not bill.short:
        return [Way("whole", Status.ON_TIME, True, 0)]
    found = [Way("whole", Status.ON_TIME, False, 0, missing=bill.short)]
    if rates.has_minimum:
        found.append(_minimum(bill, rates))
    if rates.periods:
        found.append(_split(bill, rates))
    found.append(Way("extend", Status.ASKED, None, None))
    found.append(_late(bill, rates))
    return sorted(found, key=lambda way: way.place)


def first_part(bill: Bill, rates: Rates) -> int:
    """What is paid at once where only the minimum is: all there is, or the minimum if it is more.

    A minimum that nobody knows counts as covered.
    """
    return max(bill.have, min(rates.minimum or 0, bill.amount))


def _minimum(bill: Bill, rates: Rates) -> Way:
    """Pay at least the minimum now, the rest later: 3,400.00 for 30 days at 0.05 %: 51.00."""
    least = None if rates.minimum is None else min(rates.minimum, bill.amount)
    enough = None if least is None else bill.have >= least
    rest = bill.amount - first_part(bill, rates)
    cost = None if rates.interest is None else part(rest, rates.interest * rates.wait)
    missing = max(0, (least or 0) - bill.have)
    return Way("minimum", Status.ON_TIME, enough, cost, rest + (cost or 0), missing)


def divided(bill: Bill, rates: Rates) -> Schedule | None:
    """The rest in equal parts with a fee in all; None where nobody knows the fee."""
    if rates.fee is None or not rates.periods:
        return None
    first = add_months(bill.due, 1)
    terms = Terms(
        principal=bill.short,
        method=Method.FLAT_FEE,
        rate=Rate(rates.fee, Per.TOTAL),
        due=calendar(first, "months", 1, rates.periods, bill.due.day),
        start=bill.due,
        anchor=bill.due.day,
        rounding=Rounding.DOWN,
    )
    return build(terms)


def _split(bill: Bill, rates: Rates) -> Way:
    """The rest in equal parts with a fee in all: 3,400.00 in 3 at 2.5 %: 85.00, 1,161.66 each."""
    plan = divided(bill, rates)
    if plan is None:
        return Way("split", Status.ON_TIME, True, None)
    return Way("split", Status.ON_TIME, True, plan.total("payment") - bill.short, plan.usual)


def _late(bill: Bill, rates: Rates) -> Way:
    """Pay the rest so many days late."""
    cost = None if rates.late is None else part(bill.short, rates.late * rates.wait)
    return Way("late", Status.LATE, None, cost, bill.short + (cost or 0))


def due_on(today: date, days: int) -> date:
    """The day a bill falls due in so many days."""
    return today + timedelta(days=days)
