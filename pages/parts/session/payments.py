"""What is paid when: one sum, so many parts of one size, or day by day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st

from content.voice import Voice
from pages.parts import ask, look, visit
from pages.parts.case import fields
from planner.case import Dated
from planner.dates import add_months

FORMS = ("parts", "once", "dated")
MOST = 600
Payments = tuple[Dated, ...] | None
Keyed = Callable[..., str]
Said = Callable[[str], str]


def ask_for(key: Keyed, say: Said, voice: Voice, now: Payments) -> Payments:
    """The payments of an offer; None while something of them is missing."""
    forms = {one: voice(f"session.form.{one}") for one in FORMS}
    cells = st.columns(4)
    with cells[0]:
        form = fields.choice(key("form"), say("form"), forms, form_of(now))
    if form == "dated":
        return _listed(key, say, voice, now)
    first = now[0] if now else None
    with cells[1]:
        amount = fields.money(key("amount"), say("each"), first.amount if first else None)
    with cells[2]:
        on = fields.day(key("from"), say("from"), first.on if first else None)
    count: int | None = 1
    if form == "parts":
        with cells[3]:
            many = len(now) if now else None
            count = fields.whole(key("count"), say("count"), many, 1, MOST)
    if amount is None or on is None or count is None:
        return None
    return even(amount, on, count)


def even(amount: int, on: date, count: int) -> tuple[Dated, ...]:
    """So many payments of one size, a month apart."""
    return tuple(Dated(add_months(on, at, on.day), amount) for at in range(count))


def form_of(now: Payments) -> str:
    """How payments are most simply told."""
    if not now:
        return FORMS[0]
    if len(now) == 1:
        return "once"
    return "parts" if tuple(now) == even(now[0].amount, now[0].on, len(now)) else "dated"


def _listed(key: Keyed, say: Said, voice: Voice, now: Payments) -> Payments:
    """A day and an amount on each line; lines that cannot be read are said, and change nothing."""
    box = key("lines")
    if visit.is_new(box):
        lines = [f"{one.on.isoformat()} {fields.shown(one.amount)}" for one in now or ()]
        visit.write(box, "\n".join(lines))
    typed = str(st.text_area(say("lines"), key=box, height=120) or "")
    found: list[Dated] = []
    for number, line in enumerate(typed.splitlines(), 1):
        if not line.strip():
            continue
        one = _read(voice, say("lines"), line)
        if one is None:
            look.note(voice("session.form.unread", number=number))
            return now
        found.append(one)
    return tuple(sorted(found, key=lambda one: one.on)[:MOST]) or None


def _read(voice: Voice, label: str, line: str) -> Dated | None:
    """2026-12-10 860"""
    day, _, amount = line.strip().partition(" ")
    try:
        return Dated(date.fromisoformat(day), ask.fen_of(voice.language, label, amount, zero=True))
    except (ValueError, ask.Unreadable):
        return None
