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
    "longer": ("", 1, 600),
    "pieces": ("6", 1, 60),
    "new_periods": ("24", 1, 600),
}
RATES = {
    "minimum_share": ask.as_percent(usual().minimum_share),
    "minimum_rate": ask.as_percent(usual().minimum_rate),
    "new_rate": "12",
    "card_fee": "0",
}
GROUPS = (
    ("months", "longer", "stopped", "card_fee", "pieces", "move_to"),
    ("pause_from", "pause_to"),
    ("minimum_share", "minimum_floor", "minimum_rate"),
    ("new_rate", "new_periods", "new_fee", "old_fee"),
)
YUAN = {
    "minimum_floor": usual().minimum_floor.removesuffix(".00"),
    "new_fee": "0",
    "old_fee": "0",
}


def ways(language: str, late: bool) -> list[str]:
    """The ways to compare: the usual ones in sight, the others folded."""
    names = {more: offers.short(language, late, more) for more in (False, True)}
    usual, key = _usual_ways(late)
    found = ask.several(key, t(language, "field.ways"), names[False], _listed(usual, names[False]))
    with st.expander(t(language, "relief.more")):
        label = t(language, "field.more_ways")
        more = _listed(usual, names[True])
        return found + ask.several(f"more_{key}", label, names[True], more)


def _usual_ways(late: bool) -> tuple[tuple[str, ...], str]:
    """What is compared for the kind of product at first, and where the reader's choice is kept."""
    kind = offers.kind()
    return offers.USUAL[kind][late], f"ways_{late}{kind}"


def _listed(ways: Iterable[str], names: Iterable[str]) -> list[str]:
    return [way for way in ways if way in names]


def chosen(late: bool) -> list[str]:
    """The ways that stand chosen on the page of the ways, or its usual ones; draws nothing."""
    usual, key = _usual_ways(late)
    first, more = offers.short("zh", late, False), offers.short("zh", late, True)
    picked = _listed(first, visit.kept(key, usual))
    picked += _listed(more, visit.kept(f"more_{key}", usual))
    return picked or ["contract"]


def fields(chosen: Iterable[str], today: date) -> None:
    """Ask for the details of these ways, in pairs."""
    asked(_wanted(chosen), today)


def asked(wanted: Iterable[str], today: date) -> None:
    """Ask for these details, in pairs."""
    found = usual_days(today)
    for pair in pairs(set(wanted)):
        for column, key in zip(st.columns(2, wrap=False), pair, strict=False):
            with column:
                found[key] = _field(key, today, found)


def choices(chosen: Iterable[str], today: date) -> offers.Choices:
    """The details of these ways as they stand in the fields; what is not asked is as it is.

    Raises ask.Unreadable.
    """
    return read(_wanted(chosen), today)


def read(wanted: Iterable[str], today: date) -> offers.Choices:
    """These details as they stand in the fields. Raises ask.Unreadable."""
    found: dict[str, Any] = usual_days(today)
    for key in wanted:
        found[key] = _held(key, found, today)
    return offers.Choices(**found, today=today)


def _wanted(chosen: Iterable[str]) -> set[str]:
    return {key for way in chosen for key in offers.WAYS[way].fields}


def usual_days(today: date) -> dict[str, date]:
    """The days that these fields begin with."""
    move_to = add_months(today, 1) + timedelta(days=15)
    return {"move_to": move_to, "pause_from": today, "pause_to": add_months(today, 3)}


def pairs(wanted: set[str]) -> list[list[str]]:
    """The fields two by two; what belongs to one way stands together."""
    found = []
    for group in GROUPS:
        keys = [key for key in group if key in wanted]
        found += [keys[at : at + 2] for at in range(0, len(keys), 2)]
    return found


def _left_open(key: str) -> bool:
    """Whether a letter has left a field empty that begins with an example here."""
    if key not in NUMBERS or visit.typed(key) != "":
        return False
    return not visit.is_own(key, NUMBERS[key][0])


def _number(key: str) -> tuple[str, int, int]:
    """What a field for a whole number begins with, its least and its most."""
    if key != "stopped":
        return NUMBERS[key]
    most = cite.rule(offers.PERSONAL).measured.months  # a way without its rule is not offered
    return str(most), 1, most


def _held(key: str, found: dict[str, Any], today: date) -> Any:
    """What stands in a field, or would; a day that cannot be is told where the field is drawn."""
    language, shown = visit.language(), visit.typed(key)
    name = t(language, f"field.{key}")
    if key in found:
        return ask.stands(key, found[key], today) or found[key]
    if shown is None or _left_open(key):
        shown = {**RATES, **YUAN}.get(key) or _number(key)[0]
    if key == "longer" and not ask.cleaned(str(shown)):
        return 0
    if key in RATES:
        return Fraction(ask.number(language, name, shown, Decimal(0), Decimal(1000))) / 100
    if key in YUAN:
        return ask.fen_of(language, name, shown, zero=True)
    return ask.whole_of(language, name, shown, *_number(key)[1:])


def _field(key: str, today: date, found: dict[str, Any]) -> Any:
    if key == "longer" and not ask.cleaned(str(visit.typed(key) or "")):
        ask.text(key, "", example=t(visit.language(), "field.longer.example"))
        return 0
    if _left_open(key):
        visit.write(key, NUMBERS[key][0])
        visit.keep("tapped_way", "")
    if key == "stopped" or key in NUMBERS:
        return ask.whole(key, *_number(key))
    if key in RATES:
        return Fraction(ask.percentage(key, RATES[key]))
    if key in YUAN:
        return ask.fen(key, YUAN[key], zero=True)
    otherwise: date = found[key]
    least: dict[str, Callable[[], date]] = {
        "move_to": lambda: today + timedelta(days=1),
        "pause_from": lambda: today,
        "pause_to": lambda: found["pause_from"] + timedelta(days=1),
    }
    return ask.day(key, otherwise, least[key]())
