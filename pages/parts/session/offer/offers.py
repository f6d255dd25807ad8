"""What was said about paying one debt: in parts, at once, or day by day; and the answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from content.voice import Voice
from pages.papers.case import LESS, TIME
from pages.parts import look, visit
from pages.parts.case import fields, store
from pages.parts.session import payments
from pages.parts.session.mix import saying
from pages.parts.session.offer import answering, asking, noting
from planner.case import By, Case, CaseDebt, CaseOffer, Status

MOST = 12
NOT_ASKED = "session_not_asked"  # a way of looking, like the wishes of the page: not in the file


def show(voice: Voice, case: Case, debt: CaseDebt, today: date, opened: str) -> CaseDebt:
    """The offers of one debt over the page, and the way back."""
    st.button(voice("session.offers.back"), on_click=visit.keep, args=(opened, ""), key="back")
    look.heading(voice("session.offers", name=debt.name))
    look.note(voice("session.offers.how"))
    new = rows(voice, case, debt, today)
    noting.show(voice, case, new, today)
    return new


def rows(voice: Voice, case: Case, debt: CaseDebt, today: date) -> CaseDebt:
    """Whether its lender is asked at all; every offer of a debt, one more, or an ask to pick."""
    _left_alone(voice, debt)
    offers = tuple(_row(voice, debt, at, one) for at, one in enumerate(debt.offers, 1))
    if len(debt.offers) < MOST:
        st.button(voice("session.offers.add"), on_click=_add, args=(debt.id,), key="add_offer")
        if debt.id not in not_asked():
            asking.show(voice, case, debt, today)
    return replace(debt, offers=offers, chosen=answering.chosen(voice, debt, offers))


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
    cells = st.columns(4)
    with cells[0]:
        whose = {str(by): voice(f"session.by.{by}") for by in By}
        by = fields.choice(key("by"), say("by"), whose, str(one.by or By.LENDER))
    with cells[1]:
        known = {str(status): voice(f"session.status.{status}") for status in Status}
        status = fields.choice(key("status"), say("status"), known, str(one.status or Status.IDEA))
    with cells[2]:
        until = fields.day(key("until"), say("valid_until"), one.valid_until)
    told = one.level if one.by is not By.US else 0  # what we asked for is not what they offer
    new = replace(one, by=By(by), valid_until=until, level=told)
    if new.by is By.US:
        with cells[3]:
            new = replace(new, level=_level(voice, key("level"), say("level"), one))
    new = replace(new, payments=payments.ask_for(key, say, voice, one.payments))
    new = answering.noted(voice, key, say, new, Status(status))
    words = voice("session.offers.remove", number=at)
    st.button(words, on_click=_remove, args=(debt.id, one.id), key=f"remove_{debt.id}_{one.id}")
    return new


def _level(voice: Voice, key: str, label: str, one: CaseOffer) -> int | None:
    """How much we ask for: as it is told here, else what the sums say by themselves."""
    names = {"0": voice("session.ask.sums")}
    names |= {str(level): saying.level(voice, level) for level in range(TIME, LESS + 1)}
    found = int(fields.choice(key, label, names, str(one.level or 0)))
    return found or (None if one.level is None else 0)


def _label(voice: Voice, at: int, name: str) -> str:
    return voice("session.numbered", name=voice(f"session.field.{name}"), number=at)


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
