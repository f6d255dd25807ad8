"""What was said about paying one debt: in parts, at once, or day by day; and the answer."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from content.voice import Voice
from pages.parts import ask, look, visit
from pages.parts.session import fields, payments, store
from planner.case import By, Case, CaseDebt, CaseOffer, How, Status

MOST = 12
NOT_ASKED = "session_not_asked"  # a way of looking, like the wishes of the page: not in the file


def show(voice: Voice, debt: CaseDebt, opened: str) -> CaseDebt:
    """The offers of one debt over the page, and the way back."""
    st.button(voice("session.offers.back"), on_click=visit.keep, args=(opened, ""), key="back")
    look.heading(voice("session.offers", name=debt.name))
    look.note(voice("session.offers.how"))
    return rows(voice, debt)


def rows(voice: Voice, debt: CaseDebt) -> CaseDebt:
    """Whether its lender is asked at all; every offer of a debt, and a button for one more."""
    _left_alone(voice, debt)
    offers = tuple(_row(voice, debt, at, one) for at, one in enumerate(debt.offers, 1))
    if len(debt.offers) < MOST:
        st.button(voice("session.offers.add"), on_click=_add, args=(debt.id,), key="add_offer")
    return replace(debt, offers=offers, chosen=_chosen(voice, debt, offers))


def not_asked() -> frozenset[str]:
    """The debts of whose lenders nothing is asked."""
    return frozenset(str(one) for one in visit.kept(NOT_ASKED, []))


def _left_alone(voice: Voice, debt: CaseDebt) -> None:
    """A box to tick, for a lender of whom nothing is to be asked."""
    held = not_asked() - {debt.id}
    now = debt.id in not_asked()
    if fields.tick(fields.key_of(debt.id, "not_asked"), voice("session.offers.not_asked"), now):
        held |= {debt.id}
    visit.keep(NOT_ASKED, sorted(held))


def _row(voice: Voice, debt: CaseDebt, at: int, one: CaseOffer) -> CaseOffer:
    """One offer: whose, what is paid when, until when it stands, what was answered."""
    key = partial(fields.key_of, debt.id, one.id)
    say = partial(_label, voice, at)
    cells = st.columns(3)
    with cells[0]:
        whose = {str(by): voice(f"session.by.{by}") for by in By}
        by = fields.choice(key("by"), say("by"), whose, str(one.by or By.LENDER))
    with cells[1]:
        known = {str(status): voice(f"session.status.{status}") for status in Status}
        status = fields.choice(key("status"), say("status"), known, str(one.status or Status.IDEA))
    with cells[2]:
        until = fields.day(key("until"), say("valid_until"), one.valid_until)
    new = replace(one, by=By(by), valid_until=until)
    new = replace(new, payments=payments.ask_for(key, say, voice, one.payments))
    new = _answer(voice, key, say, new, Status(status))
    words = voice("session.offers.remove", number=at)
    st.button(words, on_click=_remove, args=(debt.id, one.id), key=f"remove_{debt.id}_{one.id}")
    return new


def _answer(
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


def _chosen(voice: Voice, debt: CaseDebt, offers: tuple[CaseOffer, ...]) -> str | None:
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


def _label(voice: Voice, at: int, name: str) -> str:
    return voice("session.numbered", name=voice(f"session.field.{name}"), number=at)


def _choose(name: str, widget: str) -> None:
    def taken(case: Case) -> Case:
        debt = store.debt_of(case, name)
        chosen = str(visit.typed(widget) or "") or None
        return case if debt is None else store.with_debt(case, replace(debt, chosen=chosen))

    store.change(taken)


def _add(name: str) -> None:
    def more(case: Case) -> Case:
        debt = store.debt_of(case, name)
        if debt is None:
            return case
        fresh = store.fresh("o", [one.id for one in debt.offers])
        offers = (*debt.offers, CaseOffer(fresh, By.LENDER, 0, False, status=Status.IDEA))
        return store.with_debt(case, replace(debt, offers=offers))

    store.change(more)


def _remove(name: str, offer: str) -> None:
    def less(case: Case) -> Case:
        debt = store.debt_of(case, name)
        if debt is None:
            return case
        offers = tuple(one for one in debt.offers if one.id != offer)
        chosen = None if debt.chosen == offer else debt.chosen
        return store.with_debt(case, replace(debt, offers=offers, chosen=chosen))

    store.change(less)
