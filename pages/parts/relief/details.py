"""What each way of repaying needs to know: asked for only where that way is being compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import streamlit as st

from content.presets import usual
from content.words import t
from pages.parts import ask, cite
from pages.parts.relief import ways as offers
from planner.dates import add_months

NUMBERS = {
    "months": ("3", 1, 60),
    "longer": ("24", 1, 600),
    "pieces": ("6", 1, 60),
    "new_periods": ("24", 1, 600),
}
RATES = {
    "minimum_share": ask.as_percent(usual().minimum_share),
    "minimum_rate": ask.as_percent(usual().minimum_rate),
    "new_rate": "12",
}
GROUPS = (
    ("months", "longer", "stopped", "pieces", "lump", "move_to"),
    ("pause_from", "pause_to"),
    ("minimum_share", "minimum_floor", "minimum_rate"),
    ("new_rate", "new_periods", "new_fee", "old_fee"),
)
YUAN = {
    "lump": "7000",
    "minimum_floor": usual().minimum_floor.removesuffix(".00"),
    "new_fee": "0",
    "old_fee": "0",
}


def ways(language: str, late: bool) -> list[str]:
    """The ways to compare: the usual ones in sight, the others folded."""
    names = {more: offers.short(language, late, more) for more in (False, True)}
    found = ask.several(f"ways_{late}", t(language, "field.ways"), names[False], offers.USUAL[late])
    with st.expander(t(language, "relief.more")):
        label = t(language, "field.more_ways")
        return found + ask.several(f"more_ways_{late}", label, names[True], ())


def fields(chosen: Iterable[str], today: date) -> offers.Choices:
    """Ask for the details of these ways, in pairs; what is not asked stays as it is."""
    wanted = {key for way in chosen for key in offers.WAYS[way].fields}
    usual_move = add_months(today, 1) + timedelta(days=15)
    found: dict[str, Any] = {
        "move_to": usual_move,
        "pause_from": today,
        "pause_to": add_months(today, 3),
    }
    for pair in pairs(wanted):
        for column, key in zip(st.columns(2, wrap=False), pair, strict=False):
            with column:
                found[key] = _field(key, today, found)
    return offers.Choices(**found, today=today)


def pairs(wanted: set[str]) -> list[list[str]]:
    """The fields two by two; what belongs to one way stands together."""
    found = []
    for group in GROUPS:
        keys = [key for key in group if key in wanted]
        found += [keys[at : at + 2] for at in range(0, len(keys), 2)]
    return found


def _field(key: str, today: date, found: dict[str, Any]) -> Any:
    if key == "stopped":  # as long as the rule allows; a way without its rule is not offered
        most = cite.rule(offers.PERSONAL).measured.months
        return ask.whole(key, str(most), 1, most)
    if key in NUMBERS:
        return ask.whole(key, *NUMBERS[key])
    if key in RATES:
        return Fraction(ask.percentage(key, RATES[key]))
    if key in YUAN:
        return ask.fen(key, YUAN[key], zero=key != "lump")
    otherwise: date = found[key]
    least: dict[str, Callable[[], date]] = {
        "move_to": lambda: today + timedelta(days=1),
        "pause_from": lambda: today,
        "pause_to": lambda: found["pause_from"] + timedelta(days=1),
    }
    return ask.day(key, otherwise, least[key]())
