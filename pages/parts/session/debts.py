"""Step 3, who is owed how much: the list, the way in for a table, one card for each debt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st
from markupsafe import Markup

from content.voice import Voice, digits_of
from pages import shapes
from pages.parts import ask, look, visit
from pages.parts.case import store
from pages.parts.listed import listing
from pages.parts.session.debt import card, doubts, taking_in
from planner.case import Case, CaseDebt, Certainty, Treat

OPEN = "session_open"
MOST = 60
SIGNS = {
    Certainty.CONFIRMED: "●",
    Certainty.ESTIMATED: "◐",
    Certainty.ASSUMED: "◐",
    Certainty.UNKNOWN: "○",
}
NOT_ASKED = "·"
HEAD = ("name", "sure", "stage", "treat", "owed", "asks", "due", "late")
WORDS = 4  # the first columns are words


def step(voice: Voice, case: Case, today: date) -> Case:
    """A card where one is open, else the list."""
    debt = store.debt_of(case, str(visit.kept(OPEN, "") or ""))
    if debt is not None:
        return store.with_debt(case, card.show(voice, case, debt, today))
    _list(voice, case, today)
    return case


def _list(voice: Voice, case: Case, today: date) -> None:
    heading = voice("session.debts.count", count=len(case.debts))
    with st.container(horizontal=True, key="debts_head"):
        look.heading(heading if case.debts else voice("session.debts"))
        _ways_in(voice, case, today)
    doubts.show(voice, today)
    if case.debts:
        look.show(shapes.within("debts", table(voice, case, today)))
        _openers(voice, case)
    else:
        look.plain(voice("session.debts.begin"))
    taking_in.show(voice, today, is_open=not case.debts)


def _ways_in(voice: Voice, case: Case, today: date) -> None:
    """To the cards that nobody was asked about, and to one debt more."""
    full = len(case.debts) >= MOST
    left = [one.id for one in case.debts if one.certainty is None]
    if left:
        words = voice("session.debts.confirm", count=len(left))
        to = (OPEN, left[0])
        st.button(words, on_click=visit.keep, args=to, type="primary", key="confirm_all")
    st.button(voice("session.debts.add"), on_click=partial(_add, voice), disabled=full)
    if listing.is_loose(case):
        words = voice("session.debts.bring")
        st.button(words, on_click=listing.add, args=(voice, today), disabled=full)


def table(voice: Voice, case: Case, today: date) -> Markup:
    """One row a debt, and what they add up to."""
    rows = [_row(voice, one, today) for one in case.debts]
    known = [one.owed for one in case.debts if one.owed is not None]
    total = digits_of(sum(known))
    if len(known) < len(case.debts):
        total = voice("session.least", amount=total)
    rows.append((voice("session.total"), "", "", "", total, "", "", ""))
    head = [voice(f"session.column.{name}") for name in HEAD]
    return shapes.table(head, rows, voice("session.debts.caption"), words=WORDS)


def _row(voice: Voice, one: CaseDebt, today: date) -> tuple[str, ...]:
    """A debt; what is not known stays open."""
    due, late = one.due_after(today), one.late_as_told(today)
    return (
        one.name,
        SIGNS[one.certainty] if one.certainty else NOT_ASKED,
        voice(f"session.stage.{one.stage}") if one.stage else "",
        voice(f"session.treat.{one.treat or Treat.SHARE}.short"),
        "—" if one.owed is None else digits_of(one.owed),
        "—" if one.ask_next is None else digits_of(one.ask_next),
        due.isoformat()[5:] if due else "—",
        "—" if late is None else str(late),
    )


def _openers(voice: Voice, case: Case) -> None:
    """One tap opens the card of a debt."""
    widget = f"session_pick_{voice.language}"
    names = {one.id: one.name for one in case.debts}
    visit.write(widget, None)
    st.pills(
        voice("session.debts.open"),
        list(names),
        format_func=ask.called(names),
        key=widget,
        on_change=lambda: visit.keep(OPEN, visit.typed(widget)),
    )


def _add(voice: Voice) -> None:
    name = store.fresh("d", [one.id for one in store.found().debts])

    def more(case: Case) -> Case:
        called = voice("session.debt.new", number=len(case.debts) + 1)
        return replace(case, debts=(*case.debts, CaseDebt(name, called, None)))

    store.change(more)
    visit.keep(OPEN, name)
