"""What is owed when instalments are missed, day by day.

    penalty = Σ overdue balance × daily rate × days,  split at every change of balance   (罚息)

The penalty of each missed instalment is added up exactly and rounded half up to the fen where it
is shown or paid: lenders state it for each instalment, and a total is the sum of what is stated.
It replaces ordinary interest on the overdue part. Grace days are free only if nothing is left
when they end; otherwise the count goes back to the due date.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain
from operator import attrgetter

from planner.arrears.instalment import Instalment, Tariff
from planner.arrears.owed import Applied, Owed
from planner.arrears.terms import PARTS, Late, Missed, Part


class _Arrears:
    """Missed instalments while days pass, the oldest first; `ahead` are not due yet."""

    def __init__(self, missed: Sequence[Missed], late: Late) -> None:
        self.late, self.tariff = late, Tariff(late)
        ordered = sorted(missed, key=attrgetter("due"), reverse=True)
        self.ahead = [Instalment.of(one, self.tariff) for one in ordered]
        self.due: list[Instalment] = []

    def move_to(self, today: date) -> None:
        """Let instalments due by a day join; each grows when it is next looked at."""
        self.tariff.move_to(today)
        while self.ahead and self.ahead[-1].due <= today:
            self.due.append(self.ahead.pop())

    def days_overdue(self) -> int:
        """Days since the oldest instalment of which something is left, past its grace."""
        for item in self.due:
            days = (self.tariff.today - item.due).days
            if days <= self.tariff.grace:
                break
            item.grow(self.tariff)
            if item.unpaid() + item.late_fees + item.penalty(self.tariff) > 0:
                return days
        return 0

    def pay(self, amount: int) -> Applied:
        """One payment: a part of the order for every instalment due, then the next part.

        What is over is for the instalment that is running, then for the next one.
        """
        left = amount
        parts: dict[str, int] = dict.fromkeys(PARTS, 0)
        order = self.late.order_on(self.days_overdue()) if self.late.turns else self.late.order
        named = [part for part in order if part != Part.COSTS]
        due = ((part, item) for part in named for item in self.due)
        early = ((part, item) for item in reversed(self.ahead) for part in named)
        for part, item in chain(due, early):
            if not left:
                break
            taken = item.take(part, left, self.tariff)
            parts[part] += taken
            left -= taken
        while self.due and self.due[0].settled(self.tariff):
            del self.due[0]
        while self.ahead and not self.ahead[-1].unpaid():
            self.ahead.pop()
        return Applied(self.tariff.today, amount, parts, left)

    def owed(self) -> Owed:
        """What is owed today."""
        tariff, penalty, fees = self.tariff, 0, 0
        now, double = tariff.now, 2 * tariff.meter.den
        thirty_first = tariff.today.day == 31
        for item in self.due:
            line = item.line or item.onward(tariff)
            if line is None:
                penalty += item.penalty(tariff)
                fees += item.fee + item.late_fees
                continue
            start, slope, paid, thirtieth, due, before, sums = line
            reading = now - 1 if thirtieth and thirty_first else now
            grown = (start + slope * reading) // double
            if grown > paid:
                penalty += grown - paid
            fees += before + sums[tariff.day - due]
        return Owed(
            tariff.today,
            self.days_overdue(),
            sum(item.principal for item in self.due),
            sum(item.interest for item in self.due),
            penalty,
            fees,
        )


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
