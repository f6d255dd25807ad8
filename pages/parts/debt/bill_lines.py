"""Lines of a lender's bill: typed as the app prints them, checked, and their counting in words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import streamlit as st
from markupsafe import Markup

from content import voice as say
from content.words import t
from pages import shapes
from pages.parts import ask, visit
from planner import Refused

MOST = 4
AMOUNTS = ("principal", "interest", "fee", "payment")
_DAY = re.compile(r"\D*(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})\D*", re.ASCII)
Line = dict[str, Any]


def fields() -> list[Line]:
    """Every line that holds an amount, as the planner takes it, with its place on the screen."""
    language, count = visit.language(), int(visit.kept("bill_lines", 2))
    found = []
    for at in range(1, count + 1):
        with st.container(key=f"bill_line_{at}"):
            found.append(_line(language, at))
    with st.container(horizontal=True):
        st.button(t(language, "bill.add"), on_click=_change, args=(1,), disabled=count >= MOST)
        st.button(t(language, "bill.remove"), on_click=_change, args=(-1,), disabled=count <= 1)
    lines = [line for line in found if any(name in line for name in AMOUNTS)]
    numbers = [line["number"] for line in lines]
    if len(set(numbers)) < len(numbers):
        ask.wrong(t(language, "bill.twice"))
    return lines


def _change(by: int) -> None:
    visit.keep("bill_lines", min(MOST, max(1, int(visit.kept("bill_lines", 2)) + by)))


def _line(language: str, at: int) -> Line:
    line: Line = {"at": at}
    for names in (("number", "principal", "interest"), ("fee", "payment", "due")):
        for column, name in zip(st.columns(3, wrap=False), names, strict=True):
            label = t(language, f"bill.cell.{name}", mark="①②③④"[at - 1])
            with column:
                typed = ask.text(f"bill_{at}_{name}", str(at) if name == "number" else "", label)
                if not ask.cleaned(typed) and name != "number":
                    continue
                try:
                    line[name] = _read(language, name, label, typed)
                except ask.Unreadable as problem:
                    ask.wrong(str(problem))
    return line


def _read(language: str, name: str, label: str, typed: str) -> Any:
    if name == "number":
        value = ask.number(language, label, typed, Decimal(1), Decimal(600))
        if value != int(value):
            raise ask.Unreadable(t(language, "error.not_whole", field=label))
        return int(value)
    if name != "due":
        return ask.amount_of(language, label, typed, zero=True)
    try:
        found = _DAY.fullmatch(typed)
        return date(*map(int, found.groups() if found else ())).isoformat()
    except (TypeError, ValueError):
        raise ask.Unreadable(t(language, "bill.not_a_day", field=label)) from None


def unbalanced(language: str, lines: Sequence[Line]) -> list[str]:
    """Lines whose own parts do not add up to what they ask, said by number."""
    found = []
    for line in lines:
        if not {"principal", "interest", "payment"} <= line.keys():
            continue
        parts = sum(Decimal(line.get(name, "0")) for name in AMOUNTS[:3])
        if parts != Decimal(line["payment"]):
            values = {"sum": say.digits(f"{parts:.2f}"), "payment": say.digits(line["payment"])}
            found.append(t(language, "bill.unbalanced", number=line["number"], **values))
    return found


def how(language: str, convention: Mapping[str, str], dated: bool) -> str:
    """A way of counting in words: days, ends, rounding, when fees fall."""
    said = [t(language, f"bill.day_count.{convention['day_count']}")] if dated else []
    if convention["count"] == "both_ends":
        said.append(t(language, "bill.both_ends"))
    said.append(t(language, f"bill.rounding.{convention['rounding']}"))
    if convention["fee_timing"] != "as_agreed":
        said.append(t(language, f"bill.fees.{convention['fee_timing']}"))
    whole = said[0]
    for one in said[1:]:
        whole = t(language, "bill.join", most=whole, last=one)
    return whole


def differences(language: str, rows: Sequence[Mapping[str, Any]]) -> Markup:
    """Where the bill and the nearest count part, line by line."""
    head = [t(language, f"bill.{name}") for name in ("which", "printed", "computed", "off")]
    body = [
        (
            t(language, "bill.figure", number=row["number"], column=_column(language, row)),
            say.digits(row["printed"]),
            say.digits(row["computed"]),
            say.digits(row["difference"]),
        )
        for row in rows
    ]
    return shapes.within("tight", shapes.table(head, body, t(language, "bill.caption")))


def _column(language: str, row: Mapping[str, Any]) -> str:
    return t(language, f"bill.column.{row['column']}")


def listed(language: str, rows: Sequence[Mapping[str, Any]]) -> str:
    """The same differences as one run of words, for the question to the lender."""
    said = ""
    for row in rows[:MOST]:
        one = t(
            language,
            "bill.script.row",
            number=row["number"],
            column=_column(language, row),
            printed=say.digits(row["printed"]),
            computed=say.digits(row["computed"]),
        )
        said = t(language, "bill.script.join", most=said, last=one) if said else one
    return said


def refusal(language: str, refused: Refused, lines: Sequence[Line]) -> str:
    """Why the lines cannot be compared, naming the line as the page shows it."""
    known = re.match(r"rows\.(\d+)\.(number|due)$", refused.field)
    if not known or refused.code not in ("out_of_range", "date_differs"):
        return ask.refusal(language, refused)
    line = lines[int(known.group(1))]
    return t(language, f"bill.wrong.{known.group(2)}", mark="①②③④"[line["at"] - 1])
