"""What waiting costs: what is owed today, what 7, 30, 60 and 90 more days add, what to do first."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import streamlit as st
from markupsafe import Markup

import planner
from content import voice as say
from content.words import t
from pages import shapes
from pages.parts import ask, charts, cite, look, visit
from pages.parts.late import table, waiting

language = visit.language()
today = visit.today()
texts = cite.Text(language)


def asked() -> waiting.Case:
    """The debt, as typed here or on any other page of the visit."""
    found = waiting.typed()
    left, _ = st.columns([1, 1.35], wrap=False)
    with left:
        days = waiting.days_late()
    with st.expander(t(language, "waiting.details")):
        due = waiting.next_due(days, today)
        extra = waiting.details(found[1])
    ask.check()
    return waiting.case(found, days, due, extra)


def headline(one: waiting.Case, rows: list[dict[str, Any]]) -> str:
    """What is owed, and what thirty days add, as it could be read out on the phone."""
    state = "late" if one.days_late else "ahead"
    kind = ("waiting.card" if one.whole_bill else "waiting.late") if one.days_late else ""
    ahead = "waiting.ahead.card" if one.whole_bill else "waiting.ahead"
    first = t(
        language,
        kind or ahead,
        days=waiting.days(language, one.days_late),
        day=say.day(language, one.due),
        owed=say.money(language, rows[0]["total"]),
    )
    added = waiting.less(one.added(rows[2]), one.added(rows[0]))
    key = "card" if one.whole_bill and one.days_late else state
    grown = f"waiting.adds.{key}" if Decimal(added) else "waiting.adds.none"
    parts = [first, t(language, grown, added=say.money(language, added))]
    more = one.due_by(one.base + timedelta(days=30), after=one.base)
    if more:
        amount = say.money(language, waiting.payment(more))
        parts.append(t(language, "waiting.adds.due", amount=amount))
    return ("" if language == "zh" else " ").join(parts)


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


def working(one: waiting.Case) -> None:
    """The curve, and how it was counted."""
    chart = st.expander(t(language, "chart.open"), key="waiting_chart", on_change="rerun")
    if chart.open:
        with chart:
            days = [one.base + timedelta(days=day) for day in range(waiting.WAITS[-1] + 1)]
            rows = [row | {"added": one.added(row)} for row in one.owed(days)]
            steps = waiting.steps(one, days[-1])
            charts.waiting(language, rows, [(s.on, waiting.said(language, s)) for s in steps])
    with st.expander(t(language, "waiting.how")):
        look.show(shapes.within("body", table.how(texts, one), texts.sources()))


look.title(t(language, "page.waiting"))
slot = st.container(key="answer")
try:
    case = asked()
    owed = case.owed([case.base + timedelta(days=days) for days in waiting.WAITS])
except (ask.Unreadable, planner.Refused) as problem:
    with slot:
        look.sentence(ask.unanswered(language, problem), "watch")
else:
    with slot:
        look.sentence(headline(case, owed))
    now = waiting.entry_on(case.is_card, (today - case.due).days)
    look.show(first_step(now, case))
    look.heading(t(language, "waiting.table"))
    amounts = table.table(language, case, owed) + table.parts(language, case, owed)
    usual = table.usual(texts, case, now)
    look.show(shapes.beside(amounts, usual))
    working(case)
