"""The days in a table's cells: a date, or one day of every month."""

from __future__ import annotations

import re
from datetime import date, timedelta

from planner.pasted.cells import bare, is_too_long, is_unknown
from planner.pasted.figures import Fault

FIRST_YEAR, LAST_YEAR = 1900, 2199
SERIALS = range(10_000, 100_000)  # a spreadsheet's days since its day nought
NOUGHT = date(1899, 12, 30)

_MONTHLY = re.compile(r"(?:每月)?(\d{1,2})(?:日|号)|每月(\d{1,2})", re.ASCII)
_YEAR_FIRST = re.compile(
    r"(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})[日号]?)(?:t?00:00(?::00)?)?",
    re.ASCII,
)
_RUN = re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII)
_NO_YEAR = re.compile(r"(\d{1,2})月(\d{1,2})[日号]?", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d\d)", re.ASCII)
_PAIR = re.compile(r"(\d{1,2})[-/.](\d{1,2})", re.ASCII)
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY_MONTH = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?-?{_MONTH},?-?(\d{{4}})?", re.ASCII)
_MONTH_DAY = re.compile(rf"{_MONTH}-?(\d{{1,2}})(?:st|nd|rd|th)?(?:,(\d{{4}}))?", re.ASCII)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def due(text: str, today: date) -> tuple[int | None, date | None]:
    """The day of the month, or the date, that a cell names; both None where it is unknown.

    >>> due("10号", date(2026, 11, 26)), due("1月3日", date(2026, 11, 26))
    ((10, None), (None, datetime.date(2027, 1, 3)))
    """
    if text.startswith("="):
        raise Fault("formula")
    if is_too_long(text):
        raise Fault("not_a_date")
    if is_unknown(text):
        return None, None
    written = bare(text)
    monthly = _MONTHLY.fullmatch(written)
    if monthly:
        return _day_of_month(int(monthly.group(1) or monthly.group(2))), None
    if re.fullmatch(r"[0-9]+", written) and len(written) != 8:
        return _number(written)
    return None, _date(written, today)


def _number(written: str) -> tuple[int | None, date | None]:
    """A bare number: a day of the month, or a spreadsheet's serial."""
    number = int(written) if len(written) < 8 else 0
    if number in SERIALS:
        return None, NOUGHT + timedelta(days=number)
    return _day_of_month(number), None


def _day_of_month(day: int) -> int:
    if not 1 <= day <= 31:
        raise Fault("out_of_range")
    return day


def _date(written: str, today: date) -> date:
    found = _YEAR_FIRST.fullmatch(written) or _RUN.fullmatch(written)
    if found:
        year, month, day = (int(one) for one in found.groups() if one)
        return _on(year, month, day)
    if found := _NO_YEAR.fullmatch(written):
        return _next(int(found[1]), int(found[2]), today)
    if found := _YEAR_LAST.fullmatch(written):
        return _day_first(int(found[1]), int(found[2]), found[3])
    if found := _PAIR.fullmatch(written):
        raise Fault(
            "ambiguous_date" if _both_months(int(found[1]), int(found[2])) else "not_a_date"
        )
    if found := _DAY_MONTH.fullmatch(written):
        return _named(found[2], int(found[1]), found[3], today)
    if found := _MONTH_DAY.fullmatch(written):
        return _named(found[1], int(found[2]), found[3], today)
    raise Fault("not_a_date")


def _day_first(first: int, second: int, year: str) -> date:
    """Day and month in an order that nobody said: read only where one of them is above 12."""
    if len(year) != 4 or _both_months(first, second):
        raise Fault("ambiguous_date")
    day, month = (first, second) if first > 12 else (second, first)
    return _on(int(year), month, day)


def _both_months(first: int, second: int) -> bool:
    return 1 <= first <= 12 and 1 <= second <= 12


def _named(month: str, day: int, year: str | None, today: date) -> date:
    number = _MONTHS.index(month) + 1
    return _on(int(year), number, day) if year else _next(number, day, today)


def _next(month: int, day: int, today: date) -> date:
    """The next such day from today on, today included; 29 February may be years ahead."""
    for year in range(today.year, today.year + 9):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    raise Fault("not_a_date")


def _on(year: int, month: int, day: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError:
        raise Fault("not_a_date") from None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Fault("out_of_range")
    return found
