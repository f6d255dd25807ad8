"""Which day a month's payment is made on, and in which month a day of the calendar falls.

Month 1's payment is never after the first due day; a payment goes out on or before its due day.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from planner.dates import add_months
from planner.household.course import MONTHS_MOST

Steps = tuple[tuple[int, Fraction], ...]


def first_payment(wanted: date | None, due_days: Iterable[date]) -> date | None:
    """The day of the first payment: the one wanted, or the first due day if that comes before.

    >>> first_payment(date(2026, 12, 26), [date(2026, 12, 10), date(2026, 12, 20)])
    datetime.date(2026, 12, 10)
    """
    days = [*due_days, *([wanted] if wanted else [])]
    return min(days) if days else None


def day_of(start: date, month: int) -> date:
    """The day of a month's payment."""
    return add_months(start, month - 1, start.day)


def month_of(day: date, start: date) -> int:
    """The number of the first payment on or after a day, below 1 for days before the plan."""
    months = (day.year - start.year) * 12 + day.month - start.month
    return months + 1 + (day_of(start, max(months, 0) + 1) < day)


def due_month(day: date, start: date) -> int:
    """The number of the last payment on or before a due day; what is past is due at once.

    >>> due_month(date(2027, 1, 9), date(2026, 12, 10)), due_month(date(2027, 1, 10),
    ...                                                            date(2026, 12, 10))
    (1, 2)
    """
    following = max(1, month_of(day, start))
    return max(1, following - (day_of(start, following) > day))


def rates_by_month(dated: Sequence[tuple[date, Fraction]], start: date) -> tuple[Fraction, Steps]:
    """Monthly rates from the day each begins: month 1's, and (month, rate) where it changes.

    A month inside which a rate begins has each rate for its share of the days. What comes before
    the first day named has the first rate.

    >>> free_until = [(date(2026, 1, 1), Fraction(0)), (date(2026, 2, 25), Fraction(1, 100))]
    >>> rates_by_month(free_until, date(2026, 2, 10))   # 13 of the 28 days up to 10 March
    (Fraction(0, 1), ((2, Fraction(13, 2800)), (3, Fraction(1, 100))))
    """
    months = {1}
    for day, _ in dated[1:]:
        month = month_of(day, start)
        months |= {one for one in (month, month + 1) if 1 < one <= MONTHS_MOST}
    found = [(month, _average(dated, start, month)) for month in sorted(months)]
    changes = [
        (month, rate) for (_, before), (month, rate) in itertools.pairwise(found) if rate != before
    ]
    return found[0][1], tuple(changes)


def _average(dated: Sequence[tuple[date, Fraction]], start: date, month: int) -> Fraction:
    """The rate of one month, each of its rates for its share of the days."""
    begin, end = day_of(start, month - 1), day_of(start, month)
    total, days = Fraction(0), (end - begin).days
    for at, (day, rate) in enumerate(dated):
        since = begin if at == 0 else max(day, begin)
        until = min(dated[at + 1][0], end) if at + 1 < len(dated) else end
        total += rate * max((until - since).days, 0)
    return total / days
