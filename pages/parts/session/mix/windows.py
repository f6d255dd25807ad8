"""The windows of a plan: from one pay day to the day before the next. No Streamlit here.

A payment belongs to the window in which it falls due; its budget is what that pay leaves.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from planner.case import Household
from planner.dates import add_months


@dataclass(frozen=True)
class Windows:
    """The first day of each window; `by_month` where no pay day is known."""

    starts: tuple[date, ...]
    by_month: bool

    def at(self, on: date) -> int:
        """The number of the window a day falls into, from 1; what is past is due in the first."""
        return max(1, bisect_right(self.starts, on))

    def paid(self, payments: Iterable[tuple[date, int]]) -> dict[int, int]:
        """What falls due in each window."""
        found: dict[int, int] = {}
        for on, fen in payments:
            found[self.at(on)] = found.get(self.at(on), 0) + fen
        return found


def windows(home: Household, today: date, last: date) -> Windows:
    """The windows from the one that runs today to the one that holds the last day.

    >>> windows(Household(), date(2026, 11, 26), date(2027, 1, 5)).starts[-1]
    datetime.date(2027, 1, 1)
    """
    day = _pay_day(home)
    anchor = day or 1
    first = add_months(today.replace(day=1), 0, anchor)
    if first > today:
        first = add_months(first, -1, anchor)
    starts = [first]
    while (following := add_months(first, len(starts), anchor)) <= last:
        starts.append(following)
    return Windows(tuple(starts), day is None)


def _pay_day(home: Household) -> int | None:
    """The day of the largest income that has one."""
    paid = [one for one in home.income if one.pay_day]
    return max(paid, key=lambda one: one.usual or 0).pay_day if paid else None
