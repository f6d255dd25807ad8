"""What happens when: dated from the reader's own due date, with what can be done before each."""

from __future__ import annotations

from datetime import date

import streamlit as st

from content import voice as say
from content.documents import document
from content.voice import Voice
from content.words import t
from pages.parts import ask, cite, look, take, visit
from pages.parts.debt import mine, said
from pages.parts.late import paper, timeline, waiting
from planner import Refused

language = visit.language()
now = visit.reading_day()
found = document("timeline")
texts = cite.Text(language)
GO = ("relief", "waiting", "contact", "door")


def dates() -> tuple[int, date]:
    """How late, or when it falls due: all that the timeline itself needs."""
    left, right = st.columns([1, 1.35], wrap=False)
    with left:
        days = mine.days_late()
    with right:
        due = waiting.next_due(days, visit.today())
    return days, due


def figures(days: int, due: date) -> tuple[waiting.Dates, str]:
    """The debt for the costs, and what is wrong with it, if anything is."""
    with st.expander(t(language, "timeline.debt"), expanded=bool(visit.problems())):
        waiting.fields()
        waiting.details(days)
    try:
        ask.check()
        case = waiting.case(visit.today())
        case.asked([case.base])
    except ask.Unreadable as problem:
        return waiting.Dates(due, visit.today(), mine.is_card()), str(problem)
    except Refused as refused:
        return waiting.Dates(due, visit.today(), mine.is_card()), ask.refusal(language, refused)
    return case, ""


def headline(case: waiting.Dates, wrong: str) -> str:
    """Where the reader stands, and what is owed or falls due."""
    day = (now - case.due).days
    if day < 0:
        parts = [t(language, "timeline.ahead", days=waiting.days(language, -day))]
    else:
        title = waiting.entry_on(case.is_card, day)["title"][language]
        key = "timeline.late" if day else "timeline.due"
        parts = [t(language, key, count=day, title=title)]
    if wrong or not isinstance(case, waiting.Case):
        parts.append(t(language, "timeline.no_figures", why=wrong))
    else:
        parts.append(_owed(case))
    return ("" if language == "zh" else " ").join(parts)


def _owed(case: waiting.Case) -> str:
    """What is overdue today, or what falls due next."""
    voice, day = Voice(language), say.day(language, case.due)
    if not case.days_late:
        next_due = voice.money(case.asked([case.base])[0].total)
        return voice("timeline.owed.ahead", owed=next_due, day=day)
    kind = "card" if case.whole_bill else "late"
    kind = kind if case.debt.stated is None else "stated"
    owed = voice.money(case.debt.overdue_today(visit.today()).amount)
    return voice(f"timeline.owed.{kind}", owed=owed, day=day)


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
        if isinstance(case, waiting.Case) and case.debt.stated is not None:
            look.note(said.gap(Voice(language), mine.typed(visit.today()), visit.today()))
    else:
        look.sentence(t(language, "error.first"), "watch")
if readable:
    if now != visit.today():
        shown = t(language, "timeline.preview", day=say.day(language, now))
        look.note(shown)
    look.note(found["note"][language])
    look.show(timeline.line(texts, case, now))
    look.heading(t(language, "timeline.go"))
    look.show(timeline.ways(language, GO))
    look.heading(t(language, "timeline.court"))
    look.plain(t(language, "timeline.court.lead"))
    look.show(timeline.stages(texts, found["court_stages"]))
    look.show(cite.link(language, "court", t(language, "timeline.go.court")))
    look.heading(t(language, "timeline.visits"))
    look.show(timeline.drivers(texts, found))
    look.show(texts.sources())
    take.offer(lambda: paper.happens(case, headline(case, wrong)))
