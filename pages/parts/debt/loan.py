"""The contract as a reader types it, in the order of the statutory cost sheet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from content.presets import Preset, every_preset
from content.words import t
from pages import shapes
from pages.parts import ask, look, visit
from pages.parts.debt import mine

METHODS = ("level_payment", "level_principal", "flat_fee", "interest_first", "bullet")
PER = ("year", "month", "day")
FLAT_PER = ("period", "total")


def is_card() -> bool:
    """Whether the product chosen is a bank credit card's."""
    return str(visit.kept("product")).startswith("card_")


def product(with_cards: bool) -> Preset | None:
    """Choose an example product; choosing one fills the fields below with its terms."""
    language = visit.language()
    found = {one.id: one for one in every_preset() if with_cards or one.kind != "card"}
    names = {one.id: one.name[language] for one in found.values()}
    chosen = ask.pick("product", t(language, "field.product"), names, next(iter(_first(found))))
    filled = visit.kept("filled_from")
    if filled != chosen:
        if filled is not None or visit.typed("principal") is None:  # typed elsewhere: it stays
            _fill(found[chosen])
        visit.keep("filled_from", chosen)
    preset = found[chosen]
    visit.keep("kind", preset.kind)
    visit.keep("rounding", preset.rounding)
    visit.keep("rounding_of", preset.method)
    if preset.is_example:
        said = t(language, "loan.example", note=preset.note[language])
        where = ""
        if preset.confidence != "own":
            checked = str(preset.checked_on)
            where = t(language, "loan.source", source=preset.source[language], day=checked)
        look.show(shapes.example(said, where))
    return preset


def _first(found: Mapping[str, Preset]) -> list[str]:
    plain = [name for name, one in found.items() if one.confidence == "own"]
    return plain or list(found)


def _fill(preset: Preset) -> None:
    visit.example("principal", preset.principal.removesuffix(".00"))
    visit.example("rate", ask.as_percent(preset.rate.value))
    visit.example("periods", str(preset.periods or 12))
    visit.keep("method", "level_payment" if preset.method == "minimum_payment" else preset.method)
    visit.keep("rate_per", preset.rate.per)
    late = preset.overdue
    by_day = late is not None and late.rate is not None
    visit.keep("penalty_form", "per_day" if by_day else "multiplier")
    if late is not None and late.rate is not None:
        visit.write("penalty_day", ask.as_percent(late.rate.value))
    visit.write(
        "penalty_times", late.multiplier if late and late.multiplier else mine.usual_times()
    )


def rate() -> dict[str, str]:
    """The rate or fee as the contract prints it."""
    language = visit.language()
    options = FLAT_PER if visit.kept("method") == "flat_fee" else PER
    left, right = st.columns(2, wrap=False)
    with right:
        per = ask.choice("rate_per", options, "rate_per")
    with left:
        value = ask.percentage("rate", "18", t(language, f"field.rate.{per}"))
    return {"value": value, "per": per}


def fields(preset: Preset | None, upfront: Mapping[str, str]) -> dict[str, Any]:
    """The typed terms as fields of a planner request; `upfront` are fees by kind, in yuan."""
    method = str(visit.kept("method", "level_payment"))
    rounding = preset.rounding if preset and preset.method == method else None
    named = {"rounding": rounding} if rounding else {}
    fees = [{"amount": amount, "when": when} for when, amount in upfront.items()]
    return {"method": method, "fees": fees, **named}
