"""The card of one debt: is it right, what is owed, what is asked and when, what becomes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from content.voice import Voice
from pages import shapes
from pages.parts import look, visit
from pages.parts.case import fields, store
from pages.parts.session import terms, turns
from pages.parts.session.debt import rightly
from pages.parts.session.offer import noting, offers
from planner.case import Case, CaseDebt, Kind, Stage, Treat
from planner.household import HARMS, Harm, worst_of

TICKS = ("auto_debit", "secured", "guarantor", "joint")
OPEN = rightly.OPEN


def show(voice: Voice, case: Case, debt: CaseDebt, today: date) -> CaseDebt:
    """The card, and the ways to its neighbours and back to the list."""
    ids = [one.id for one in case.debts]
    at = ids.index(debt.id)
    _ways(voice, ids, at)
    look.heading(debt.name)
    with turns.place("confirm"):
        known = st.container()
        rightly.ask(voice, debt)
    with turns.place("fields"):
        turns.turn(debt.id, voice("session.doubt.change"), -1)
        new = _amounts(voice, debt, today)
        new = _standing(voice, new)
        new = terms.ask_about(voice, new)
        words = voice("session.offers.fold", count=len(new.offers))
        if box := look.fold(words, "session_card_offers"):
            with box:
                new = offers.rows(voice, case, new, today)
        noting.show(voice, case, new, today)
        words = voice("session.remove", name=new.name)
        st.button(words, on_click=_remove, args=(debt.id,), key="remove_debt")
    with known:
        look.show(shapes.within("recap", shapes.bullets(rightly.recap(voice, new, today))))
    return new


def _ways(voice: Voice, ids: list[str], at: int) -> None:
    with st.container(horizontal=True):
        st.button(voice("session.card.back"), on_click=visit.keep, args=(OPEN, ""), key="back")
        for words, to in (("session.card.before", at - 1), ("session.card.next", at + 1)):
            inside = 0 <= to < len(ids)
            go = ids[to] if inside else ""
            st.button(voice(words), on_click=visit.keep, args=(OPEN, go), disabled=not inside)


def _remove(name: str) -> None:
    def less(case: Case) -> Case:
        # What was noted of it stays, without its name, and is shown with every other debt.
        log = tuple(replace(one, debt=None) if one.debt == name else one for one in case.log)
        return replace(case, debts=tuple(one for one in case.debts if one.id != name), log=log)

    store.change(less)
    visit.keep(offers.NOT_ASKED, sorted(offers.not_asked() - {name}))
    visit.keep(OPEN, "")
    noting.begin(name, "")


def _amounts(voice: Voice, debt: CaseDebt, today: date) -> CaseDebt:
    """Whose it is, what is owed, what is asked next, on which day, how late."""
    key = partial(fields.key_of, debt.id)
    cells = st.columns(3)
    with cells[0]:
        called = fields.name(key("name"), voice("session.field.name"), debt.name)
    with cells[1]:
        kinds = terms.named(voice, {str(one): voice(f"session.kind.{one}") for one in Kind})
        kind = fields.choice(key("kind"), voice("session.field.kind"), kinds, str(debt.kind or ""))
    with cells[2]:
        owed = fields.money(key("owed"), voice("session.field.owed"), debt.owed)
    cells = st.columns(3)
    with cells[0]:
        asks = fields.money(key("ask"), voice("session.field.ask_next"), debt.ask_next)
    with cells[1]:
        due = fields.whole(key("due"), voice("session.field.due_day"), debt.due_day, 1, 31)
    with cells[2]:
        late = _late(voice, replace(debt, due_day=due), today)
    new = replace(debt, name=called, kind=Kind(kind) if kind else None, ask_next=asks, due_day=due)
    if late != new.late_as_told(today):
        return replace(new, owed=owed, days_late=late, owed_on=today)
    return new if owed == debt.owed else replace(new.told_on(today), owed=owed)


def _late(voice: Voice, debt: CaseDebt, today: date) -> int | None:
    """How late it is today; a field that nobody changed follows what is counted."""
    key, drawn = (fields.key_of(debt.id, name) for name in ("late", "drawn_late"))
    now = debt.late_as_told(today)
    shown = "" if now is None else str(now)
    if not visit.is_new(key) and visit.typed(key) == visit.typed(drawn) != shown:
        visit.write(key, shown)
    visit.write(drawn, shown)
    return fields.whole(key, voice("session.field.days_late"), now, 0, 36_500)


def _standing(voice: Voice, debt: CaseDebt) -> CaseDebt:
    """How far it has come, what becomes of it, what is at risk, and what hangs on it."""
    key = partial(fields.key_of, debt.id)
    cells = st.columns(4)
    with cells[0]:
        names = terms.named(voice, {str(one): voice(f"session.stage.{one}") for one in Stage})
        stage = fields.choice(
            key("stage"), voice("session.field.stage"), names, str(debt.stage or "")
        )
    with cells[1]:
        ways = {str(one): voice(f"session.treat.{one}") for one in Treat}
        now = str(debt.treat or Treat.SHARE)
        treat = Treat(fields.choice(key("treat"), voice("session.field.treat"), ways, now))
    with cells[2]:
        next_due = fields.day(key("next"), voice("session.field.next_due"), debt.next_due)
    with cells[3]:
        harm = _harm(voice, debt)
    with st.container(horizontal=True):
        auto, secured, guarantor, joint = (
            fields.tick(key(name), voice(f"session.field.{name}"), now)
            for name, now in zip(TICKS, _ticked(debt), strict=True)
        )
    kept = debt.treat if debt.treat is None and treat is Treat.SHARE else treat
    new = replace(debt, stage=Stage(stage) if stage else None, treat=kept, next_due=next_due)
    return replace(
        new, harm=harm, auto_debit=auto, secured=secured, guarantor=guarantor, joint=joint
    )


def _harm(voice: Voice, debt: CaseDebt) -> tuple[Harm, ...] | None:
    """What is at risk if it is not paid; of several the worst is shown, and none is lost."""
    names = terms.named(voice, {str(one): voice(f"harm.{one}") for one in HARMS})
    worst = worst_of(debt.harm) or ""
    key, label = fields.key_of(debt.id, "harm"), voice("session.field.harm")
    found = fields.choice(key, label, names, str(worst))
    if found == str(worst):
        return debt.harm
    return (Harm(found),) if found else None


def _ticked(debt: CaseDebt) -> tuple[bool | None, ...]:
    return debt.auto_debit, debt.secured, debt.guarantor, debt.joint
