"""Days counted the way a contract counts them, in whole units, so that long counts stay quick.

share of a balance = units between two days × num / den          exact, rounded by the caller
"""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from planner.dates import DayCount
from planner.loan import Per

A_YEAR = 365 * 366


class Mark(NamedTuple):
    """The day a count begins on: its reading, and whether 30/360 takes it for the 30th."""

    day: date
    reading: int
    thirtieth: bool


class Meter(NamedTuple):
    """A rate counted by day. `kind` is "days", "30/360" or "years" (actual/actual)."""

    num: int
    den: int
    kind: str
    both_ends: bool

    @classmethod
    def of(cls, value: Fraction, per: Per, day_count: DayCount, both_ends: bool) -> Meter:
        """A rate per day, month or year under one of the four day counts.

        >>> meter = Meter.of(Fraction("0.18"), Per.YEAR, DayCount.ACTUAL_360, False)
        >>> meter.num, meter.den                       # 18 % a year is 0.05 % a day
        (1, 2000)
        """
        names = {DayCount.THIRTY_360: "30/360", DayCount.ACTUAL_ACTUAL: "years"}
        kind = names.get(day_count, "days")
        if per == Per.DAY:
            return cls(*value.as_integer_ratio(), kind.replace("years", "days"), both_ends)
        year = {"days": int(day_count[-3:]) if kind == "days" else 0, "30/360": 360}
        share = value * (12 if per == Per.MONTH else 1) / year.get(kind, A_YEAR)
        return cls(*share.as_integer_ratio(), kind, both_ends)

    def read(self, day: date) -> int:
        """The meter on a day."""
        if self.kind == "days":
            return day.toordinal()
        if self.kind == "30/360":
            return day.year * 360 + day.month * 30 + day.day
        since_new_year = day.toordinal() - date(day.year, 1, 1).toordinal()
        return day.year * A_YEAR + since_new_year * (365 if isleap(day.year) else 366)

    def mark(self, day: date) -> Mark:
        """Begin to count after a day, or on it where both ends count."""
        if self.both_ends and day > date.min:
            return self.mark_of(day, day - timedelta(days=1))
        return self.mark_of(day, day)

    def mark_of(self, day: date, first: date) -> Mark:
        thirtieth = self.kind == "30/360" and first.day >= 30
        return Mark(day, self.read(first) - (thirtieth and first.day == 31), thirtieth)

    def since(self, mark: Mark, now: int, today: date) -> int:
        """Units from a mark to today, whose reading is `now`; nothing on the first day itself."""
        if today <= mark.day:
            return 0
        return now - mark.reading - (mark.thirtieth and today.day == 31)
