"""A lender's printed rows, and what they must say before they can be compared."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from planner.errors import Refused
from planner.irr import TrueRate
from planner.loan.schedule import paid_rate
from planner.loan.terms import Method, Terms

COLUMNS = ("payment", "interest", "principal", "fee", "opening", "closing")
EVEN = (Method.LEVEL_PAYMENT, Method.FLAT_FEE)  # the same is asked each time
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


def printed_rate(terms: Terms, rows: Sequence[Printed]) -> TrueRate | None:
    """What the printed payments cost a year; None where too few of them are known.

    Where the contract asks the same each time, two that are alike stand for all; the last one may
    be printed and differ. 30,000 for twelve times 2,845.00 is 24.57 % a year.
    """
    due = terms.due[-1:] if terms.method == Method.BULLET else terms.due
    stated = {row.place: row.payment for row in rows if row.payment is not None}
    if len(stated) < len(due):
        alike = [payment for place, payment in stated.items() if place < len(due)]
        if terms.method not in EVEN or len(alike) < 2 or len(set(alike)) > 1:
            return None
        stated = dict.fromkeys(range(1, len(due) + 1), alike[0]) | stated
    return paid_rate(terms, {day: stated[place] for place, day in enumerate(due, 1)})
