"""Days counted the way a contract counts them, in whole units, so that long counts stay quick.

share of a balance = units between two days × num / den          exact, rounded by the caller
"""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from planner.dates import DayCount
from planner.loan import Per

A_YEAR = 365 * 366


class Unit(StrEnum):
    """What a meter counts: days of the calendar, days of 30/360, or parts of a real year."""

    DAYS = "days"
    THIRTY_360 = "30/360"
    YEARS = "years"


# Looking a member up in its class takes longer than reading the meter.
DAYS, THIRTY_360 = Unit.DAYS, Unit.THIRTY_360
# In which unit a rate per year is counted, and how many of them make a year.
COUNTED = {
    DayCount.THIRTY_360: (THIRTY_360, 360),
    DayCount.ACTUAL_360: (DAYS, 360),
    DayCount.ACTUAL_365: (DAYS, 365),
    DayCount.ACTUAL_ACTUAL: (Unit.YEARS, A_YEAR),
}


class Mark(NamedTuple):
    """The day a count begins on: its reading, and whether 30/360 takes it for the 30th."""

    day: date
    reading: int
    thirtieth: bool


class Meter(NamedTuple):
    """A rate counted by day."""

    num: int
    den: int
    unit: Unit
    both_ends: bool

    @classmethod
    def of(cls, value: Fraction, per: Per, day_count: DayCount, both_ends: bool) -> Meter:
        """A rate per day, month or year under one of the four day counts.

        >>> meter = Meter.of(Fraction("0.18"), Per.YEAR, DayCount.ACTUAL_360, False)
        >>> meter.num, meter.den                       # 18 % a year is 0.05 % a day
        (1, 2000)
        """
        if per == Per.DAY:
            unit = THIRTY_360 if day_count == DayCount.THIRTY_360 else DAYS
            return cls(*value.as_integer_ratio(), unit, both_ends)
        unit, year = COUNTED[day_count]
        share = value * (12 if per == Per.MONTH else 1) / year
        return cls(*share.as_integer_ratio(), unit, both_ends)

    def read(self, day: date) -> int:
        """The meter on a day."""
        if self.unit == DAYS:
            return day.toordinal()
        if self.unit == THIRTY_360:
            return day.year * 360 + day.month * 30 + day.day
        since_new_year = day.toordinal() - date(day.year, 1, 1).toordinal()
        return day.year * A_YEAR + since_new_year * (365 if isleap(day.year) else 366)

    def mark(self, day: date) -> Mark:
        """Begin to count after a day, or on it where both ends count."""
        if self.both_ends and day > date.min:
            return self.mark_of(day, day - timedelta(days=1))
        return self.mark_of(day, day)

    def mark_of(self, day: date, first: date) -> Mark:
        thirtieth = self.unit == THIRTY_360 and first.day >= 30
        return Mark(day, self.read(first) - (thirtieth and first.day == 31), thirtieth)

    def since(self, mark: Mark, now: int, today: date) -> int:
        """Units from a mark to today, whose reading is `now`; nothing on the first day itself."""
        if today <= mark.day:
            return 0
        return now - mark.reading - (mark.thirtieth and today.day == 31)
