"""A lender's printed rows, and what they must say before they can be compared."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from planner.errors import Refused

COLUMNS = ("payment", "interest", "principal", "fee", "opening", "closing")
OTHER_DAY = "is not the contract's day; give first_due or due_dates as printed"


class Printed(NamedTuple):
    """One row as a lender printed it: fen and days, None where nothing is printed."""

    number: int | None = None
    due: date | None = None
    days: int | None = None
    payment: int | None = None
    interest: int | None = None
    principal: int | None = None
    fee: int | None = None
    opening: int | None = None
    closing: int | None = None

    @property
    def place(self) -> int:
        """Its number, once it has one."""
        return self.number or 0


def place(rows: Sequence[Printed], start: date, due: tuple[date, ...]) -> list[Printed]:
    """The printed rows with their numbers; refuses those that say nothing or stand elsewhere."""
    found = _numbered(rows, due)
    _check(found, due)
    _days(found, (start, *due))
    return found


def _numbered(rows: Sequence[Printed], due: tuple[date, ...]) -> list[Printed]:
    """A row without a number has that of its due date, or stands one after the row before it."""
    places = {day: at for at, day in enumerate(due, 1)}
    before, found = 0, []
    for at, row in enumerate(rows):
        if row.number is None:
            if row.due and row.due not in places:
                raise Refused("date_differs", f"rows.{at}.due", OTHER_DAY)
            if before >= len(due) and not row.due:
                raise Refused("out_of_range", f"rows.{at}", "is past the end of the schedule")
            row = row._replace(number=places[row.due] if row.due else before + 1)
        before = row.place
        found.append(row)
    return found


def _days(rows: Sequence[Printed], ends: tuple[date, ...]) -> None:
    """Refuse a count of days that neither way of counting gives; figures say which it was."""
    for at, row in enumerate(rows):
        start, end = ends[row.place - 1 : row.place + 1]
        real = (end - start).days
        if row.days not in (None, real, real + (row.number == 1)):
            raise Refused("date_differs", f"rows.{at}.days", f"{real} days lie between the dates")


def _check(rows: Sequence[Printed], due: tuple[date, ...]) -> None:
    """Refuse rows that say nothing, or stand on other days than the contract's."""
    for at, row in enumerate(rows):
        if all(getattr(row, name) is None for name in COLUMNS):
            raise Refused("missing", f"rows.{at}", "needs at least one amount")
        if row.place > len(due):
            raise Refused("out_of_range", f"rows.{at}.number", "is past the end of the schedule")
        if row.due and row.due != due[row.place - 1]:
            raise Refused("date_differs", f"rows.{at}.due", OTHER_DAY)
