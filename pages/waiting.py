"""What waiting costs: what is owed today, what 7, 30, 60 and 90 more days add, what to do first."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import streamlit as st
from markupsafe import Markup

from content.voice import Voice
from content.words import t
from pages import shapes
from pages.parts import ask, charts, cite, look, take, visit, working
from pages.parts.debt import mine, mine_fields, needs, said
from pages.parts.late import paper, table, waiting
from planner import Refused

language = visit.language()
today = visit.today()
texts, voice = cite.Text(language), Voice(language)


def asked() -> waiting.Case:
    """The debt, as typed here or on any other page of the visit."""
    waiting.fields()
    left, _ = st.columns([1, 1.35], wrap=False)
    with left:
        late = mine_fields.days_late()
    with st.expander(voice("waiting.details")):
        waiting.next_due(late, today)
        waiting.details(late)
    ask.check()
    return waiting.case(today)


def first_step(entry: dict[str, Any], one: waiting.Case) -> Markup:
    """What can be done before anything else, with the ways on."""
    badge = t(language, "waiting.first.before")
    if one.days_late:
        badge = t(language, "waiting.first.late", days=waiting.days(language, one.days_late))
    links = [
        cite.link(language, page, t(language, f"waiting.go.{page}"))
        for page in ("relief", "contact")
    ]
    more = shapes.bullets(links, "ways")
    before = texts.inline(entry["before"][language])
    return shapes.card(t(language, "waiting.first"), badge, [before], "good", more)


def charted(one: waiting.Case) -> None:
    """The curve, drawn when it is opened."""
    if chart := look.fold(voice("chart.open"), "waiting_chart"):
        with chart:
            days = [one.base + timedelta(days=day) for day in range(waiting.WAITS[-1] + 1)]
            rows = [(row.on, row.total, one.added(row)) for row in one.asked(days)]
            steps = waiting.steps(one, days[-1])
            marks = [(step.on, waiting.said(language, step)) for step in steps]
            state = "late" if one.days_late else "ahead"
            charts.waiting(language, rows, marks, voice(f"waiting.now.{state}"))


def counted(one: waiting.Case) -> working.Working:
    """How the figures of the table were got."""
    days = [one.base + timedelta(days=day) for day in waiting.WAITS]
    return working.of_owed(voice, one.debt, days, table.how(voice, one))


look.title(t(language, "page.waiting"))
places = look.halves()
try:
    with places.typed:
        case = asked()
    owed = case.waited()
except (ask.Unreadable, Refused) as problem:
    with places.answer:
        look.sentence(ask.unanswered(language, problem), "watch")
else:
    with places.answer:
        answer = waiting.headline(voice, case, owed)
        typed = mine.typed(today)
        if typed.is_example:
            answer = voice("plan.example", said=answer)
        look.sentence(answer)
        needs.still_example(voice, typed)
        if case.debt.stated is not None:
            look.note(said.gap(voice, typed, today))
    now = waiting.entry_on(case.is_card, (today - case.due).days)
    with places.found:
        look.show(table.cleared(texts, case))
        look.show(first_step(now, case))
        look.heading(t(language, "waiting.table"))
        amounts = table.table(language, case, owed) + table.parts(language, case, owed)
        usual = table.usual(texts, case, now)
        look.show(shapes.beside(amounts, usual))
        charted(case)
        working.show(voice, "waiting", lambda: counted(case))
        take.offer(lambda: paper.waits(case, owed, answer))
