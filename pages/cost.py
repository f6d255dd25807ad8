"""What my loan really costs: the cost sheet in, the true yearly rate out; a card has its own."""

from __future__ import annotations

from functools import partial

from content.voice import Voice
from pages import shapes
from pages.parts import ask, charts, cite, look, visit, working
from pages.parts.debt import card_sheet, loan, mine, needs, price, price_said
from planner import Refused
from planner.loan import FeeWhen

voice, today = Voice(visit.language()), visit.today()


def charted(one: price.Priced) -> None:
    """Each payment in its parts, drawn when it is opened."""
    if one.schedule and (chart := look.fold(voice("chart.open"), "cost_chart")):
        with chart:
            charts.split(voice.language, one.schedule.rows)


def counted(one: price.Priced) -> working.Working:
    """How it was counted: from the rows, or from what is paid each time alone."""
    if one.schedule:
        return working.of_schedule(voice, one.schedule)
    hand = one.terms.received - one.terms.fee_total(FeeWhen.PAID)
    return working.of_payments(voice, [hand, *(-each for each in one.payments)], one.rate)


def priced() -> None:
    """A loan: its fields, and what it costs."""
    try:
        with places.typed:
            one = price.asked(today)
    except (ask.Unreadable, Refused) as problem:
        with places.answer:
            look.sentence(ask.unanswered(voice.language, problem), "watch")
        return
    with places.answer:
        look.sentence(price_said.headline(voice, one) if one else voice("cost.need.instalment"))
        if one and one.examples and not one.is_example:
            needs.same(voice, one.examples)
    if one:
        with places.found:
            supported(one)


def supported(one: price.Priced) -> None:
    """What stands behind the answer, and what to ask the lender."""
    price_said.numbers(voice, one)
    to_ask = price_said.beside_the_line(voice, one)
    price_said.kept_back(voice, one)
    if to_ask:
        price_said.question(voice, one.examples, partial(price_said.about, one))
    working.show(voice, "cost", lambda: counted(one))
    charted(one)


lead = "cost.lead.example" if loan.is_example() else "cost.lead"
look.title(voice("cost.title"), voice("cost.lead.card" if mine.is_bill() else lead))
places = look.halves()
with places.typed:
    loan.product(with_cards=True)
if mine.is_bill():
    card_sheet.show(voice, places, today)
else:
    priced()
ways = (
    ("relief", "cost.next", ""),
    ("contact", "cost.write", "statement"),
    ("help", "cost.help", ""),
)
for page, words, letter in ways:
    query = {"letter": letter} if letter else {}
    look.show(shapes.ways("more", [cite.link(voice.language, page, voice(words), **query)]))
