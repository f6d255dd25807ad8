"""What waiting costs: what is owed today, what 7, 30, 60 and 90 more days add, what to do first."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import streamlit as st

import planner
from content.words import t
from pages.parts import ask, figures, late, late_view, look, read, say, visit

language = visit.language()
today = visit.today()
texts = read.Text(language)


def asked() -> late.Case:
    """The debt, as typed here or on any other page of the visit."""
    found = late.typed()
    left, _ = st.columns([1, 1.35], wrap=False)
    with left:
        days = late.days_late()
    with st.expander(t(language, "waiting.details")):
        due = late.next_due(days, today)
        extra = late.details(found[1])
    ask.check()
    return late.case(found, days, due, extra)


def headline(one: late.Case, rows: list[dict[str, Any]]) -> str:
    """What is owed, and what thirty days add, as it could be read out on the phone."""
    state = "late" if one.days_late else "ahead"
    kind = ("waiting.card" if one.whole_bill else "waiting.late") if one.days_late else ""
    ahead = "waiting.ahead.card" if one.whole_bill else "waiting.ahead"
    first = t(
        language,
        kind or ahead,
        days=late.days(language, one.days_late),
        day=say.day(language, one.due),
        owed=say.money(language, rows[0]["total"]),
    )
    added = late.less(one.added(rows[2]), one.added(rows[0]))
    key = "card" if one.whole_bill and one.days_late else state
    grown = f"waiting.adds.{key}" if Decimal(added) else "waiting.adds.none"
    parts = [first, t(language, grown, added=say.money(language, added))]
    more = one.due_by(one.base + timedelta(days=30), after=one.base)
    if more:
        amount = say.money(language, late.payment(more))
        parts.append(t(language, "waiting.adds.due", amount=amount))
    return ("" if language == "zh" else " ").join(parts)


def first_step(entry: dict[str, Any], one: late.Case) -> str:
    """What can be done before anything else, with the ways on."""
    badge = t(language, "waiting.first.before")
    if one.days_late:
        badge = t(language, "waiting.first.late", days=late.days(language, one.days_late))
    links = "".join(
        f"<li>{read.link(language, page, t(language, f'waiting.go.{page}'))}</li>"
        for page in ("relief", "contact")
    )
    more = f'<ul class="rw-ways">{links}</ul>'
    before = texts.inline(entry["before"][language])
    return look.card(t(language, "waiting.first"), badge, [before], "good", more)


def working(one: late.Case) -> None:
    """The curve, and how it was counted."""
    chart = st.expander(t(language, "chart.open"), key="waiting_chart", on_change="rerun")
    if chart.open:
        with chart:
            days = [one.base + timedelta(days=day) for day in range(late.WAITS[-1] + 1)]
            rows = [row | {"added": one.added(row)} for row in one.owed(days)]
            steps = late.steps(one, days[-1])
            figures.waiting(language, rows, [(s.on, late.said(language, s)) for s in steps])
    with st.expander(t(language, "waiting.how")):
        look.show(f'<div class="rw-body">{late_view.how(texts, one)}{texts.sources()}</div>')


look.title(t(language, "page.waiting"))
slot = st.container(key="answer")
try:
    case = asked()
    owed = case.owed([case.base + timedelta(days=days) for days in late.WAITS])
except (ask.Unreadable, planner.Refused) as problem:
    with slot:
        look.sentence(ask.unanswered(language, problem), "watch")
else:
    with slot:
        look.sentence(headline(case, owed))
    now = late.entry_on(case.is_card, (today - case.due).days)
    look.show(first_step(now, case))
    look.heading(t(language, "waiting.table"))
    amounts = late_view.table(language, case, owed) + late_view.parts(language, case, owed)
    usual = late_view.usual(texts, case, now)
    look.show(
        f'<div class="rw-beside"><section>{amounts}</section><section>{usual}</section></div>'
    )
    working(case)
