"""No time today: when to look again, and one sentence that asks every lender to wait."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import streamlit as st

from content.voice import Voice
from pages import shapes
from pages.parts import look
from pages.parts.session import store
from pages.parts.session.figures import asking
from planner.case import Case

LATER = timedelta(weeks=4)


def show(voice: Voice, case: Case, today: date) -> None:
    """Three things to do before the client leaves."""
    review = case.plan.review_on or today + LATER
    day = voice.day(review)
    look.show(shapes.numbered([voice("session.hold.file"), voice("session.hold.ask")]))
    said = Voice("zh")("session.hold.say", day=Voice("zh").day(review))
    meaning = voice("session.hold.say", day=day) if voice.language == "en" else ""
    look.show(shapes.phrase(said, meaning))
    names = [one.name for one in asking(case)]
    if names:
        look.plain(voice("session.hold.whom"))
        look.show(shapes.bullets(names))
    if case.plan.review_on is None:
        words = voice("session.hold.review", day=day)
        st.button(words, on_click=_review, args=(review,), key="hold_review")
    else:
        look.note(voice("session.hold.reviewed", day=day))


def _review(on: date) -> None:
    store.change(lambda case: replace(case, plan=replace(case.plan, review_on=on)))
