"""What the fields come to: the answer on top, and a card for every way."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from content.voice import Voice
from pages import shapes
from pages.parts import ask, look, visit
from pages.parts.debt import mine, needs, said
from pages.parts.relief import cards
from pages.parts.relief.headline import headline
from pages.parts.relief.worked import Worked, worked
from planner import Refused
from planner.irr import TrueRate
from planner.loan import Schedule, build, schedule_rate

UNCOUNTED = {
    "missing": "relief.needs_quote",
    "never_ends": "relief.never_ends",
    "no_interest": "relief.no_interest",
    "no_periods": "relief.no_periods",
}


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
