"""The terms of one debt: its rate as quoted, how it is repaid, when anybody last spoke of it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from content.voice import Voice
from pages.parts import cite, look
from pages.parts.case import fields
from pages.parts.session import payments
from pages.parts.session.payments import Payments
from planner.case import CaseDebt
from planner.loan import Method, Per, Rate

KNOWN_BY = ("rate", "dates")
OLD = ("limitation_3y", "limitation_interruption", "signing_after_expiry_revives")


def named(voice: Voice, words: dict[str, str]) -> dict[str, str]:
    """The words of a list, what is not known first."""
    return {"": voice("session.unknown"), **words}


def ask_about(voice: Voice, debt: CaseDebt) -> CaseDebt:
    """Its rate as quoted, or what is still to be paid when; its method, the last word of it."""
    key = partial(fields.key_of, debt.id)
    box = look.fold(voice("session.terms"), "session_terms")
    if box is None:
        return debt
    with box:
        dated, left_to_pay = _dated(voice, debt)
        # A file holds one or the other: the old one goes when the new one is known.
        rate = None if left_to_pay is not None else debt.rate
        cells = st.columns(4)
        if not dated:
            with cells[0]:
                rate = _rate(voice, debt)
            left_to_pay = debt.payments if rate is None else None
        with cells[1]:
            names = named(voice, {str(one): voice(f"session.method.{one}") for one in Method})
            label = voice("session.field.method")
            method = fields.choice(key("method"), label, names, str(debt.method or ""))
        with cells[2]:
            label = voice("session.field.periods_left")
            left = fields.whole(key("left"), label, debt.periods_left, 1, 600)
        with cells[3]:
            label = voice("session.field.last_contact_on")
            spoke = fields.day(key("spoke"), label, debt.last_contact_on)
        look.note(voice("session.old"))
        look.show(cite.sources(voice.language, OLD, voice("session.old.sources")))
    new = replace(debt, rate=rate, payments=left_to_pay)
    new = replace(new, method=Method(method) if method else None)
    return replace(new, periods_left=left, last_contact_on=spoke)


def _dated(voice: Voice, debt: CaseDebt) -> tuple[bool, Payments]:
    """Whether it is known by what is still to be paid on which day, and those payments."""
    key = partial(fields.key_of, debt.id, "left_to_pay")
    names = {one: voice(f"session.known_by.{one}") for one in KNOWN_BY}
    label, now = voice("session.field.known_by"), KNOWN_BY[debt.payments is not None]
    if fields.choice(key("by"), label, names, now) == KNOWN_BY[0]:
        return False, None

    def say(name: str) -> str:
        """Of an offer the same is asked on the same card."""
        return voice("session.of", name=voice(f"session.field.{name}"), of=voice("session.rest"))

    return True, payments.ask_for(key, say, voice, debt.payments)


def _rate(voice: Voice, debt: CaseDebt) -> Rate | None:
    """A rate in per cent, and of what."""
    key, now = partial(fields.key_of, debt.id), debt.rate
    value = fields.rate(key("rate"), voice("session.field.rate"), now.value if now else None)
    names = {str(one): voice(f"session.per.{one}") for one in Per}
    label, was = voice("session.field.per"), str(now.per if now else Per.YEAR)
    per = Per(fields.choice(key("per"), label, names, was))
    return None if value is None else Rate(value, per)
