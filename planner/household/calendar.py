"""Pay days against due days: what is in hand on each day, and the first day it runs dry.

Money in fen. A day counts as a whole: what comes in on it and what goes out on it are both in its
balance. Only income that is sure is counted; what else may come is looked at beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from planner.dates import add_months


@dataclass(frozen=True, slots=True)
class Flow:
    """Money on one day. `sure` says of income that it will come, `auto` that it is debited."""

    on: date
    amount: int
    sure: bool = True
    auto: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """One day on which money moves, and what is in hand at its end."""

    on: date
    into: int
    out: int
    balance: int


@dataclass(frozen=True, slots=True)
class Lack:
    """A day, and how much is missing on it."""

    on: date
    short: int


@dataclass(frozen=True, slots=True)
class Window:
    """From one pay day to the day before the next: what came, what went, what that leaves."""

    start: date
    end: date
    into: int
    out: int

    @property
    def left(self) -> int:
        """What the pay of this window leaves, whatever was there before; it may be below zero."""
        return self.into - self.out


@dataclass(frozen=True, slots=True)
class Calendar:
    """Every day on which money moves, and what follows from them.

    `first_short` is the first day that ends below zero. `tight` are days that end well, but on
    which a debit that comes before the pay finds too little. `unsure` is income that was not
    counted, and `short_with_unsure` the first short day if it came after all.
    """

    days: tuple[Moved, ...]
    first_short: Lack | None
    tight: tuple[Lack, ...]
    unsure: int
    short_with_unsure: Lack | None
    windows: tuple[Window, ...]
    by_month: bool


def every_month(day: int, start: date, end: date) -> Iterator[date]:
    """One day of every month between two dates, both included; a short month has its last day.

    >>> [one.isoformat() for one in every_month(31, date(2027, 1, 31), date(2027, 3, 1))]
    ['2027-01-31', '2027-02-28']
    """
    first = start.replace(day=1)
    for month in range((end.year - start.year) * 12 + end.month - start.month + 1):
        on = add_months(first, month, day)
        if start <= on <= end:
            yield on


def by_day(
    start: date, end: date, cash: int, income: Sequence[Flow], out: Sequence[Flow]
) -> Calendar:
    """The days from `start` to `end`, both included, with `cash` in hand at the start.

    >>> pay, rent = Flow(date(2026, 12, 15), 650_000), Flow(date(2026, 12, 10), 180_000)
    >>> found = by_day(date(2026, 11, 26), date(2026, 12, 25), 40_000, [pay], [rent])
    >>> found.first_short
    Lack(on=datetime.date(2026, 12, 10), short=140000)
    """
    sure, all_out = [one for one in income if one.sure], _summed(out)
    comes = _summed(sure)
    days = tuple(_days(cash, comes, all_out))
    pay_days = [on for on, amount in comes.items() if amount]
    cuts = pay_days or _months(start, end)
    return Calendar(
        days,
        _first_short(days),
        tuple(_tight(days, cash, _summed(one for one in out if one.auto))),
        sum(one.amount for one in income if not one.sure),
        _first_short(tuple(_days(cash, _summed(income), all_out))),
        tuple(_windows(start, end, cuts, days)),
        not pay_days,
    )


def _summed(flows: Iterable[Flow]) -> dict[date, int]:
    """What moves on each day, the days in order."""
    found: dict[date, int] = {}
    for one in sorted(flows, key=lambda one: one.on):
        found[one.on] = found.get(one.on, 0) + one.amount
    return found


def _days(cash: int, comes: dict[date, int], goes: dict[date, int]) -> Iterator[Moved]:
    balance = cash
    for on in sorted(comes.keys() | goes.keys()):
        into, out = comes.get(on, 0), goes.get(on, 0)
        balance += into - out
        if into or out:
            yield Moved(on, into, out, balance)


def _first_short(days: Sequence[Moved]) -> Lack | None:
    return next((Lack(one.on, -one.balance) for one in days if one.balance < 0), None)


def _tight(days: Sequence[Moved], cash: int, debits: dict[date, int]) -> Iterator[Lack]:
    """Days that end at or above zero, though the debits are more than the morning's balance."""
    before = cash
    for one in days:
        debited = debits.get(one.on, 0)
        if one.balance >= 0 and debited > max(before, 0):
            yield Lack(one.on, debited - max(before, 0))
        before = one.balance


def _months(start: date, end: date) -> list[date]:
    """The first days of the months that begin after the start."""
    return [on for on in every_month(1, start, end) if on > start]


def _windows(
    start: date, end: date, cuts: Sequence[date], days: Sequence[Moved]
) -> Iterator[Window]:
    begins = sorted({start, *cuts})
    ends = [*(on - timedelta(days=1) for on in begins[1:]), end]
    for first, last in zip(begins, ends, strict=True):
        inside = [one for one in days if first <= one.on <= last]
        into, out = sum(one.into for one in inside), sum(one.out for one in inside)
        yield Window(first, last, into, out)
