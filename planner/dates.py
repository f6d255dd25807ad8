"""Calendar steps and the four day counts. Dates are `datetime.date`; there is no clock here."""

from __future__ import annotations

from calendar import isleap, monthrange
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from operator import sub

from planner.errors import Refused


class DayCount(StrEnum):
    """How the days of a year are counted (计息天数)."""

    THIRTY_360 = "30/360"
    ACTUAL_360 = "actual/360"
    ACTUAL_365 = "actual/365"
    ACTUAL_ACTUAL = "actual/actual"


class Ends(StrEnum):
    """Whether the first day counts beside the last (算头不算尾, 算头又算尾)."""

    ONE = "one_end"
    BOTH = "both_ends"


DAY_COUNTS = tuple(DayCount)
# Looking a member up in its class takes longer than counting the days.
ACTUAL_360, ACTUAL_365 = DayCount.ACTUAL_360, DayCount.ACTUAL_365
ACTUAL_ACTUAL = DayCount.ACTUAL_ACTUAL


def add_months(day: date, months: int, anchor: int | None = None) -> date:
    """The same day some months on; a short month gives its last day.

    `anchor` is the day of the month to return to after a short month.

    >>> add_months(date(2026, 2, 28), 1, anchor=31)
    datetime.date(2026, 3, 31)
    """
    return _in_month(day.year * 12 + day.month - 1 + months, anchor or day.day)


def _in_month(months: int, wanted: int) -> date:
    """A day of the month counted from the year 0, or the last of a shorter month."""
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        raise Refused("out_of_range", "due_dates", "the dates run past the year 9999")
    if wanted > 28:
        wanted = min(wanted, monthrange(year, month + 1)[1])
    return date(year, month + 1, wanted)


# Many loans share few calendars, and one loan is built many times over: both are remembered.
@lru_cache(maxsize=128)
def calendar(first: date, unit: str, size: int, count: int, anchor: int) -> tuple[date, ...]:
    """`count` due dates from the first one on, every `size` months or days.

    >>> calendar(date(2026, 1, 31), "months", 1, 3, 31)[1:]
    (datetime.date(2026, 2, 28), datetime.date(2026, 3, 31))
    """
    if unit == "days":
        return tuple(add_days(first, size * k) for k in range(count))
    month = first.year * 12 + first.month - 1
    return tuple(_in_month(at, anchor) for at in range(month, month + size * count, size))


@lru_cache(maxsize=128)
def days_between(start: date, due: tuple[date, ...]) -> tuple[int, ...]:
    """The calendar days of each period: from start to the first due date, and so on.

    >>> days_between(date(2026, 1, 31), (date(2026, 2, 28), date(2026, 3, 31)))
    (28, 31)
    """
    ends = [day.toordinal() for day in (start, *due)]
    return tuple(map(sub, ends[1:], ends))


def add_days(day: date, days: int) -> date:
    """Some days on, refused past the year 9999."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise Refused("out_of_range", "due_dates", "the dates run past the year 9999") from None


def is_anchor(day: date, anchor: int) -> bool:
    """Whether a day is the contract's day of the month, or the last of a shorter month."""
    return day.day == anchor or day.day == min(anchor, monthrange(day.year, day.month)[1])


def months_between(start: date, end: date, anchor: int) -> int | None:
    """Whole months from start to end when both stand on the anchor day, else None."""
    if not (is_anchor(start, anchor) and is_anchor(end, anchor)):
        return None
    return (end.year - start.year) * 12 + end.month - start.month


def days_30_360(start: date, end: date) -> int:
    """Days between two dates when every month has 30 (ISDA 30/360, "bond basis")."""
    first = min(start.day, 30)
    last = 30 if end.day == 31 and first == 30 else end.day
    return (end.year - start.year) * 360 + (end.month - start.month) * 30 + last - first


def part_30_360(start: date, end: date, day: date) -> Fraction:
    """The part of a 30/360 period that is over on a day inside it: 0 at its start, 1 at its end.

    A start on the last day of a short month stands for the contract's day, as in months_between.

    >>> part_30_360(date(2026, 1, 28), date(2026, 2, 28), date(2026, 1, 31))
    Fraction(1, 10)
    """
    if day in (start, end):
        return Fraction(day == end)
    anchor = max(start.day, end.day)
    months = months_between(start, end, anchor)
    if not months:
        return Fraction(days_30_360(start, day), days_30_360(start, end) or 1)
    first = min(anchor, 30)
    last = 30 if day.day == 31 and first == 30 else day.day
    over = (day.year - start.year) * 360 + (day.month - start.month) * 30 + last - first
    return Fraction(over, 30 * months)


def year_fraction(start: date, end: date, count: DayCount) -> Fraction:
    """The part of a year between two dates under a `DayCount`.

    30/360 counts whole months between dates on the same day as 1/12 each (see `months_between`)
    and other days as 1/360. actual/actual (ISDA) splits at New Year into 366ths and 365ths.

    >>> year_fraction(date(2024, 1, 1), date(2024, 7, 1), DayCount.ACTUAL_365)
    Fraction(182, 365)
    """
    days = (end - start).days
    if count == ACTUAL_360:
        return Fraction(days, 360)
    if count == ACTUAL_365:
        return Fraction(days, 365)
    if count == ACTUAL_ACTUAL:
        return _actual_actual(start, end)
    months = months_between(start, end, max(start.day, end.day))
    return Fraction(months, 12) if months else Fraction(days_30_360(start, end), 360)


def _actual_actual(start: date, end: date) -> Fraction:
    if start.year == end.year:
        return Fraction((end - start).days, 365 + isleap(start.year))
    total = Fraction((date(start.year + 1, 1, 1) - start).days, 365 + isleap(start.year))
    total += end.year - start.year - 1
    return total + Fraction((end - date(end.year, 1, 1)).days, 365 + isleap(end.year))
