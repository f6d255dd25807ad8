"""What each way of repaying needs to know: asked for only where that way is being compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import streamlit as st

from content.presets import usual
from content.words import t
from pages.parts import ask, cite, visit
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


def fields(chosen: Iterable[str], today: date) -> None:
    """Ask for the details of these ways, in pairs."""
    found = _usual(today)
    for pair in pairs(_wanted(chosen)):
        for column, key in zip(st.columns(2, wrap=False), pair, strict=False):
            with column:
                found[key] = _field(key, today, found)


def choices(chosen: Iterable[str], today: date) -> offers.Choices:
    """The details of these ways as they stand in the fields; what is not asked is as it is.

    Raises ask.Unreadable.
    """
    found: dict[str, Any] = _usual(today)
    for key in _wanted(chosen):
        found[key] = _held(key, found)
    return offers.Choices(**found, today=today)


def _wanted(chosen: Iterable[str]) -> set[str]:
    return {key for way in chosen for key in offers.WAYS[way].fields}


def _usual(today: date) -> dict[str, date]:
    move_to = add_months(today, 1) + timedelta(days=15)
    return {"move_to": move_to, "pause_from": today, "pause_to": add_months(today, 3)}


def pairs(wanted: set[str]) -> list[list[str]]:
    """The fields two by two; what belongs to one way stands together."""
    found = []
    for group in GROUPS:
        keys = [key for key in group if key in wanted]
        found += [keys[at : at + 2] for at in range(0, len(keys), 2)]
    return found


def _number(key: str) -> tuple[str, int, int]:
    """What a field for a whole number begins with, its least and its most."""
    if key != "stopped":
        return NUMBERS[key]
    most = cite.rule(offers.PERSONAL).measured.months  # a way without its rule is not offered
    return str(most), 1, most


def _held(key: str, found: dict[str, Any]) -> Any:
    """What stands in a field; a day that cannot be is told where the field is drawn."""
    language, shown = visit.language(), visit.typed(key)
    name = t(language, f"field.{key}")
    if key == "stopped" or key in NUMBERS:
        return ask.whole_of(language, name, shown, *_number(key)[1:])
    if key in RATES:
        return Fraction(ask.number(language, name, shown, Decimal(0), Decimal(1000))) / 100
    if key in YUAN:
        return ask.fen_of(language, name, shown, zero=key != "lump")
    return shown or found[key]


def _field(key: str, today: date, found: dict[str, Any]) -> Any:
    if key == "stopped" or key in NUMBERS:
        return ask.whole(key, *_number(key))
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
