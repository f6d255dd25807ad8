"""No time today: letters that ask every lender to wait, when to look again, what to say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import streamlit as st

from content.voice import Voice
from pages import shapes
from pages.papers.case import NotYet, Paper, papers_of
from pages.parts import look
from pages.parts.case import store
from pages.parts.case.changed import listed
from pages.parts.session.paper import age, papers
from planner.case import Case

LATER = timedelta(weeks=4)


def show(voice: Voice, case: Case, today: date) -> Case:
    """The letters in one tap, then the sentence to say and the day to look again."""
    review = case.plan.review_on or today + LATER
    dated = replace(case, plan=replace(case.plan, review_on=review))
    box = st.container()
    case = age.ask_about(voice, case, today, "hold")
    with box:
        _letters(voice, replace(dated, debts=case.debts), today)
    day = voice.day(review)
    if case.plan.review_on is None:
        words = voice("session.hold.review", day=day)
        st.button(words, on_click=_review, args=(review,), key="hold_review")
    else:
        look.note(voice("session.hold.reviewed", day=day))
    look.plain(voice("session.hold.ask"))
    said = Voice("zh")("session.hold.say", day=Voice("zh").day(review))
    meaning = voice("session.hold.say", day=day) if voice.language == "en" else ""
    look.show(shapes.phrase(said, meaning))
    look.note(voice("session.hold.file"))
    return case


def _letters(voice: Voice, case: Case, today: date) -> None:
    """One file with a letter to each lender; those that wait for an answer are named."""
    made = papers_of(case, papers.language_of(voice), today, age.looked_at(case))
    waits = [one.name for one in age.waiting(made.missing(Paper.HOLD))]
    try:
        packed, letters = made.one(Paper.HOLD), made.files(Paper.HOLD)
    except NotYet:
        look.plain(voice("session.hold.nobody" if not waits else "session.hold.asks"))
        return
    count = sum(one.name.endswith(".pdf") for one in letters)
    papers.button(packed, voice("session.hold.letters", count=count), "hold_letters")
    if waits:
        look.note(voice("session.papers.waits", names=listed(voice, waits)))


def _review(on: date) -> None:
    store.change(lambda case: replace(case, plan=replace(case.plan, review_on=on)))
