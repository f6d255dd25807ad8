"""What a credit card's terms say: its items, its minimum payment, its statement and due days.

minimum = max(floor, a × (purchases + interest) + 100 % of cash, fees, instalment,
          over-limit and the last minimum's unpaid part)                       (最低还款额, F13)
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from planner import money
from planner.arrears import Charge, Penalty
from planner.dates import add_months


class Kind(StrEnum):
    """What an item of a card's bill is; a minimum takes all but purchases in full."""

    PURCHASE = "purchase"
    CASH = "cash"
    INSTALMENT = "instalment"
    OVER_LIMIT = "over_limit"


class Posted(NamedTuple):
    """One item of the bill, in fen."""

    posted: date
    amount: int
    kind: Kind = Kind.PURCHASE


class Minimum(NamedTuple):
    """The minimum payment of a bill: a fraction and a floor in fen."""

    fraction: Fraction
    floor: int = 0

    def of(self, ordinary: int, in_full: int = 0) -> int:
        """What must be paid of a bill: the fraction of one part, all of the other.

        >>> Minimum(Fraction(5, 100)).of(654_297)    # 6,542.97 x 5 %: 327.15
        32715
        """
        least = max(self.floor, money.part(ordinary, self.fraction) + in_full)
        return min(ordinary + in_full, least)


class Card(NamedTuple):
    """A card's items and rules. `statement` is the bill that first lists them, `due` its day.

    Paid up to `grace_days` after it (容时), or short by at most `tolerance` fen (容差), a bill
    counts as paid.
    """

    items: tuple[Posted, ...]
    growth: Penalty
    statement: date
    due: date
    minimum: Minimum
    default_fee: Charge
    grace_days: int = 0
    tolerance: int = 0

    def calendar(self, end: date) -> tuple[dict[date, date], set[date]]:
        """Each statement day with its due day, and the days after due days and their grace, up to
        a day."""
        first, bills, grace = self.statement, {}, timedelta(days=self.grace_days + 1)
        for months in range((end.year - first.year) * 12 + end.month - first.month + 1):
            on = add_months(first, months, first.day)
            if on <= end:
                bills[on] = add_months(self.due, months, self.due.day)
        return bills, {late for due in bills.values() if (late := due + grace) <= end}


class Bill(NamedTuple):
    """One statement, in fen."""

    on: date
    due: date
    balance: int
    interest: int
    minimum: int
