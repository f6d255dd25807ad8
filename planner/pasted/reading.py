"""A pasted table of debts, read row by row: what is taken in, what is asked, what is passed over.

A row with a fault is not taken in, the others are. Columns that nobody asked for are never read:
of them only the titles are named. Formulas are never evaluated.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from planner.loan import Rate
from planner.pasted import days, figures
from planner.pasted.cells import BAR, COMMA, DELIMITERS, Line, bare, is_unknown, lines
from planner.pasted.columns import Column, Field
from planner.pasted.figures import Fault
from planner.pasted.header import Header, found
from planner.pasted.table import Doubt, Faulty, Row, Skipped, Table, Total

ROWS_MOST = 300
LONGEST_NAME, LONGEST_NOTE = 60, 500
TOTALS = {"合计", "总计", "共计", "汇总", "total", "sum"}
SUBTOTALS = {"小计", "subtotal"}


def read(text: str, today: date) -> Table:
    """A table of debts; a day without a year is the next one from `today` on.

    >>> read("名称\\t欠款\\n花呗\\t2.4万", date(2026, 11, 26)).rows[0].balance
    2400000
    """
    for mark in DELIMITERS:
        every = list(lines(text, mark)) if mark in text else []
        header = found(every, mark)
        if header:
            return _table(every, header, today)
    return Table(error="no_header")


def _table(every: Sequence[Line], header: Header, today: date) -> Table:
    table = Table(ignored=header.ignored)
    body = every[len(header.before) + len(header.own) :]
    table.skipped += [Skipped(one.number, _above(one)) for one in header.before]
    table.skipped += [Skipped(one.number, "header") for one in header.own]
    totals: list[Line] = []
    debts: list[Line] = []
    for line in body:
        why = _why_no_debt(line, header)
        if why is None:
            debts.append(line)
            continue
        table.skipped.append(Skipped(line.number, why))
        if why == "total":
            totals.append(line)
    if len(debts) > ROWS_MOST:
        return Table(error="too_many_rows")
    for line in debts:
        _take(line, header, today, table)
    if totals:
        _compare(totals, header, table)
    return table


def _above(line: Line) -> str:
    if line.is_blank:
        return "blank"
    return "rule" if line.is_rule else "title"


def _why_no_debt(line: Line, header: Header) -> str | None:
    """Why a line below the header is no debt, or None."""
    if header.mark == BAR and line.is_rule:
        return "rule"
    if _total_word(line):
        return "total"
    if not any(_cell(line, one) for one in header.columns):
        return "blank"
    return "header" if line.cells == header.own[0].cells else None


def _total_word(line: Line) -> str | None:
    """The word by which a line says that it adds up others."""
    words = (re.sub(r"(\([^()]*\))?:?$", "", bare(one)) for one in line.cells)
    return next((one for one in words if one in TOTALS | SUBTOTALS), None)


def _cell(line: Line, column: Column) -> str:
    return line.cells[column.at] if column.at < len(line.cells) else ""


def _take(line: Line, header: Header, today: date, found: Table) -> None:
    """One debt into the table, or what has to be asked about it."""
    values, faults = _values(line, header, today)
    title = header.title(Field.BALANCE)
    if values.get(Field.BALANCE) is None and not any(one.column == title for one in faults):
        faults.append(Faulty(line.number, title, "missing"))
    if faults:
        order = {one.title: at for at, one in enumerate(header.columns)}
        faults.sort(key=lambda one: order.get(one.column or "", -1))
        found.errors += faults
        found.doubts.append(Doubt(line.number, _shown(line, header, faults), tuple(faults)))
        return
    written = values.pop(Field.NAME, None)
    name, warning = _name(str(written or ""), [one.name for one in found.rows])
    if warning:
        found.warnings.append(Faulty(line.number, header.title(Field.NAME), warning))
    found.rows.append(Row(line.number, name, **values))  # type: ignore[arg-type]


def _shown(line: Line, header: Header, faults: Sequence[Faulty]) -> tuple[tuple[str, str], ...]:
    """The cells that were read, by title; a note is nobody's question."""
    if any(one.code == "ambiguous" and one.column is None for one in faults):
        return ()
    asked = (one for one in header.columns if one.field is not Field.NOTE)
    return tuple((one.title, _cell(line, one)[:LONGEST_NAME]) for one in asked)


def _values(line: Line, header: Header, today: date) -> tuple[dict[str, object], list[Faulty]]:
    """The values of a line by the fields of a row, and what is wrong with its cells."""
    values: dict[str, object] = {}
    if header.mark == COMMA and any(line.cells[header.width :]):
        # 8,600 without quotes is two cells: which of them is the balance is not guessed.
        return {Field.BALANCE: 0}, [Faulty(line.number, None, "ambiguous")]
    faults = []
    for one in header.columns:
        try:
            _put(values, one, _cell(line, one), today)
        except Fault as fault:
            faults.append(Faulty(line.number, one.title, fault.code))
    return values, faults


def _put(values: dict[str, object], column: Column, text: str, today: date) -> None:
    """What one cell says, put beside what the others of its line say."""
    if column.field is Field.DUE:
        values["due_day"], values["due_date"] = days.due(text, today)
    elif column.field is Field.RATE:
        found, before = figures.rate(text, column), values.get("rate")
        if found and isinstance(before, Rate) and not figures.same(before, found):
            raise Fault("rate_conflict")
        values["rate"] = before or found
    elif column.field in (Field.BALANCE, Field.MONTHLY):
        values[column.field] = figures.amount(text, column)
    elif column.field in (Field.PERIODS, Field.LATE):
        values[column.field] = figures.count(text, column)
    else:
        values[column.field] = _text(text, column.field)


def _text(text: str, field: Field) -> str | None:
    """A name or a note: only text, whatever it looks like."""
    if len(text) > (LONGEST_NAME if field is Field.NAME else LONGEST_NOTE):
        raise Fault("out_of_range")
    return None if is_unknown(text) else text


def _name(name: str, before: Sequence[str]) -> tuple[str, str | None]:
    """A name that no other row has, and what to say about it."""
    if not name:
        return f"第 {len(before) + 1} 笔", "name_missing"
    if name not in before:
        return name, None
    again = (f"{name} ({at})" for at in range(2, len(before) + 3))
    return next(one for one in again if one not in before), "name_twice"


def _compare(totals: Sequence[Line], header: Header, found: Table) -> None:
    """The table's own total beside the sum of its rows."""
    whole = [one for one in totals if _total_word(one) in TOTALS] or totals
    line, column = whole[-1], header.column(Field.BALANCE)
    if column is None:
        return
    try:
        stated = figures.amount(_cell(line, column), column)
    except Fault as fault:
        found.errors.append(Faulty(line.number, column.title, fault.code))
        return
    if stated is None:
        return
    added = sum(one.balance for one in found.rows)
    agrees = None if found.errors else stated == added
    found.total = Total(stated, added, agrees)
    if agrees is False:
        found.warnings.append(Faulty(line.number, column.title, "total_differs"))
