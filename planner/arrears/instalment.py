"""One missed instalment while days pass, and what being late costs it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from operator import mul
from typing import NamedTuple

from planner import money
from planner.arrears.meter import Mark
from planner.arrears.terms import Late, Missed, Part, PenaltyOn

FIELDS_OF: dict[str, tuple[str, ...]] = {Part.FEES: ("late_fees", "fee")}


class _Sums(dict[int, int]):
    """All charges on an instalment by the number of days it is late, worked out when asked for."""

    def __init__(self, late: Late, amounts: tuple[int, ...]) -> None:
        self.late, self.amounts = late, amounts

    def __missing__(self, days: int) -> int:
        if days <= self.late.penalty.grace_days:
            return 0
        times = (charge.times_by(days) for charge in self.late.charges)
        self[days] = sum(map(mul, self.amounts, times))
        return self[days]


class Tariff:
    """What a contract asks of late instalments, worked out once for all of them, and today."""

    def __init__(self, late: Late) -> None:
        growth = late.penalty
        self.late, self.meter, self.grace = late, growth.meter, growth.grace_days
        self.with_interest = growth.on != PenaltyOn.PRINCIPAL or growth.compound_unpaid_interest
        self.by_unpaid: dict[int, _Sums] = {}
        self.by_amounts: dict[tuple[int, ...], _Sums] = {}
        self.today, self.day, self.now = date.min, 0, 0

    def move_to(self, today: date) -> None:
        """Read the meter of another day."""
        self.today, self.day, self.now = today, today.toordinal(), self.meter.read(today)

    def fees(self, unpaid: int) -> _Sums:
        """The charges on an instalment of which so much is missing."""
        if unpaid not in self.by_unpaid:
            # An instalment of which nothing is missing is charged nothing, whatever a floor says.
            amounts = tuple(charge.on(unpaid) for charge in self.late.charges if unpaid)
            sums = self.by_amounts.setdefault(amounts, _Sums(self.late, amounts))
            self.by_unpaid[unpaid] = sums
        return self.by_unpaid[unpaid]


class _Line(NamedTuple):
    """How an instalment goes on when its grace is over and nothing is paid.

    Penalty: (start + slope × reading) // double. Fees: `fees` and what `sums` has for the day.
    """

    start: int
    slope: int
    paid: int
    thirtieth: bool
    due: int
    fees: int
    sums: _Sums


@dataclass(slots=True)
class Instalment:
    """What is left of a missed instalment. `grown` and `waiting` are fen × units of the meter.

    `charged` is how many days late it was when charges were last added, `seen` the last look.
    """

    due: date
    principal: int
    interest: int
    fee: int
    mark: Mark
    late_fees: int = 0
    charged: int = 0
    seen: int = 0
    units: int = 0
    grown: int = 0
    waiting: int = 0
    penalty_paid: int = 0
    past_grace: bool = False
    line: _Line | None = None

    @classmethod
    def of(cls, missed: Missed, tariff: Tariff) -> Instalment:
        """An instalment as it is on its due day."""
        mark = tariff.meter.mark(missed.due)
        return cls(missed.due, missed.principal, missed.interest, missed.fee, mark)

    def unpaid(self) -> int:
        """What is missing of the instalment itself, late fees apart."""
        return self.principal + self.interest + self.fee

    def grow(self, tariff: Tariff) -> None:
        """Penalty and charges up to today: nothing has changed since the last look."""
        if self.seen == tariff.day:
            return
        self.seen = tariff.day
        units = tariff.meter.since(self.mark, tariff.now, tariff.today)
        base = self.principal + self.interest if tariff.with_interest else self.principal
        self.waiting += base * (units - self.units)
        self.units = units
        days = tariff.day - self.due.toordinal()
        unpaid = self.principal + self.interest + self.fee
        if days > tariff.grace:
            if self.past_grace or unpaid:
                self.grown, self.past_grace = self.grown + self.waiting, True
            self.waiting = 0
        if days > 0:
            sums = tariff.fees(unpaid)
            self.late_fees += sums[days] - sums[self.charged]
            self.charged = days

    def onward(self, tariff: Tariff) -> _Line | None:
        """How it goes on from here; None while its grace lasts."""
        self.grow(tariff)
        if self.charged > tariff.grace:
            base = self.principal + self.interest if tariff.with_interest else self.principal
            num, sums = 2 * tariff.meter.num, tariff.fees(self.unpaid())
            reading = self.mark.reading + self.units
            start = num * (self.grown - base * reading) + tariff.meter.den
            fees = self.fee + self.late_fees - sums[self.charged]
            due = self.due.toordinal()
            paid, thirtieth = self.penalty_paid, self.mark.thirtieth
            self.line = _Line(start, num * base, paid, thirtieth, due, fees, sums)
        return self.line

    def penalty(self, tariff: Tariff) -> int:
        """The penalty, rounded, less what is paid of it."""
        whole = money.half_up(self.grown * tariff.meter.num, tariff.meter.den)
        return max(0, whole - self.penalty_paid)

    def settled(self, tariff: Tariff) -> bool:
        """True when nothing is left, and nothing can grow again."""
        self.grow(tariff)
        if self.unpaid() or self.waiting or self.late_fees:
            return False
        return not self.penalty(tariff)

    def take(self, part: Part, amount: int, tariff: Tariff) -> int:
        """Pay up to `amount` into one part; what was taken."""
        self.grow(tariff)
        self.line = None
        if part == Part.PENALTY:
            taken = min(amount, self.penalty(tariff))
            self.penalty_paid += taken
            return taken
        taken = 0
        for name in FIELDS_OF.get(part, (part,)):
            here = min(amount - taken, getattr(self, name))
            if here:
                setattr(self, name, getattr(self, name) - here)
                taken += here
        return taken
