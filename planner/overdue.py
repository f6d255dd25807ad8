"""What is owed when instalments are missed, day by day.

    penalty = Σ overdue balance × daily rate × days,  split at every change of balance   (罚息)

The penalty is added up exactly and rounded half up to the fen once, where it is shown or paid.
It replaces ordinary interest on the overdue part. Grace days are free only if nothing is left
when they end; otherwise the count goes back to the due date.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from planner import money
from planner.late import PARTS, Charge, Late, Missed, Penalty
from planner.owed import Applied, Owed

__all__ = ["PARTS", "Applied", "Charge", "Late", "Missed", "Owed", "Penalty", "follow", "run"]

FIELDS_OF = {"fees": ("late_fees", "fee"), "costs": ()}


@dataclass
class _Item:
    """One missed instalment while days pass."""

    due: date
    principal: int
    interest: int
    fee: int
    late_fees: int = 0
    grown: Fraction = Fraction(0)
    waiting: Fraction = Fraction(0)
    penalty_paid: int = 0
    past_grace: bool = False
    charged: dict[int, int] = field(default_factory=dict)

    @property
    def penalty(self) -> int:
        whole = money.half_up(self.grown.numerator, self.grown.denominator)
        return max(0, whole - self.penalty_paid)

    @property
    def fees(self) -> int:
        return self.fee + self.late_fees

    def unpaid(self) -> int:
        """What is missing of the instalment itself, late fees apart."""
        return self.principal + self.interest + self.fee

    def take(self, part: str, amount: int) -> int:
        """Pay up to `amount` into one part; what was taken."""
        if part == "penalty":
            taken = min(amount, self.penalty)
            self.penalty_paid += taken
            return taken
        taken = 0
        for name in FIELDS_OF.get(part, (part,)):
            here = min(amount - taken, getattr(self, name))
            setattr(self, name, getattr(self, name) - here)
            taken += here
        return taken


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
    all instalments due by then, the oldest first, before the next part.
    """
    days = sorted(set(as_of))
    events = sorted({*days, *(on for on, _ in payments)})
    items = [_Item(m.due, m.principal, m.interest, m.fee) for m in sorted(missed, key=_by_due)]
    owed, applied = [], []
    last: date | None = None
    for today in events:
        for item in items:
            _grow(item, late.penalty, last, today)
            _charge(item, late, today)
        for amount in (amount for on, amount in payments if on == today):
            order = late.order_on(_days_overdue(items, late.penalty, today))
            applied.append(_pay(items, today, amount, order))
        if today in days:
            owed.append(_snapshot(items, late.penalty, today))
        last = today
    return owed, applied


def _by_due(missed: Missed) -> date:
    return missed.due


def _grow(item: _Item, penalty: Penalty, last: date | None, today: date) -> None:
    start = item.due if last is None or last < item.due else last
    if today <= item.due:
        return
    base = item.principal
    if penalty.on == "principal_and_interest" or penalty.compound_unpaid_interest:
        base += item.interest
    item.waiting += base * (penalty.since(item.due, today) - penalty.since(item.due, start))
    if (today - item.due).days > penalty.grace_days:
        if item.unpaid() or item.past_grace:
            item.grown, item.past_grace = item.grown + item.waiting, True
        item.waiting = Fraction(0)


def _charge(item: _Item, late: Late, today: date) -> None:
    days = (today - item.due).days
    if days <= late.penalty.grace_days:
        return
    for at, charge in enumerate(late.charges):
        times = charge.times_by(days)
        if item.unpaid() > 0:
            item.late_fees += charge.on(item.unpaid()) * (times - item.charged.get(at, 0))
        item.charged[at] = times


def _pay(items: list[_Item], today: date, amount: int, order: Sequence[str]) -> Applied:
    left, parts = amount, dict.fromkeys(PARTS, 0)
    for part in order:
        for item in items:
            if item.due <= today:
                taken = item.take(part, left)
                parts[part] += taken
                left -= taken
    return Applied(today, amount, parts, left)


def _days_overdue(items: list[_Item], penalty: Penalty, today: date) -> int:
    late = ((today - i.due).days for i in items if i.unpaid() + i.late_fees + i.penalty > 0)
    return max((days for days in late if days > penalty.grace_days), default=0)


def _snapshot(items: list[_Item], penalty: Penalty, today: date) -> Owed:
    due = [item for item in items if item.due <= today]
    return Owed(
        today,
        _days_overdue(due, penalty, today),
        sum(item.principal for item in due),
        sum(item.interest for item in due),
        sum(item.penalty for item in due),
        sum(item.fees for item in due),
    )
