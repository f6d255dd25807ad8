"""Instalments and extensions: every way of repaying beside the others, the bearable ones first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st
from markupsafe import Markup

import planner
from content import voice as say
from content.words import t
from pages import shapes
from pages.parts import ask, charts, cite, look, visit
from pages.parts.debt import loan
from pages.parts.debt import mine as debt
from pages.parts.relief import backwards, cards, details, table
from pages.parts.relief import ways as offers
from planner.dates import add_months

language = visit.language()
today = visit.today()


def situation() -> tuple[dict[str, Any], int, str | None]:
    """The debt, the days late and the budget, as typed."""
    preset = loan.product(with_cards=True)
    one, two, three = st.columns([1.35, 1, 0.9], wrap=False)
    with one:
        principal = ask.amount("principal", "10000")
    with two:
        value = ask.percentage(
            "rate", "18", t(language, f"field.rate.{visit.kept('rate_per', 'year')}")
        )
    with three:
        periods = ask.whole("periods", "12", 1, 600)
    one, two = st.columns([1, 1.35], wrap=False)
    with one:
        late = ask.whole("days_late", "0", 0, 3650)
    with two:
        budget = ask.amount("budget", "600", zero=True, blank=True)
    rate = {"value": value, "per": str(visit.kept("rate_per", "year"))}
    terms = loan.fields(preset, {}) | {"principal": principal, "rate": rate, "periods": periods}
    return terms, late, budget


def folded(late: bool, ways: list[str]) -> tuple[offers.Choices, date, dict[str, Any]]:
    """What is less often changed: method, dates, what the chosen ways need, the penalty."""
    with st.expander(t(language, "relief.details")):
        ask.choice("method", loan.METHODS, "method")
        options = loan.FLAT_PER if visit.kept("method") == "flat_fee" else loan.PER
        ask.choice("rate_per", options, "rate_per")
        due = add_months(today, 1)
        if not late:
            due = ask.day("next_due", due, today)
        choices = details.fields(ways, today)
        penalty = debt.penalty_fields()
        look.show(
            cite.sources(language, ("bank_penalty_rate_130_150",), t(language, "cite.sources"))
        )
    return choices, due, {"penalty": penalty}


def countable(request: dict[str, Any], ways: list[str], choices: offers.Choices) -> dict[str, Any]:
    """The ways that can be counted, as the planner takes them; any other says why not."""
    asked = {}
    for way in ways:
        offer = offers.WAYS[way].offer(choices)
        try:
            planner.relief_answer(request | {"offers": [offer]})
        except planner.Refused as refused:
            if not refused.field.startswith("offers."):
                raise
            name = offers.named(language, way, choices)
            keys = {"missing": "relief.needs_quote", "never_ends": "relief.never_ends"}
            key = keys.get(refused.code, "relief.not_counted")
            said = ask.refusal(language, refused)
            look.note(t(language, key, name=name, why=said))
        else:
            asked[way] = offer
    return asked


def results(answer: dict[str, Any], named: cards.Named, request: dict[str, Any]) -> None:
    """Cards, the same turned round, the table, the charts, how it was counted."""
    first, order = cards.first_to_ask(named), cards.order(named)
    shown: list[Markup] = []
    worse: list[Markup] = []
    for at in order:
        one = named[at][2]
        hard = one["leaves_overdue"] or one["affordable"] is False
        (worse if hard else shown).append(cards.card(language, *named[at], at == first))
    look.show(shapes.joined(shown))
    if worse:
        with st.expander(t(language, "relief.hard", count=len(worse)), expanded=first is None):
            look.show(shapes.joined(worse))
    backwards.show(language, request, answer["would_fit"])
    with st.expander(t(language, "relief.table")):
        look.show(table.comparison(language, [named[at] for at in order]))
    chart = st.expander(t(language, "chart.open"), key="relief_chart", on_change="rerun")
    if chart.open:
        pairs = [named[at][1:] for at in order if len(named[at][2]["schedule"]) > 1][:3]
        with chart:
            charts.lines(language, pairs, "balance")
            charts.lines(language, pairs, "payment")
    with st.expander(t(language, "relief.how")):
        owed = say.money(language, answer["owed_today"])
        for key in ("order", "deferred", "rounding", "assumed"):
            look.plain(t(language, f"relief.how.{key}", owed=owed))


look.title(t(language, "relief.title"))
slot = st.container(key="answer")
try:
    terms, late, budget = situation()
    ways = details.ways(language, bool(late))
    choices, due, overdue = folded(bool(late), ways)
    ask.check()
    whole = debt.dated(terms, late, due, today) | {"overdue": overdue}
    request = {"debt": whole, "today": today.isoformat()}
    if budget is not None:
        request["budget"] = budget
    owed = planner.relief_answer(request | {"offers": ["contract"]})["owed_today"]
    choices = replace(choices, owed=owed)
    asked = countable(request, ways, choices) or {"contract": "contract"}
    answer = planner.relief_answer(request | {"offers": list(asked.values())})
except (ask.Unreadable, planner.Refused) as problem:
    with slot:
        look.sentence(ask.unanswered(language, problem), "watch")
else:
    agreed = planner.schedule({key: one for key, one in whole.items() if key != "overdue"})
    until = max(date.fromisoformat(agreed["instalments"][-1]["due"]), today)
    more = {"until": until, "contract_rate": agreed["true_rate"]["nominal"]}
    named = [
        (way, offers.named(language, way, choices), one | more)
        for way, one in zip(asked, answer["offers"], strict=True)
    ]
    with slot:
        look.sentence(*cards.headline(language, answer, budget, named))
    results(answer, named, request)
    onward = cite.link(language, "contact", t(language, "relief.next"))
    look.show(shapes.ways("more", [onward]))
