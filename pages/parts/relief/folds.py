"""What is worked out when it is opened: the same turned round, a table, charts, the working."""

from __future__ import annotations

from contextlib import suppress
from functools import cache

import streamlit as st

from content.voice import Voice
from pages import shapes
from pages.parts import ask, charts, look, visit, working
from pages.parts.relief import backwards, settle, table
from pages.parts.relief import ways as offers
from pages.parts.relief.worked import Worked, worked
from pages.written import paid
from planner import Refused


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
