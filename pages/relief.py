"""Instalments and extensions: every way of repaying beside the others, the bearable ones first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from content.voice import Voice
from content.words import t
from pages import shapes
from pages.parts import ask, charts, cite, look, visit
from pages.parts.debt import loan, mine
from pages.parts.relief import backwards, cards, details, table
from pages.parts.relief import ways as offers
from planner import Refused
from planner.irr import TrueRate
from planner.loan import Schedule, build, schedule_rate
from planner.relief import (
    Comparison,
    Debt,
    Fit,
    LeastRelief,
    Outcome,
    compare,
    least_relief,
    would_fit,
)

language = visit.language()
today = visit.today()
voice = Voice(language)
UNCOUNTED = {"missing": "relief.needs_quote", "never_ends": "relief.never_ends"}


def situation() -> int:
    """Ask for the debt, the days late and the budget; gives the days late."""
    loan.product(with_cards=True)
    bill = mine.is_bill()
    mine.quoted()
    columns = st.columns(2 if bill else [1.35, 1, 0.9], wrap=False)
    with columns[0]:
        mine.principal()
    with columns[1]:
        mine.rate()
    if not bill:
        with columns[2]:
            mine.periods()
    one, two = st.columns([1, 1.35], wrap=False)
    with one:
        late = mine.days_late()
    with two:
        mine.budget()
    return late


def folded(late: bool, ways: list[str]) -> None:
    """What is less often changed: method, dates, what the chosen ways need, the penalty."""
    bill = mine.is_bill()
    with st.expander(voice("relief.details")):
        if not bill:
            mine.method()
        mine.rate_per()
        if late:
            mine.stated()
        else:
            mine.next_due(today)
        details.fields(ways, today)
        if not bill:
            mine.penalty()
            facts = ("bank_penalty_rate_130_150",)
            look.show(cite.sources(language, facts, voice("cite.sources")))


def named(
    ways: Sequence[str], choices: offers.Choices, found: Comparison, budget: int | None
) -> list[cards.Named]:
    """The ways that could be counted, in the order to look at; any other says why not."""
    for way, one in zip(ways, found.outcomes, strict=True):
        if isinstance(one, Refused):
            name, said = offers.named(language, way, choices), ask.refusal(language, one)
            look.note(voice(UNCOUNTED.get(one.code, "relief.not_counted"), name=name, why=said))
    listed = []
    for at in found.order:
        outcome = found.outcomes[at]
        assert isinstance(outcome, Outcome)  # only what was counted has a place in the order
        name = offers.named(language, ways[at], choices)
        listed.append(cards.Named(ways[at], name, outcome, budget, at == found.first))
    return listed


def results(
    debt: Debt,
    shown: list[cards.Named],
    budget: int | None,
    fit: tuple[Fit, LeastRelief] | None,
) -> None:
    """Cards, the same turned round, the table, the charts, how it was counted."""
    schedule = build(debt.terms)
    contract = cards.Contract(max(schedule.rows[-1].due, today), _true_rate(schedule))
    good = [cards.card(language, one, contract) for one in shown if not one.hard]
    worse = [cards.card(language, one, contract) for one in shown if one.hard]
    look.show(shapes.joined(good))
    if worse:
        none_first = not any(one.first for one in shown)
        with st.expander(voice("relief.hard", count=len(worse)), expanded=none_first):
            look.show(shapes.joined(worse))
    backwards.show(language, debt, budget, fit)
    with st.expander(voice("relief.table")):
        look.show(table.comparison(language, shown))
    chart = st.expander(voice("chart.open"), key="relief_chart", on_change="rerun")
    if chart.open:
        pairs = [(one.name, one.outcome.lines) for one in shown if len(one.outcome.lines) > 1][:3]
        with chart:
            charts.lines(language, pairs, "balance")
            charts.lines(language, pairs, "payment")
    with st.expander(voice("relief.how")):
        owed, told = voice.money(debt.owed_today), ("order", "deferred", "rounding", "assumed")
        said = [shapes.plain(voice(f"relief.how.{key}", owed=owed)) for key in told]
        look.show(shapes.joined(said))


def _true_rate(schedule: Schedule) -> TrueRate | None:
    """What the contract costs a year; None where no rate can be found, as for a card's bill."""
    try:
        return schedule_rate(schedule)
    except Refused:
        return None


@st.fragment(key="answer")
def answer(slot: DeltaGenerator, late: bool, ways: list[str]) -> None:
    """What the fields come to; runs by itself after a figure, with the page where it must."""
    whole = visit.whole()
    try:
        if whole:
            ask.check()
        elif bool(mine.days()) != late:
            st.rerun()
        typed, choices = mine.typed(today), details.choices(ways, today)
        debt, budget = typed.debt.as_of(today), typed.budget
        choices = replace(choices, owed=debt.owed_today)
        found = compare(debt, [offers.asked(way, choices) for way in ways], budget)
        fit = None if budget is None else (would_fit(debt, budget), least_relief(debt, budget))
    except (ask.Unreadable, Refused) as problem:
        if isinstance(problem, ask.Unreadable) and not whole:
            st.rerun()  # so that it is said under its field
        with slot:
            look.sentence(ask.unanswered(language, problem), "watch")
        return
    shown = named(ways, choices, found, budget)
    with slot:
        look.sentence(*cards.headline(language, shown, budget, fit and fit[0]))
    results(debt, shown, budget, fit)
    onward = cite.link(language, "contact", voice("relief.next"))
    look.show(shapes.ways("more", [onward]))


look.title(t(language, "relief.title"))
visit.answered_by("answer")
slot = st.container(key="answer")
late = bool(situation())
ways = details.ways(language, late) or ["contract"]
folded(late, ways)
answer(slot, late, ways)
