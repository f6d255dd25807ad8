"""What happens when: dated from the reader's own due date, with what can be done before each."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from content import voice as say
from content.documents import document
from content.voice import Voice
from content.words import t
from pages.parts import ask, cite, look, take, visit, working
from pages.parts.debt import mine, mine_fields, needs, said
from pages.parts.late import paper, standing, table, timeline, waiting
from pages.written import timeline as written
from planner import Refused

language = visit.language()
now = visit.reading_day()
texts, voice = cite.Text(language), Voice(language)


def dates() -> tuple[int, date]:
    """How late, or when it falls due: all that the timeline itself needs."""
    left, right = st.columns([1, 1.35], wrap=False)
    with left:
        days = mine_fields.days_late()
    with right:
        due = waiting.next_due(days, visit.today())
    return days, due


def figures(days: int, due: date) -> tuple[waiting.Dates, str]:
    """The debt for the costs, and what is wrong with it, if anything is.

    While the money is nobody's yet there are the dates alone.
    """
    look.heading(voice("timeline.money.ask"))
    in_sight, bare = st.container(), waiting.Dates(due, visit.today(), mine.is_card())
    with st.expander(voice("timeline.debt"), expanded=bool(visit.problems())):
        product = st.container()
        with in_sight:
            waiting.money(product)
        waiting.details(days)
    try:
        ask.check()
        if mine.typed(visit.today()).is_example:
            return bare, ""
        case = waiting.case(visit.today())
        case.asked([case.base])
    except ask.Unreadable as problem:
        return bare, str(problem)
    except Refused as refused:
        return bare, ask.refusal(language, refused)
    return case, ""


def told(case: waiting.Dates, wrong: str) -> None:
    """The answer on top, what of it is still an example, what the lender says."""
    look.sentence(standing.headline(voice, case, now, wrong), "watch" if wrong else "calm")
    if isinstance(case, waiting.Case):
        typed = mine.typed(visit.today())
        needs.still_example(voice, typed)
        if case.debt.stated is not None:
            look.note(said.gap(voice, typed, visit.today()))


def counted(case: waiting.Case) -> working.Working:
    """How the sum of today was got."""
    return working.of_owed(voice, case.debt, [case.base], table.how(voice, case))


look.title(t(language, "page.timeline"))
places = look.halves()
if visit.asked("from") == "late" and visit.typed("days_late") is None:
    visit.write("days_late", "1")  # through the door of those who are late: never "not due yet"
with places.typed:
    days, due = dates()
    readable = not visit.problems()
    case, wrong = figures(days, due)
with places.answer:
    if readable:
        told(case, wrong)
    else:
        look.sentence(ask.unanswered(language), "watch")
if readable:
    with places.found:
        if now != visit.today():
            shown = t(language, "timeline.preview", day=say.day(language, now))
            look.note(shown)
        if isinstance(case, waiting.Case):
            look.show(table.cleared(texts, case))
        look.note(document("timeline")["note"][language])
        look.show(written.line(texts, case, timeline.costs(voice, case)))
        if isinstance(case, waiting.Case):
            working.show(voice, "timeline", partial(counted, case))
        look.lay(written.below(texts))
        take.offer(lambda: paper.happens(case, standing.headline(voice, case, now, wrong)))
