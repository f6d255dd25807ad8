"""A card's months, behind and ahead: only the minimum, or a fixed amount. No Streamlit here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from planner.card import Minimum, Month, before, by_month


@dataclass(frozen=True)
class Sheet:
    """What is known of a card. Money in fen; `rate` is that of a month; None is not known.

    `balance` is the bill now, `start` the bill with which the minimum began, where that is told
    instead. `part` is the instalment within each bill: it is due in full, and bears no interest
    here. `fixed` is what the reader would pay each month. `is_usual` says that the rate or the
    share is the usual one, not the reader's.
    """

    balance: int
    start: int | None
    rate: Fraction
    least: Minimum
    months: int | None
    part: int = 0
    fixed: int | None = None
    billed: date | None = None
    due: date | None = None
    is_example: bool = False
    is_usual: bool = False

    @cached_property
    def rows(self) -> list[Month]:
        """The months of minimum so far; none where nobody says how many."""
        if not self.months:
            return []
        start = None if self.start is None else self.start - self.part
        if start is None:
            start = before(self.balance - self.part, self.rate, self.least.of, self.months)
        return by_month(start, self.rate, self.least.of, self.months)

    @property
    def began(self) -> int:
        """What was owed when the minimum began."""
        first = self.rows[0]
        return first.left + first.paid - first.interest + self.part

    @property
    def so_far(self) -> int:
        """The interest of the months behind."""
        return sum(row.interest for row in self.rows)

    @property
    def owed(self) -> int:
        """What is owed now: as told, or as it has come down to."""
        if self.start is None:
            return self.balance
        return (self.rows[-1].left if self.rows else self.start - self.part) + self.part

    @property
    def turns(self) -> int:
        """What turns over: all but this month's instalment."""
        return self.owed - self.part

    @property
    def is_first(self) -> bool:
        """Whether this is the first bill not paid in full: until its day it bears no interest."""
        return self.months == 0

    @cached_property
    def minimum(self) -> list[Month]:
        """The months ahead with only the minimum."""
        return by_month(self.turns, self.rate, self.least.of, free=self.is_first)

    @property
    def first_due(self) -> int:
        """The minimum of this month, with the instalment in it."""
        return (self.minimum[0].paid if self.minimum else 0) + self.part

    @property
    def short(self) -> int:
        """How much the fixed amount is below this month's minimum; 0 where it is enough."""
        return 0 if self.fixed is None else max(0, self.first_due - self.fixed)

    @property
    def each(self) -> int:
        """The fixed amount of a month, instalment and all: as typed, or this month's minimum."""
        return self.first_due if self.fixed is None or self.short else self.fixed

    @cached_property
    def steady(self) -> list[Month]:
        """The months ahead with the fixed amount."""
        each = self.each - self.part
        return by_month(self.turns, self.rate, lambda _: each, free=self.is_first)

    @property
    def saved(self) -> int | None:
        """The interest that the fixed amount saves; None where one of the two never ends."""
        if not (ends(self.minimum) and ends(self.steady)):
            return None
        return interest(self.minimum) - interest(self.steady)


def interest(rows: list[Month]) -> int:
    """The interest of these months together."""
    return sum(row.interest for row in rows)


def ends(rows: list[Month]) -> bool:
    """Whether nothing is left after them."""
    return not rows or not rows[-1].left
