"""Step 5, what is settled: the promised sum, from when, when to look again, the client's words."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from content.voice import Voice
from pages import shapes
from pages.papers.case import left_in
from pages.parts import look, visit
from pages.parts.case import fields, store
from pages.parts.case.changed import listed
from pages.parts.debt.switch import switch
from pages.parts.session.paper import papers, preview
from pages.parts.session.promise import bearing, confirming, leftover, skipped
from pages.parts.session.prorata import sharing
from pages.parts.session.prorata.dividing import divided
from planner.case import Case, CasePlan, Level, Trigger

LONGEST = 2000


def step(voice: Voice, case: Case, today: date) -> Case:
    """What was agreed on in the room, whether it holds, and the papers of it: a part a screen."""
    with st.container(key="settle"):
        names = {one: voice(f"session.part.{one}") for one in PARTS}
        part = switch(papers.PART, voice("session.settle"), names)
    case = PARTS[part](voice, case, today)
    with st.container(horizontal=True, key="to_parts"):
        for one in list(PARTS)[list(PARTS).index(part) + 1 :]:
            words = voice("session.onward", step=names[one])
            st.button(words, on_click=visit.keep, args=(papers.PART, one), key=f"to_{one}")
    return case


def _sum(voice: Voice, case: Case, today: date) -> Case:
    """How much, from when, and what each lender gets of it."""
    case = replace(case, plan=_plan(voice, case))
    skipped.show(voice, case, today)
    if case.plan.promise is not None:
        sharing.result(voice, case, divided(case, case.plan.promise))
    confirming.share_all(voice, case)
    return case


def _holds(voice: Voice, case: Case, today: date) -> Case:
    """Will it hold, when to look again sooner, and where more goes in a good month."""
    bearing.show(voice, case, today)
    case = leftover.ask(voice, case)
    return replace(case, plan=replace(case.plan, triggers=_triggers(voice, case.plan)))


def _papers(voice: Voice, case: Case, today: date) -> Case:
    """What is passed over, the client's own words, the page as it will be, the tick, the papers."""
    skipped.show(voice, case, today)
    notes = _words(voice, case.notes or "")
    case = replace(case, notes=notes or None)
    preview.show(voice, case, today)
    still_open = st.container()
    case = confirming.ask_for(voice, case, today)
    with still_open:
        look.show(shapes.bullets(checks(voice, case)))
    return papers.show(voice, case, today)


PARTS: dict[str, Callable[[Voice, Case, date], Case]] = {
    papers.SUM: _sum,
    "holds": _holds,
    "papers": _papers,
}


def _plan(voice: Voice, case: Case) -> CasePlan:
    """The sum, its first day, the reserve, the day to look again."""
    key = partial(fields.key_of, "plan")
    plan, low = case.plan, left_in(case, Level.LOW)
    cells = st.columns(2)
    with cells[0]:
        promise = fields.money(key("promise"), voice("session.field.promise"), plan.promise)
    with cells[1]:
        start = fields.day(key("start"), voice("session.field.start"), plan.start)
    if low is not None and promise is None and low.pool.offered:
        words = voice("session.promise.low", amount=voice.money(low.pool.offered))
        st.button(words, on_click=_promise, args=(low.pool.offered,), key="promise_low")
    if low is not None and promise is not None and promise > low.pool.offered:
        ask_less = voice("session.promise.above", low=voice.money(low.pool.offered))
        look.show(shapes.warning(ask_less))
    cells = st.columns(2)
    with cells[0]:
        reserve = fields.money(key("reserve"), voice("session.field.reserve"), plan.reserve)
    with cells[1]:
        review = fields.day(key("review"), voice("session.field.review_on"), plan.review_on)
    return replace(plan, promise=promise, start=start, reserve=reserve, review_on=review)


def _promise(amount: int) -> None:
    store.change(lambda case: replace(case, plan=replace(case.plan, promise=amount)))
    visit.forget(fields.key_of("plan", "promise"))


def _triggers(voice: Voice, plan: CasePlan) -> tuple[Trigger, ...]:
    look.plain(voice("session.triggers"))
    with st.container(horizontal=True):
        return tuple(
            one
            for one in Trigger
            if fields.tick(
                fields.key_of("trigger", one), voice(f"session.trigger.{one}"), one in plan.triggers
            )
        )


def _words(voice: Voice, now: str) -> str:
    """The client's own words, as they are said."""
    key = fields.key_of("notes")
    if visit.is_new(key):
        visit.write(key, now)
    typed = str(st.text_area(voice("session.notes"), key=key, height=90) or "")
    kept = (
        one for one in typed if one in "\t\r\n" or unicodedata.category(one) not in ("Cc", "Cs")
    )
    return "".join(kept)[:LONGEST]


def checks(voice: Voice, case: Case) -> list[str]:
    """What is still open before anything leaves the room."""
    found = []
    unknown = tuple(one.name for one in case.debts if one.owed is None)
    if unknown:
        found.append(voice("session.check.unknown", names=listed(voice, unknown)))
    unchecked = tuple(one.name for one in case.debts if one.owed is not None and not one.certainty)
    if unchecked and case.plan.confirmed_on is None:  # the client's tick is for all of them
        found.append(voice("session.check.debts", names=listed(voice, unchecked)))
    if case.plan.promise is None:
        found.append(voice("session.check.promise"))
    if case.plan.review_on is None:
        found.append(voice("session.check.review"))
    return found
