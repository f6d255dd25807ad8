"""What my loan really costs: the cost sheet in, the true yearly rate out; a card has its own."""

from __future__ import annotations

import streamlit as st

from content.voice import Voice
from pages import shapes
from pages.parts import ask, charts, cite, look, visit, working
from pages.parts.debt import card_sheet, loan, mine, price, price_said
from planner import Refused

FACTS = ("apr_includes_fees_remaining_principal", "no_upfront_interest", "cost_disclosure_2026")
voice, today = Voice(visit.language()), visit.today()


def explained(one: price.Priced) -> None:
    """How it was counted: the rule in words, every row, the source."""
    if (schedule := one.schedule) is None:
        with st.expander(voice("cost.how")):
            look.plain(voice("how.payment"))
            look.plain(voice("how.rate"))
            look.show(cite.sources(voice.language, FACTS, voice("cite.sources")))
        return
    working.show(voice, "cost", lambda: working.of_schedule(voice, schedule))
    if chart := look.fold(voice("chart.open"), "cost_chart"):
        with chart:
            charts.split(voice.language, schedule.rows)


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
    explained(one)


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
