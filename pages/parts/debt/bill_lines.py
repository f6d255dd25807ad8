"""Lines of a lender's bill: typed as the app prints them, checked, and their counting in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import streamlit as st
from markupsafe import Markup

from content import voice as say
from content.voice import Voice
from pages import shapes
from pages.parts import ask, visit
from planner import Refused
from planner.loan import Convention, Printed

MOST = 4
AMOUNTS = ("principal", "interest", "fee", "payment")
MARKS = "①②③④"
_DAY = re.compile(r"\D*(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})\D*", re.ASCII)
Off = tuple[int, str, int, int]  # which row, which column, printed, computed


@dataclass
class Line:
    """One line as it stands on the screen: its place there, its number, amounts in fen, its day."""

    at: int
    number: int = 0
    amounts: dict[str, int] = field(default_factory=dict)
    due: date | None = None

    def printed(self) -> Printed:
        """The line as the planner takes it."""
        return Printed(number=self.number, due=self.due, **self.amounts)

    @property
    def parts(self) -> int:
        """Principal, interest and fee together."""
        return sum(self.amounts.get(name, 0) for name in AMOUNTS[:3])


def fields() -> list[Line]:
    """Every line that holds an amount, with its place on the screen."""
    voice, count = Voice(visit.language()), _count()
    found = []
    for at in range(1, count + 1):
        with st.container(key=f"bill_line_{at}"):
            found.append(_line(voice, at))
    with st.container(horizontal=True):
        st.button(voice("bill.add"), on_click=_change, args=(1,), disabled=count >= MOST)
        st.button(voice("bill.remove"), on_click=_change, args=(-1,), disabled=count <= 1)
    lines = [line for line in found if line.amounts]
    numbers = [line.number for line in lines]
    if len(set(numbers)) < len(numbers):
        ask.wrong(voice("bill.twice"))
    return lines


def _count(by: int = 0) -> int:
    return min(MOST, max(1, int(visit.kept("bill_lines", 2)) + by))


def _change(by: int) -> None:
    visit.keep("bill_lines", _count(by))


def _line(voice: Voice, at: int) -> Line:
    line = Line(at)
    for names in (("number", "principal", "interest"), ("fee", "payment", "due")):
        for column, name in zip(st.columns(3, wrap=False), names, strict=True):
            label = voice(f"bill.cell.{name}", mark=MARKS[at - 1])
            with column:
                typed = ask.text(f"bill_{at}_{name}", str(at) if name == "number" else "", label)
                if not ask.cleaned(typed) and name != "number":
                    continue
                try:
                    _read(voice, line, name, (label, typed))
                except ask.Unreadable as problem:
                    ask.wrong(str(problem))
    return line


def _read(voice: Voice, line: Line, name: str, cell: tuple[str, str]) -> None:
    """Put what is typed in a cell (its label, its text) into the line, or Unreadable."""
    label, typed = cell
    if name == "number":
        value = ask.number(voice.language, label, typed, Decimal(1), Decimal(600))
        if value != int(value):
            raise ask.Unreadable(voice("error.not_whole", field=label))
        line.number = int(value)
    elif name == "due":
        line.due = _day(voice, label, typed)
    else:
        line.amounts[name] = ask.fen_of(voice.language, label, typed, zero=True)


def _day(voice: Voice, label: str, typed: str) -> date:
    try:
        found = _DAY.fullmatch(typed)
        return date(*map(int, found.groups() if found else ()))
    except (TypeError, ValueError):
        raise ask.Unreadable(voice("bill.not_a_day", field=label)) from None


def unbalanced(voice: Voice, lines: Sequence[Line]) -> list[str]:
    """Lines whose own parts do not add up to what they ask, said by number."""
    found = []
    for line in lines:
        whole = {"principal", "interest", "payment"} <= line.amounts.keys()
        if whole and line.parts != line.amounts["payment"]:
            asked = say.digits_of(line.amounts["payment"])
            values = {"sum": say.digits_of(line.parts), "payment": asked}
            found.append(voice("bill.unbalanced", number=line.number, **values))
    return found


def how(voice: Voice, one: Convention, dated: bool) -> str:
    """A way of counting in words: days, ends, rounding, when fees fall, what is rarer."""
    said = [voice(f"bill.day_count.{one.day_count}")] if dated else []
    if one.count == "both_ends":
        said.append(voice("bill.both_ends"))
    said.append(voice(f"bill.rounding.{one.rounding}"))
    if one.fee_timing != "as_agreed":
        said.append(voice(f"bill.fees.{one.fee_timing}"))
    if one.principal:
        said.append(voice("bill.parts", how=voice(f"bill.rounding.{one.principal}")))
    if one.remainder:
        said.append(voice("bill.first_row"))
    if one.payment_by:
        said.append(voice("bill.by_formula"))
    return _joined(voice, "bill.join", said)


def _joined(voice: Voice, key: str, said: Iterable[str]) -> str:
    whole = ""
    for one in said:
        whole = voice(key, most=whole, last=one) if whole else one
    return whole


def differences(voice: Voice, off: Sequence[Off]) -> Markup:
    """Where the bill and the nearest count part, line by line."""
    head = [voice(f"bill.{name}") for name in ("which", "printed", "computed", "off")]
    body = [
        (
            voice("bill.figure", number=number, column=voice(f"bill.column.{column}")),
            *map(say.digits_of, (printed, computed, printed - computed)),
        )
        for number, column, printed, computed in off
    ]
    return shapes.within("tight", shapes.table(head, body, voice("bill.caption")))


def listed(voice: Voice, off: Sequence[Off]) -> str:
    """The same differences as one run of words, for the question to the lender."""
    rows = (
        voice(
            "bill.script.row",
            number=number,
            column=voice(f"bill.column.{column}"),
            printed=say.digits_of(printed),
            computed=say.digits_of(computed),
        )
        for number, column, printed, computed in off[:MOST]
    )
    return _joined(voice, "bill.script.join", rows)


def refusal(voice: Voice, refused: Refused, lines: Sequence[Line]) -> str:
    """Why the lines cannot be compared, naming the line as the page shows it."""
    known = re.match(r"rows\.(\d+)\.(number|due)$", refused.field)
    if not known or refused.code not in ("out_of_range", "date_differs"):
        return ask.refusal(voice.language, refused)
    mark = MARKS[lines[int(known.group(1))].at - 1]
    return voice(f"bill.wrong.{known.group(2)}", mark=mark)
