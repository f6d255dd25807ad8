"""Bills that fall due before the plan first pays them: said before the client ticks anything."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from content.voice import Voice
from pages import shapes
from pages.papers.case import Bill, bills_of, dated
from pages.parts import look, visit
from pages.parts.case import fields, store
from pages.parts.case.changed import listed
from planner.case import Case


def show(voice: Voice, case: Case, today: date) -> None:
    """Whose they are, on which day; and from when the plan would pay each on its day."""
    found = bills_of(case, today)
    if not found:
        return
    names = listed(voice, [_said(voice, one) for one in found])
    look.show(shapes.warning(voice("session.before", names=names)))
    sooner = [one.on for one in found if not dated(one.line.debt)]  # an offer has its own days
    if sooner:
        words = voice("session.before.start", day=voice.day(sooner[0]))
        st.button(words, on_click=_start, args=(sooner[0],), key="before_start")


def _said(voice: Voice, one: Bill) -> str:
    day = voice.day(one.on)
    if len(one.days) > 1:
        day = voice("papers.bills.days", day=day, count=len(one.days))
    return voice("papers.bills.of", name=one.line.name, day=day)


def _start(day: date) -> None:
    store.change(lambda case: replace(case, plan=replace(case.plan, start=day)))
    visit.forget(fields.key_of("plan", "start"))
