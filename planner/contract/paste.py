"""`paste`: a table of debts as people have it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from planner.contract.asking.loans import rate
from planner.contract.fields import Day, text
from planner.contract.model import Model
from planner.money import yuan
from planner.pasted import Faulty, Row, Total, read

LONGEST_TABLE = 200_000


class PasteRequest(Model):
    """The text of a table, and the day from which a date without a year is the next."""

    text: Annotated[str, text(LONGEST_TABLE)]
    reference_date: Day


def answer(request: Mapping[str, Any]) -> dict[str, Any]:
    """A table of debts as people paste it, every doubt asked by row (粘贴债务表).

    Tabs, commas or bars part the columns; the header is the first line of ten with two known
    names. A row with a fault is not taken in, and `errors` names its line, column and code.
    Unknown is null, not zero: a blank, 无, 不知道. A rate without a unit or a period is asked,
    never guessed; formulas are never evaluated; columns about the person are never read. No table
    has `table_error` no_header, one of more than 300 rows too_many_rows.

    >>> asked = {"text": "名称\\t欠款\\n花呗\\t０．８６万", "reference_date": "2026-11-26"}
    >>> answer(asked)["rows"][0]["balance"]
    '8600.00'
    """
    got = PasteRequest.read(request)
    found = read(got.text, got.reference_date)
    return {
        "rows": [_row(one) for one in found.rows],
        "errors": _faults(found.errors),
        "skipped": [{"line": one.line, "why": one.why} for one in found.skipped],
        "warnings": _faults(found.warnings),
        "ignored_columns": found.ignored,
        "total": _total(found.total),
        "table_error": found.error,
    }


def _row(one: Row) -> dict[str, Any]:
    return {
        "line": one.line,
        "name": one.name,
        "balance": yuan(one.balance),
        "rate": one.rate and rate(one.rate),
        "monthly": None if one.monthly is None else yuan(one.monthly),
        "periods_left": one.periods_left,
        "due_day": one.due_day,
        "due_date": one.due_date and one.due_date.isoformat(),
        "days_late": one.days_late,
        "note": one.note,
    }


def _faults(every: Sequence[Faulty]) -> list[dict[str, Any]]:
    return [{"line": one.line, "column": one.column, "code": one.code} for one in every]


def _total(one: Total | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {"stated": yuan(one.stated), "sum": yuan(one.sum), "agrees": one.agrees}
