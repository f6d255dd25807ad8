"""What is owed when instalments are missed, day by day.

    penalty = Σ overdue balance × daily rate × days,  split at every change of balance   (罚息)

The penalty is added up exactly and rounded half up to the fen once, where it is shown or paid.
It replaces ordinary interest on the overdue part. Grace days are free only if nothing is left
when they end; otherwise the count goes back to the due date.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from planner import dates, money
from planner.terms import Rate

PARTS = ("costs", "fees", "penalty", "interest", "principal")


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
    on: str = "principal"
    compound_unpaid_interest: bool = False
    grace_days: int = 0
    day_count: str = "actual/360"
    count: str = "one_end"

    def since(self, due: date, day: date) -> Fraction:
        """The fraction charged from a due date to a day; nothing on the due date itself."""
        if day <= due:
            return Fraction(0)
        both = self.count == "both_ends" and due > date.min
        return self.share(due - timedelta(days=both), day)

    def share(self, start: date, end: date) -> Fraction:
        """The fraction of the overdue balance charged between two dates."""
        if self.rate.per == "day":
            days = (end - start).days
            if self.day_count == "30/360":
                days = dates.days_30_360(start, end)
            return self.rate.value * days
        yearly = self.rate.value * (12 if self.rate.per == "month" else 1)
        if self.day_count == "30/360":
            return yearly * Fraction(dates.days_30_360(start, end), 360)
        return yearly * dates.year_fraction(start, end, self.day_count)


@dataclass(frozen=True)
class Charge:
    """A fee for being late, taken once per missed instalment after `after_days` days."""

    amount: int | None = None
    fraction: Fraction | None = None
    floor: int = 0
    cap: int | None = None
    after_days: int = 0
    name: str = ""

    def on(self, unpaid: int) -> int:
        """The charge on an instalment of which `unpaid` fen are still missing."""
        value = self.amount if self.fraction is None else money.part(unpaid, self.fraction)
        value = max(value or 0, self.floor)
        return value if self.cap is None else min(value, self.cap)


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
    charged: set[int] = field(default_factory=set)

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
        for name in {"fees": ("late_fees", "fee"), "costs": ()}.get(part, (part,)):
            here = min(amount - taken, getattr(self, name))
            setattr(self, name, getattr(self, name) - here)
            taken += here
        return taken


@dataclass(frozen=True)
class Owed:
    """What is owed on one day, in fen."""

    on: date
    days_overdue: int
    principal: int
    interest: int
    penalty: int
    fees: int

    @property
    def total(self) -> int:
        return self.principal + self.interest + self.penalty + self.fees

    @property
    def bucket(self) -> str:
        """The industry's label: M1 1–30 days, M2 31–60, M3 61–90, M3+ later, M0 not late."""
        steps = ((0, "M0"), (30, "M1"), (60, "M2"), (90, "M3"))
        return next((name for most, name in steps if self.days_overdue <= most), "M3+")


@dataclass(frozen=True)
class Applied:
    """Where one payment went, in fen."""

    on: date
    amount: int
    parts: dict[str, int]
    left_over: int


def run(
    missed: Sequence[Missed],
    penalty: Penalty,
    as_of: Iterable[date],
    charges: Sequence[Charge] = (),
    payments: Sequence[tuple[date, int]] = (),
    order: Sequence[str] = PARTS,
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
            _grow(item, penalty, last, today)
            _charge(item, penalty, charges, today)
        for amount in (amount for on, amount in payments if on == today):
            applied.append(_pay(items, today, amount, order))
        if today in days:
            owed.append(_snapshot(items, penalty, today))
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


def _charge(item: _Item, penalty: Penalty, charges: Sequence[Charge], today: date) -> None:
    late = (today - item.due).days
    for at, charge in enumerate(charges):
        if at in item.charged or late <= max(charge.after_days, penalty.grace_days):
            continue
        if item.unpaid() > 0:
            item.late_fees += charge.on(item.unpaid())
        item.charged.add(at)


def _pay(items: list[_Item], today: date, amount: int, order: Sequence[str]) -> Applied:
    left, parts = amount, dict.fromkeys(PARTS, 0)
    for part in order:
        for item in items:
            if item.due <= today:
                taken = item.take(part, left)
                parts[part] += taken
                left -= taken
    return Applied(today, amount, parts, left)


def _snapshot(items: list[_Item], penalty: Penalty, today: date) -> Owed:
    due = [item for item in items if item.due <= today]
    late = [
        (today - item.due).days
        for item in due
        if item.unpaid() + item.late_fees + item.penalty > 0
        and (today - item.due).days > penalty.grace_days
    ]
    return Owed(
        today,
        max(late, default=0),
        sum(item.principal for item in due),
        sum(item.interest for item in due),
        sum(item.penalty for item in due),
        sum(item.fees for item in due),
    )
