"""What is owed when instalments are missed, day by day.

    penalty = Σ overdue balance × daily rate × days,  split at every change of balance   (罚息)

The penalty is added up exactly and rounded half up to the fen once, where it is shown or paid.
It replaces ordinary interest on the overdue part. Grace days are free only if nothing is left
when they end; otherwise the count goes back to the due date.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, takewhile
from operator import mul, sub

from planner import money
from planner.arrears.meter import Mark
from planner.arrears.owed import Applied, Owed
from planner.arrears.terms import PARTS, Charge, Late, Missed, Penalty

__all__ = ["PARTS", "Applied", "Charge", "Late", "Missed", "Owed", "Penalty", "follow", "run"]

FIELDS_OF = {"fees": ("late_fees", "fee")}


@dataclass(slots=True)
class _Item:
    """One missed instalment while days pass. `grown` and `waiting` are fen × units of the meter.

    `charged` is how often each charge has been taken, `charges` what each costs on `charged_on`.
    """

    due: date
    principal: int
    interest: int
    fee: int
    mark: Mark
    late_fees: int = 0
    charged: tuple[int, ...] = ()
    charges: tuple[int, ...] = ()
    charged_on: int = 0
    units: int = 0
    grown: int = 0
    waiting: int = 0
    penalty_paid: int = 0
    past_grace: bool = False

    def unpaid(self) -> int:
        """What is missing of the instalment itself, late fees apart."""
        return self.principal + self.interest + self.fee


class _Arrears:
    """Missed instalments while days pass, the oldest first."""

    def __init__(self, missed: Sequence[Missed], late: Late) -> None:
        self.late, self.penalty, self.meter = late, late.penalty, late.penalty.meter
        self.times: dict[int, tuple[int, ...]] = {}
        self.ahead = [self._item(one) for one in sorted(missed, key=_by_due)[::-1]]
        self.due: list[_Item] = []
        self.today, self.now = date.min, 0
        growth = self.penalty
        self.with_interest = growth.on != "principal" or growth.compound_unpaid_interest

    def _item(self, missed: Missed) -> _Item:
        whole = missed.principal, missed.interest, missed.fee
        return _Item(missed.due, *whole, self.meter.mark(missed.due), charged=self._times(0))

    def _times(self, days: int) -> tuple[int, ...]:
        """How often each charge has fallen due on an instalment so many days late."""
        if days not in self.times:
            past = days > self.penalty.grace_days
            each = (charge.times_by(days) if past else 0 for charge in self.late.charges)
            self.times[days] = tuple(each)
        return self.times[days]

    def move_to(self, today: date) -> None:
        """Let instalments due by a day join; each grows when it is next looked at."""
        self.today, self.now = today, self.meter.read(today)
        while self.ahead and self.ahead[-1].due <= today:
            self.due.append(self.ahead.pop())

    def _grow(self, item: _Item) -> None:
        """Penalty and charges up to today: nothing of the item has changed since the last look."""
        units = self.meter.since(item.mark, self.now, self.today)
        base = item.principal + (item.interest if self.with_interest else 0)
        item.waiting += base * (units - item.units)
        item.units = units
        days = self.today.toordinal() - item.due.toordinal()
        if days > self.penalty.grace_days:
            if item.past_grace or item.unpaid():
                item.grown, item.past_grace = item.grown + item.waiting, True
            item.waiting = 0
        if self.late.charges:
            self._charge(item, days)

    def _charge(self, item: _Item, days: int) -> None:
        before, times = item.charged, self._times(days)
        if times == before:
            return
        unpaid, item.charged = item.unpaid(), times
        if unpaid != item.charged_on:
            item.charged_on = unpaid
            item.charges = tuple(charge.on(unpaid) for charge in self.late.charges)
        if unpaid:
            item.late_fees += sum(map(mul, item.charges, map(sub, times, before)))

    def penalty_of(self, item: _Item) -> int:
        """The penalty of one instalment, rounded, less what is paid of it."""
        whole = money.half_up(item.grown * self.meter.num, self.meter.den)
        return max(0, whole - item.penalty_paid)

    def days_overdue(self) -> int:
        """Days since the oldest instalment of which something is left, past its grace."""
        for item in self.due:
            days = (self.today - item.due).days
            if days <= self.penalty.grace_days:
                break
            self._grow(item)
            if item.unpaid() + item.late_fees + self.penalty_of(item) > 0:
                return days
        return 0

    def pay(self, amount: int) -> Applied:
        """One payment: a part of the order for every instalment due, then the next part.

        What is over is for the instalment that is running, then for the next one.
        """
        left, parts = amount, dict.fromkeys(PARTS, 0)
        order = self.late.order_on(self.days_overdue()) if self.late.turns else self.late.order
        due = ((part, item) for part in order if part != "costs" for item in self.due)
        early = ((part, item) for item in reversed(self.ahead) for part in order if part != "costs")
        for part, item in chain(due, early):
            if not left:
                break
            taken = self._take(item, part, left)
            parts[part] += taken
            left -= taken
        done = takewhile(self._settled, self.due)
        self.due = self.due[sum(1 for _ in done) :]
        return Applied(self.today, amount, parts, left)

    def _take(self, item: _Item, part: str, amount: int) -> int:
        """Pay up to `amount` into one part; what was taken."""
        self._grow(item)
        if part == "penalty":
            taken = min(amount, self.penalty_of(item))
            item.penalty_paid += taken
            return taken
        taken = 0
        for name in FIELDS_OF.get(part, (part,)):
            here = min(amount - taken, getattr(item, name))
            setattr(item, name, getattr(item, name) - here)
            taken += here
        return taken

    def _settled(self, item: _Item) -> bool:
        """True when nothing is left of an instalment, and nothing of it can grow again."""
        self._grow(item)
        if item.unpaid() or item.waiting or item.late_fees:
            return False
        return not self.penalty_of(item)

    def owed(self) -> Owed:
        """What is owed today."""
        for item in self.due:
            self._grow(item)
        return Owed(
            self.today,
            self.days_overdue(),
            sum(item.principal for item in self.due),
            sum(item.interest for item in self.due),
            sum(self.penalty_of(item) for item in self.due),
            sum(item.fee + item.late_fees for item in self.due),
        )


def _by_due(missed: Missed) -> date:
    return missed.due


def run(
    missed: Sequence[Missed],
    penalty: Penalty,
    as_of: Iterable[date],
    charges: Sequence[Charge] = (),
    payments: Sequence[tuple[date, int]] = (),
    order: Sequence[str] = PARTS,
) -> tuple[list[Owed], list[Applied]]:
    """`follow` with the overdue terms one by one."""
    return follow(missed, Late(penalty, tuple(charges), tuple(order)), as_of, payments)


def follow(
    missed: Sequence[Missed],
    late: Late,
    as_of: Iterable[date],
    payments: Sequence[tuple[date, int]] = (),
) -> tuple[list[Owed], list[Applied]]:
    """What is owed on each day asked for, and where each payment went.

    Payments of a day count before that day's figure. A payment covers a part of the order for
    all instalments due by then, the oldest first, before the next part; what is over counts for
    the instalments that fall due next.
    """
    days, arrears = set(as_of), _Arrears(missed, late)
    paid: dict[date, list[int]] = {}
    for on, amount in payments:
        paid.setdefault(on, []).append(amount)
    owed, applied = [], []
    for today in sorted({*days, *paid}):
        arrears.move_to(today)
        applied += [arrears.pay(amount) for amount in paid.get(today, ())]
        if today in days:
            owed.append(arrears.owed())
    return owed, applied
