"""What my loan really costs: the cost sheet in, the true yearly rate out; a card has its own."""

from __future__ import annotations

import streamlit as st

from content import voice as say
from content.voice import Voice
from pages import shapes
from pages.parts import ask, charts, cite, look, visit
from pages.parts.debt import card_sheet, loan, mine, price, price_said
from planner import Refused
from planner.loan import Schedule

FACTS = ("apr_includes_fees_remaining_principal", "no_upfront_interest", "cost_disclosure_2026")
voice, today = Voice(visit.language()), visit.today()


def rows(schedule: Schedule) -> None:
    """Every row of the contract."""
    head = [voice(f"row.{name}") for name in ("due", "payment", "cost", "left")]
    found = [
        (
            f"{row.number} · {voice.day(row.due)}",
            say.digits_of(row.payment),
            say.digits_of(row.interest + row.fee),
            say.digits_of(row.closing),
        )
        for row in schedule.rows
    ]
    look.show(shapes.table(head, found, voice("cost.rows")))


def working(one: price.Priced) -> None:
    """How it was counted: the rule in words, every row, the source."""
    with st.expander(voice("cost.how")):
        look.plain(voice(f"how.{one.terms.method}" if one.schedule else "how.payment"))
        look.plain(voice("how.rate"))
        if one.schedule:
            rows(one.schedule)
        look.show(cite.sources(voice.language, FACTS, voice("cite.sources")))
    if one.schedule and (chart := look.fold(voice("chart.open"), "cost_chart")):
        with chart:
            charts.split(voice.language, one.schedule.rows)


def priced() -> None:
    """A loan: its fields, and under them what it costs."""
    try:
        one = price.asked(today)
    except (ask.Unreadable, Refused) as problem:
        with slot:
            look.sentence(ask.unanswered(voice.language, problem), "watch")
        return
    with slot:
        look.sentence(price_said.headline(voice, one) if one else voice("cost.need.instalment"))
    if one is None:
        return
    price_said.numbers(voice, one)
    to_ask = price_said.beside_the_line(voice, one)
    price_said.kept_back(voice, one)
    if to_ask:
        price_said.question(voice, one)
    working(one)


lead = "cost.lead.example" if loan.is_example() else "cost.lead"
look.title(voice("cost.title"), voice("cost.lead.card" if mine.is_bill() else lead))
slot = st.container(key="answer")
loan.product(with_cards=True)
if mine.is_bill():
    card_sheet.show(voice, slot, today)
else:
    priced()
ways = (("relief", "cost.next"), ("contact", "cost.write"), ("help", "cost.help"))
for page, words in ways:
    look.show(shapes.ways("more", [cite.link(voice.language, page, voice(words))]))
