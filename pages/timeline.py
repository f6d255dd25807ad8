"""What happens when: dated from the reader's own due date, with what can be done before each."""

from __future__ import annotations

from datetime import date

import streamlit as st

import planner
from content import voice as say
from content.documents import document
from content.words import t
from pages.parts import ask, cite, look, visit
from pages.parts.late import timeline, waiting

language = visit.language()
now = visit.reading_day()
found = document("timeline")
texts = cite.Text(language)
GO = ("relief", "waiting", "contact", "door")


def dates() -> tuple[int, date]:
    """How late, or when it falls due: all that the timeline itself needs."""
    left, right = st.columns([1, 1.35], wrap=False)
    with left:
        days = waiting.days_late()
    with right:
        due = waiting.next_due(days, visit.today())
    return days, due


def figures(days: int, due: date) -> tuple[waiting.Case, str]:
    """The debt for the costs, and what is wrong with it, if anything is."""
    with st.expander(t(language, "timeline.debt"), expanded=bool(visit.problems())):
        typed = waiting.typed()
        extra = waiting.details(typed[1])
    case = waiting.case(typed, days, due, extra)
    try:
        ask.check()
        case.owed([case.base])
    except ask.Unreadable as problem:
        return case, str(problem)
    except planner.Refused as refused:
        return case, ask.refusal(language, refused)
    return case, ""


def headline(case: waiting.Case, wrong: str) -> str:
    """Where the reader stands, and what is owed or falls due."""
    day = (now - case.due).days
    if day < 0:
        parts = [t(language, "timeline.ahead", days=waiting.days(language, -day))]
    else:
        title = waiting.entry_on(case.is_card, day)["title"][language]
        key = "timeline.late" if day else "timeline.due"
        parts = [t(language, key, count=day, title=title)]
    if wrong:
        parts.append(t(language, "timeline.no_figures", why=wrong))
    else:
        owed = say.money(language, case.owed([case.base])[0]["total"])
        kind = ("card" if case.whole_bill else "late") if case.days_late else "ahead"
        key = f"timeline.owed.{kind}"
        parts.append(t(language, key, owed=owed, day=say.day(language, case.due)))
    return ("" if language == "zh" else " ").join(parts)


look.title(t(language, "page.timeline"))
slot = st.container(key="answer")
if visit.asked("from") == "late" and visit.typed("days_late") is None:
    visit.write("days_late", "1")  # through the door of those who are late: never "not due yet"
days, due = dates()
readable = not visit.problems()
case, wrong = figures(days, due)
with slot:
    if readable:
        look.sentence(headline(case, wrong), "watch" if wrong else "calm")
    else:
        look.sentence(t(language, "error.first"), "watch")
if readable:
    if now != visit.today():
        shown = t(language, "timeline.preview", day=say.day(language, now))
        look.note(shown)
    look.note(found["note"][language])
    look.show(timeline.line(texts, case, now, not wrong))
    look.heading(t(language, "timeline.go"))
    look.show(timeline.ways(language, GO))
    look.heading(t(language, "timeline.court"))
    look.plain(t(language, "timeline.court.lead"))
    look.show(timeline.stages(texts, found["court_stages"]))
    look.heading(t(language, "timeline.visits"))
    look.show(timeline.drivers(texts, found))
    look.show(texts.sources())
