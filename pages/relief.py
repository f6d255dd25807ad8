"""Instalments and extensions: every way of repaying beside the others, the bearable ones first."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from functools import cache

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from content.voice import Voice
from pages import shapes
from pages.parts import ask, charts, cite, look, take, visit, working
from pages.parts.debt import loan, mine, mine_fields, needs, said
from pages.parts.relief import backwards, cards, details, paper, settle, table
from pages.parts.relief import ways as offers
from pages.parts.relief.headline import headline
from pages.parts.relief.worked import Worked, worked
from pages.written import paid
from planner import Refused
from planner.irr import TrueRate
from planner.loan import Schedule, build, schedule_rate

UNCOUNTED = {
    "missing": "relief.needs_quote",
    "never_ends": "relief.never_ends",
    "no_interest": "relief.no_interest",
    "no_periods": "relief.no_periods",
}


def situation() -> int:
    """Ask for the debt, the days late and the budget; gives the days late."""
    loan.product(with_cards=True)
    mine_fields.contract()
    one, two = st.columns([1, 1.35], wrap=False)
    with one:
        late = mine_fields.days_late()
    with two:
        mine_fields.budget()
    return late


def folded(voice: Voice, late: bool, ways: list[str], today: date) -> None:
    """What is less often changed: method, dates, what the chosen ways need, the penalty."""
    bill = mine.is_bill()
    with st.expander(voice("relief.details")):
        if not bill:
            mine_fields.method()
        mine_fields.rate_per()
        if late:
            mine_fields.stated()
        else:
            mine_fields.next_due(today)
        details.fields(ways, today)
        if not bill:
            mine_fields.penalty()
            facts = ("bank_penalty_rate_130_150",)
            look.show(cite.sources(voice.language, facts, voice("cite.sources")))


@st.fragment(key="answer")
def answer(voice: Voice, slot: DeltaGenerator, late: bool, ways: list[str]) -> None:
    """What the fields come to; runs by itself after a figure, with the page where it must."""
    language, whole = voice.language, visit.whole()
    try:
        ask.check()
        if bool(mine.days()) != late and not whole:
            st.rerun()
        found = worked(ways, visit.today())
        shown = found.named(language)
        sentence = headline(language, found, shown)
    except (ask.Unreadable, Refused) as problem:
        if isinstance(problem, ask.Unreadable) and not whole:
            st.rerun()  # so that it is said under its field
        with slot:
            look.sentence(ask.unanswered(language, problem), "watch")
        return
    with slot:
        look.sentence(*sentence)
        if found.typed.debt.stated is not None:
            look.note(said.gap(voice, found.typed, visit.today()))
        needs.still_example(voice, found.typed, dated=True)
    for name, refused in found.uncounted(language):
        why = ask.refusal(language, refused)
        look.note(voice(UNCOUNTED.get(refused.code, "relief.not_counted"), name=name, why=why))
    beside(voice, found, shown)


def beside(voice: Voice, found: Worked, shown: list[cards.Named]) -> None:
    """A card for every way; those that are too much, or leave the reader late, are folded."""
    new = any(one.way == "new_loan" for one in shown)
    rate = _true_rate(build(found.debt.terms)) if new else None
    contract = cards.Contract(found.debt, rate, mine.is_bill())
    good = [cards.card(voice.language, one, contract) for one in shown if not one.hard]
    worse = [cards.card(voice.language, one, contract) for one in shown if one.hard]
    look.show(shapes.joined(good))
    if worse:
        none_first = not any(one.first for one in shown)
        with st.expander(voice("relief.hard", count=len(worse)), expanded=none_first):
            look.show(shapes.joined(worse))


def _true_rate(schedule: Schedule) -> TrueRate | None:
    """What the contract costs a year; None where no rate can be found, as for a card's bill."""
    try:
        return schedule_rate(schedule)
    except Refused:
        return None


@st.fragment(key="more")
def more(voice: Voice, ways: list[str], outside: int) -> None:
    """The same turned round, the table, the charts, how it was counted: worked out when opened.

    `outside` counts the fields before it that cannot be read: what is wrong inside is seen anew.
    """
    del visit.problems()[outside:]
    folds = {name: look.fold(voice(words), f"relief_{name}") for name, words in FOLDS.items()}
    visit.answered_by("answer", *(["more"] if any(folds.values()) else []))
    found = cache(lambda: worked(ways, visit.today()))
    with suppress(ask.Unreadable, Refused):  # the answer says why
        ask.check()
        for name, fold in folds.items():
            if fold is not None:
                with fold:
                    INSIDE[name](voice, found())


def turned_round(voice: Voice, found: Worked) -> None:
    """What a monthly amount brings, and what a last day asks a month."""
    backwards.show(voice.language, found.debt, found.budget, found.fitting)


def tabled(voice: Voice, found: Worked) -> None:
    """Every way in one table."""
    look.show(table.comparison(voice.language, found.named(voice.language)))


def charted(voice: Voice, found: Worked) -> None:
    """What is left and what is paid by each day, along the first ways that fit the product."""
    shown = [one for one in found.named(voice.language) if len(one.outcome.lines) > 1]
    fit = [one for one in shown if offers.fits_product(one.way)][:3]
    if not fit:
        look.plain(voice("chart.none"))
        return
    due = [row.due for row in found.debt.rows]
    marks = charts.Marks(visit.today(), found.budget, due)
    left = [(one.name, paid.left_by_day(one.outcome, visit.today())) for one in fit]
    charts.courses(voice.language, left, "balance", marks)
    each = [(one.name, paid.by_day(one.outcome)) for one in fit]
    charts.courses(voice.language, each, "payment", marks)


def settled(voice: Voice, found: Worked) -> None:
    """One sum that ends the debt, beside the best way of paying on."""
    settle.show(voice.language, found)


def explained(voice: Voice, found: Worked) -> None:
    """In which order the ways stand, and how their figures were found."""
    owed, told = voice.money(found.debt.owed_today), ("order", "deferred", "rounding", "assumed")
    look.show(shapes.joined(shapes.plain(voice(f"relief.how.{key}", owed=owed)) for key in told))
    ways = [
        (one.name, offers.asked(one.way, found.tried[at].choices), one.outcome)
        for at, one in zip(found.order, found.named(voice.language), strict=True)
    ]
    working.unfolded(voice, "relief", working.of_ways(voice, found.debt, ways, found.budget))


FOLDS = {
    "settle": "settle.title",
    "back": "back.title",
    "table": "relief.table",
    "chart": "chart.open",
    "how": "relief.how",
}
INSIDE = {
    "settle": settled,
    "back": turned_round,
    "table": tabled,
    "chart": charted,
    "how": explained,
}

voice, today = Voice(visit.language()), visit.today()
look.title(voice("relief.title"))
visit.moved("way")  # a way that is tapped here is asked for anew
places = look.halves()
with places.typed:
    late = bool(situation())
    ways = details.ways(voice.language, late) or ["contract"]
    folded(voice, late, ways, today)
visit.answered_by("answer")
with places.found:
    answer(voice, places.answer, late, ways)
    more(voice, ways, len(visit.problems()))
    take.offer(lambda: paper.page(ways))
look.show(
    shapes.ways("more", [cite.link(voice.language, "contact", voice("relief.next"), way="first")])
)
