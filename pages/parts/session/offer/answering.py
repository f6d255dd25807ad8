"""What was answered to an offer, and which of them the papers go by."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from content.voice import Voice
from pages.parts import ask, look, visit
from pages.parts.case import fields, store
from pages.parts.session import payments
from planner.case import Case, CaseDebt, CaseOffer, How, Status


def noted(
    voice: Voice, key: payments.Keyed, say: payments.Said, one: CaseOffer, status: Status
) -> CaseOffer:
    """When it was asked and answered, and how; agreed needs both, else it stays as asked."""
    cells = st.columns(3)
    with cells[0]:
        asked_on = fields.day(key("asked"), say("asked_on"), one.asked_on)
    if status not in (Status.REFUSED, Status.AGREED):
        return replace(one, status=status, asked_on=asked_on, answered_on=None, how=None)
    with cells[1]:
        answered_on = fields.day(key("answered"), say("answered_on"), one.answered_on)
    with cells[2]:
        ways = {"": voice("session.unknown")} | {
            str(way): voice(f"session.how.{way}") for way in How
        }
        how = fields.choice(key("how"), say("how"), ways, str(one.how or ""))
    new = replace(one, asked_on=asked_on, answered_on=answered_on, how=How(how) if how else None)
    if status is Status.AGREED and (new.answered_on is None or new.how is None):
        look.note(voice("session.offers.agreed_needs"))
        status = Status.ASKED
    return replace(new, status=status)


def chosen(voice: Voice, debt: CaseDebt, offers: tuple[CaseOffer, ...]) -> str | None:
    """One of those that may be written into the papers, or none of them yet."""
    names = {"": voice("session.offers.none")}
    for number, one in enumerate(offers, 1):
        told = one.payments is not None or one.id == debt.chosen
        if told and one.status is not Status.REFUSED:
            names[one.id] = voice("session.offers.choose", number=number)
    if len(names) == 1:
        return None
    widget = fields.key_of(debt.id, f"chosen_{voice.language}")
    visit.write(widget, debt.chosen if debt.chosen in names else "")
    found = st.radio(
        voice("session.offers.which"),
        list(names),
        format_func=ask.called(names),
        key=widget,
        on_change=_choose,
        args=(debt.id, widget),
        horizontal=True,
    )
    return str(found) or None


def _choose(name: str, widget: str) -> None:
    def taken(case: Case) -> Case:
        debt = store.debt_of(case, name)
        chosen = str(visit.typed(widget) or "") or None
        return case if debt is None else store.with_debt(case, replace(debt, chosen=chosen))

    store.change(taken)
