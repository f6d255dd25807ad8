"""What a contract says about paying late: penalty, charges, and where a payment goes first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from planner import money
from planner.arrears.meter import Meter
from planner.dates import DayCount, Ends
from planner.loan import Rate


class Part(StrEnum):
    """What a debt is made of, in the order in which a payment covers it (抵充顺序)."""

    COSTS = "costs"
    FEES = "fees"
    PENALTY = "penalty"
    INTEREST = "interest"
    PRINCIPAL = "principal"


class PenaltyOn(StrEnum):
    """What the penalty is charged on."""

    PRINCIPAL = "principal"
    BOTH = "principal_and_interest"


PARTS = tuple(Part)


@dataclass(frozen=True)
class Missed:
    """An instalment that is due: its date and parts in fen."""

    due: date
    principal: int
    interest: int = 0
    fee: int = 0


@dataclass(frozen=True)
class Penalty:
    """How overdue money grows. `rate` already holds the multiplier, where there is one."""

    rate: Rate
    on: PenaltyOn = PenaltyOn.PRINCIPAL
    compound_unpaid_interest: bool = False
    grace_days: int = 0
    day_count: DayCount = DayCount.ACTUAL_360
    count: Ends = Ends.ONE

    @cached_property
    def meter(self) -> Meter:
        """The overdue days and what each costs, in whole numbers."""
        both = self.count == Ends.BOTH
        return Meter.of(self.rate.value, self.rate.per, self.day_count, both)


@dataclass(frozen=True)
class Charge:
    """A fee for being late (违约金), per missed instalment or bill.

    Taken once when more than `after_days` days have passed, or again every `every_days` days,
    at most `times` times. `max(floor, fraction × unpaid)`, never above `cap`, is F15.

    >>> default_fee = Charge(fraction=Fraction(5, 100), floor=3000)
    >>> default_fee.on(15_000), default_fee.on(150_000)     # 30.00 and 75.00
    (3000, 7500)
    """

    amount: int | None = None
    fraction: Fraction | None = None
    floor: int = 0
    cap: int | None = None
    after_days: int = 0
    every_days: int | None = None
    times: int | None = None
    name: str = ""

    def on(self, unpaid: int) -> int:
        """The charge on an instalment of which `unpaid` fen are still missing."""
        value = self.amount if self.fraction is None else money.part(unpaid, self.fraction)
        value = max(value or 0, self.floor)
        return value if self.cap is None else min(value, self.cap)

    def times_by(self, late: int) -> int:
        """How often it has fallen due when an instalment is `late` days late."""
        if late <= self.after_days:
            return 0
        if self.every_days is None:
            return 1
        count = 1 + (late - self.after_days - 1) // self.every_days
        return count if self.times is None else min(count, self.times)


@dataclass(frozen=True)
class Late:
    """The overdue terms of a contract. `turns` holds (days overdue, order from then on)."""

    penalty: Penalty
    charges: tuple[Charge, ...] = ()
    order: tuple[Part, ...] = PARTS
    turns: tuple[tuple[int, tuple[Part, ...]], ...] = ()
    assumed: bool = False

    def order_on(self, days_overdue: int) -> tuple[Part, ...]:
        """The order of payment on a day (on cards it turns to principal first on day 91)."""
        order = self.order
        for days, turned in self.turns:
            if days_overdue >= days:
                order = turned
        return order
