"""A record of contacts: kept for this visit only, to be taken away as a file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st
from markupsafe import Markup

from content.words import t
from pages import shapes
from pages.papers.contacts import PROOFS, Row, as_csv, as_text, spoken
from pages.parts import ask, look, visit

MOST = 200  # rows; a phone's memory and a complaint both end before that


def rows() -> list[Row]:
    """What was noted in this visit, oldest first."""
    noted: list[Row] = visit.kept("contacts", [])
    return sorted(noted, key=lambda row: (row["day"], row["time"]))


def _add(day: date) -> None:
    """Take what stands in the fields as a row, and empty them for the next."""
    typed = {name: str(visit.typed(f"log_{name}") or "").strip() for name in _WORDS}
    if not any(typed.values()) or len(rows()) >= MOST:
        return
    proof = str(visit.kept("proof", PROOFS[0]))
    row = {"day": day.isoformat(), "proof": proof, **typed}
    visit.keep("contacts", [*visit.kept("contacts", []), row])
    for name in _WORDS:
        visit.write(f"log_{name}", "")


_WORDS = ("time", "who", "agency", "said")


def _remove(at: int) -> None:
    left = rows()
    visit.keep("contacts", [*left[:at], *left[at + 1 :]])


def _line(name: str, most: int, hint: str = "") -> None:
    ask.again(f"log_{name}")
    st.text_input(
        t(visit.language(), f"log.{name}"),
        key=f"log_{name}",
        max_chars=most,
        placeholder=hint,
        autocomplete="off",
        persist_state="session",
    )


def fields(today: date) -> None:
    """Ask for one contact: when, who, what was said, what proves it."""
    language = visit.language()
    with st.container(key="log"):
        left, right = st.columns([1.2, 1], wrap=False)
        with left:
            day = ask.day("log_day", today, date(2000, 1, 1))
        with right:
            _line("time", 20, "22:40")
        _line("who", 80)
        _line("agency", 80)
        ask.again("log_said")
        st.text_area(
            t(language, "log.said"),
            key="log_said",
            max_chars=400,
            height=100,
            persist_state="session",
        )
        ask.choice("proof", PROOFS, "proof")
        st.button(t(language, "log.add"), key="log_add", on_click=_add, args=(day,), type="primary")


def table(language: str, noted: Sequence[Row]) -> Markup:
    """The record as a table that fits a phone: when, who, what was said."""
    head = [t(language, f"log.head.{name}") for name in _HEAD]
    proof = t(language, "log.proof") + ("：" if language == "zh" else ": ")
    rows = []
    for row in noted:
        one = spoken(language, row)
        who = (one["who"], one["agency"])
        rows.append(shapes.Contact(row["day"], one["time"], who, one["said"], proof + one["proof"]))
    return shapes.log(t(language, "log.title"), head, rows)


_HEAD = ("when", "who", "said")


def show(language: str, noted: Sequence[Row]) -> None:
    """The rows, a way to take one out again, and the two downloads."""
    added = shapes.note(t(language, "log.added", count=len(noted)), live=True)
    look.show(added + table(language, noted))
    for kind, made in (("csv", as_csv), ("txt", as_text)):
        st.download_button(
            t(language, f"log.download.{kind}"),
            made(language, noted),
            file_name=f"{t(language, 'take.name.log')}.{kind}",
            mime="text/csv" if kind == "csv" else "text/plain",
            on_click="ignore",
            key=f"log_{kind}",
        )
    with st.expander(t(language, "log.remove")):
        for at, row in enumerate(noted):
            words = f"{row['day']} {row['time']} {row['who'][:20]}".strip()
            st.button(
                t(language, "log.remove.one", row=words),
                key=f"log_remove_{at}",
                on_click=_remove,
                args=(at,),
            )
