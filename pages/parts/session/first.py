"""Step 1, five questions first: a court's paper, a home, what is needed to live, violence, despair.

What is answered to the last four is kept nowhere, not even in the file.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from content.documents import document
from content.voice import Voice
from pages import shapes
from pages.parts import cite, look, visit
from pages.parts.case import fields, store
from pages.parts.court.period import Period
from pages.parts.session import turns
from planner.case import Case, CaseDebt, Paper

# The papers whose days are counted or explained on the page about them, by their names there.
EXPLAINED = {
    Paper.COMPLAINT: "complaint",
    Paper.PAYMENT_ORDER: "payment-order",
    Paper.JUDGMENT: "judgment",
}
ASKED = ("home", "needs", "threat", "mind")
CALLS = {"threat": "110", "mind": "12356"}


def step(voice: Voice, case: Case, today: date) -> Case:
    """All five; what has a day goes into the case."""
    with turns.place("court"):
        look.heading(voice("session.court"))
        case = _paper(voice, case, today)
        to_court = cite.link(voice.language, "court", voice("page.court"))
        look.show(shapes.ways("tools", [to_court]))
    with st.container(key="asked"):
        look.heading(voice("session.asked"))
        look.note(voice("session.asked.unkept"))
        for name in ASKED:
            with turns.place(name):
                _ask(voice, name)
    turns.ways(voice, "first")
    return case


def _ask(voice: Voice, name: str) -> None:
    """One of the four, and what to do at once where it is so."""
    if not fields.tick(fields.key_of("ask", name), voice(f"session.ask.{name}"), False):
        return
    look.plain(voice(f"session.ask.{name}.do"))
    if name in CALLS:
        called = shapes.call(CALLS[name], voice(f"session.ask.{name}.call"))
        look.show(shapes.within("calls", called))


def _paper(voice: Voice, case: Case, today: date) -> Case:
    """Which paper came to which debt, and when."""
    names = {one.id: one.name for one in case.debts}
    names[""] = voice("session.court.other")
    has = next((one.id for one in case.debts if one.paper not in (None, Paper.NONE)), "")
    which, cells = has or next(iter(names)), st.columns(2)
    if case.debts:
        with cells[0]:
            words = voice("session.court.which")
            which = fields.choice(fields.key_of("court"), words, names, which)
    debt = store.debt_of(case, which)
    if debt is None:
        _unnamed(voice)
        return case
    kinds = _kinds(voice)
    label = voice("session.field.paper")
    with cells[1]:
        paper = fields.choice(fields.key_of(debt.id, "paper"), label, kinds, str(debt.paper or ""))
    new = with_paper(debt, Paper(paper) if paper else None)
    if new.paper not in (None, Paper.NONE) or new.received_on or new.hearing_on:
        new = _days(voice, new, today)
    if new.paper not in (None, Paper.NONE):
        look.plain(voice(f"session.paper.{new.paper}.do"))
    return store.with_debt(case, with_answer(debt, new, today))


def _days(voice: Voice, debt: CaseDebt, today: date) -> CaseDebt:
    """The day it was received, never one that has not come yet, and the day of the hearing."""
    cells = st.columns(2, wrap=False)
    with cells[0]:
        key, label = fields.key_of(debt.id, "received"), voice("session.field.received_on")
        received = fields.day(key, label, debt.received_on, today)
    with cells[1]:
        key, label = fields.key_of(debt.id, "hearing"), voice("session.field.hearing_on")
        hearing = fields.day(key, label, debt.hearing_on)
    return replace(debt, received_on=received, hearing_on=hearing)


def _kinds(voice: Voice) -> dict[str, str]:
    none = {"": voice("session.unasked")}
    return none | {str(paper): voice(f"session.paper.{paper}") for paper in Paper}


def _unnamed(voice: Voice) -> None:
    """A paper about a debt that is not listed yet: its name first."""
    named = fields.text(fields.key_of("court_name"), voice("session.court.name"), "").strip()
    kinds = _kinds(voice)
    paper = fields.choice(fields.key_of("court_paper"), voice("session.field.paper"), kinds, "")
    ready = bool(named and paper not in ("", Paper.NONE))
    st.button(
        voice("session.court.note"),
        on_click=_note,
        args=(named[: fields.LONGEST], paper),
        disabled=not ready,
        key="note_court",
    )


def _note(named: str, paper: str) -> None:
    def more(case: Case) -> Case:
        known = next((one for one in case.debts if one.name == named), None)
        fresh = store.fresh("d", [one.id for one in case.debts])
        return store.with_debt(
            case, replace(known or CaseDebt(fresh, named, None), paper=Paper(paper))
        )

    store.change(more)
    visit.forget(fields.key_of("court"))


def with_paper(debt: CaseDebt, paper: Paper | None) -> CaseDebt:
    """Which paper came; where none did, or none any longer, it has no days either."""
    gone = paper is Paper.NONE or (paper is None and debt.paper is not None)
    new = replace(debt, paper=paper)
    return replace(new, received_on=None, answer_by=None, hearing_on=None) if gone else new


def with_answer(before: CaseDebt, debt: CaseDebt, today: date) -> CaseDebt:
    """The last day to answer, counted anew where the paper or its day is another."""
    if debt.received_on is not None and debt.received_on > today:
        return replace(debt, received_on=None, answer_by=None)
    if (before.paper, before.received_on) == (debt.paper, debt.received_on) and debt.answer_by:
        return debt
    found = period(debt)
    return replace(debt, answer_by=found.last if found else None)


def period(debt: CaseDebt) -> Period | None:
    """The days of the rule for the paper that came; None without a day, or where none holds."""
    name = EXPLAINED.get(debt.paper) if debt.paper else None
    papers = {one["id"]: one for one in document("court")["papers"]}
    rule = papers[name].get("fact") if name else None
    if debt.received_on is None or rule is None or not cite.holds(rule):
        return None
    return Period(debt.received_on, cite.rule(rule).measured.days)


def urgent(voice: Voice, case: Case, today: date) -> list[str]:
    """What a court asks by when, the first day first."""
    found: list[tuple[date, str]] = []
    for one in case.debts:
        if one.paper is Paper.NONE:
            continue
        paper = voice(f"session.paper.{one.paper}") if one.paper else ""
        shown = {"name": one.name, "paper": paper}
        if one.answer_by is not None:
            gone = one.answer_by < today
            came = voice.day(one.received_on) if one.received_on else "—"
            key = "session.urgent.passed" if gone else "session.urgent.answer"
            said = voice(key, day=voice.day(one.answer_by), received=came, **shown)
            found.append((one.answer_by, said))
        if one.hearing_on is not None and one.hearing_on >= today:
            said = voice("session.urgent.hearing", day=voice.day(one.hearing_on), **shown)
            found.append((one.hearing_on, said))
        if one.paper is Paper.ENFORCEMENT:
            found.append((today, voice("session.urgent.enforcement", name=one.name)))
    how = cite.link(voice.language, "court", voice("session.urgent.how"))
    return [shapes.joined([said, how], " ") for _, said in sorted(found)]
