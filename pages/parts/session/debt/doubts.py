"""Rows of a table that could not be read: each asked by its line, changed, left open or dropped."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

import streamlit as st

from content.voice import Voice
from pages.parts import look, visit
from pages.parts.case import fields, store
from planner.case import debts
from planner.pasted import Doubt, Row, Table, read

_KEY = "doubts"
UNKNOWN = "不知道"  # as a table says it, in whichever language
# What is asked where the cells of a row have slipped out of their columns.
SLIPPED = (("名称", ""), ("欠款", ""))


class Asked(NamedTuple):
    """One row, its known cells by title, and the first that could not be read."""

    line: int
    cells: tuple[tuple[str, str], ...]
    column: str
    code: str


def keep(found: Sequence[Doubt]) -> None:
    """Ask about these rows from now on."""
    _store([_first(one) for one in found])


def _first(one: Doubt) -> Asked:
    fault = one.faults[0]
    if not one.cells or fault.column is None:
        cells = one.cells if one.cells and fault.code != "ambiguous" else SLIPPED
        named = cells if any(title == SLIPPED[1][0] for title, _ in cells) else (*cells, SLIPPED[1])
        return Asked(one.line, named, SLIPPED[1][0], fault.code)
    return Asked(one.line, one.cells, fault.column, fault.code)


def _store(every: Sequence[Asked]) -> None:
    visit.keep(_KEY, json.dumps(every, ensure_ascii=False) if every else "")


def every() -> list[Asked]:
    """The rows still to be asked about; none where what is kept is damaged."""
    try:
        found = json.loads(str(visit.kept(_KEY, "") or "[]"))
        return [
            Asked(int(line), tuple((str(a), str(b)) for a, b in cells), str(column), str(code))
            for line, cells, column, code in found
        ]
    except (TypeError, ValueError):
        return []


def show(voice: Voice, today: date) -> None:
    """The first row that is open, with three answers."""
    found = every()
    if not found:
        return
    one = found[0]
    key = fields.key_of("doubt", str(one.line), one.column)
    with st.container(key="doubt"):
        look.heading(voice("session.doubts", count=len(found)))
        cells = dict(one.cells)
        shown = {"line": one.line, "column": one.column, "cell": cells.get(one.column, "")}
        named = f" {one.cells[0][1]}" if one.cells[0][1] != shown["cell"] else ""
        look.plain(voice("session.doubt.where", name=named, **shown))
        look.plain(voice(f"session.doubt.{one.code}"))
        fields.text(key, voice("session.doubt.says", column=one.column), str(shown["cell"]))
        with st.container(horizontal=True):
            st.button(voice("session.doubt.change"), on_click=_changed, args=(key, today))
            st.button(voice("session.doubt.unknown"), on_click=_unknown, args=(today,))
            st.button(voice("session.doubt.drop"), on_click=_dropped)


def _changed(key: str, today: date) -> None:
    _again(str(visit.typed(key) or ""), today)


def _unknown(today: date) -> None:
    _again(UNKNOWN, today)


def _dropped() -> None:
    _store(every()[1:])


def _again(text: str, today: date) -> None:
    """Read the row with another cell: a debt, or asked about once more."""
    found = every()
    if not found:
        return
    one, rest = found[0], found[1:]
    cells = tuple((title, text if title == one.column else cell) for title, cell in one.cells)
    table = _read(cells, today)
    open_amount = text == UNKNOWN and [each.code for each in table.errors] == ["missing"]
    if open_amount:
        table = _read(tuple((a, "0" if a == one.column else b) for a, b in cells), today)
    for row in table.rows:
        _take(row, today, open_amount)
    again = [_first(each)._replace(line=one.line) for each in table.doubts]
    _store([*again, *rest])


def _read(cells: tuple[tuple[str, str], ...], today: date) -> Table:
    lines = zip(*cells, strict=True)
    quoted = (
        "\t".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in line) for line in lines
    )
    return read("\n".join(quoted), today)


def _take(row: Row, today: date, open_amount: bool) -> None:
    case = store.found()
    (new,) = debts([row], today, [one.id for one in case.debts])
    taken = {one.name for one in case.debts}
    named = new.name if new.name not in taken else f"{new.name[:54]} ({len(taken) + 1})"
    new = replace(new, name=named, owed=None if open_amount else new.owed)
    store.put(store.with_debt(case, new))
