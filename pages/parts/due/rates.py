"""What the product charges: an example in grey wherever the reader has typed nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

import streamlit as st
from markupsafe import Markup

from content.voice import Voice
from pages import shapes
from pages.parts import ask, look, visit
from pages.parts.due import fields
from pages.parts.due.products import Product, example_of, preset
from pages.parts.due.ways import Rates

MOST_WAIT, MOST_PERIODS = 365, 60


@dataclass(frozen=True)
class Known:
    """The rates as they stand, and which of them are still an example."""

    rates: Rates
    examples: frozenset[str]


def asked(one: Product, bill: int) -> Known:
    """Ask for every rate that the product has, folded."""
    voice = Voice(visit.language())
    with st.expander(voice("due.rates")):
        known = _known(one, bill)
        look.show(_where(one))
    return known


def _known(one: Product, bill: int) -> Known:
    example = example_of(one, bill)
    wait = fields.whole("wait", str(example.wait), 1, MOST_WAIT) or example.wait
    typed: dict[str, Fraction | int | None] = {"late": _rate("late", example.late)}
    if one.has_minimum:
        label = Voice(visit.language())("field.due_minimum")
        typed |= {
            "minimum": ask.fen_if_any("due_minimum", label),
            "interest": _rate("interest", example.interest),
        }
    if one.has_split:
        periods = fields.whole("periods", str(example.periods), 1, MOST_PERIODS)
        example = example_of(one, bill, periods)
        typed["fee"] = _rate("fee", example.fee)
    own = {name: value for name, value in typed.items() if value is not None}
    left = frozenset(name for name in typed if name not in own and getattr(example, name))
    return Known(replace(example, wait=wait, **own), left)  # type: ignore[arg-type]


def _rate(name: str, example: Fraction | None) -> Fraction | None:
    """A rate in per cent, its example in grey."""
    shown = ""
    if example is not None:
        shown = ask.as_percent(str(Decimal(example.numerator) / example.denominator))
    return ask.rate_if_any(f"due_{name}", Voice(visit.language())(f"field.due_{name}"), shown)


def _where(one: Product) -> Markup:
    """Where the examples are from, and when they were checked."""
    voice = Voice(visit.language())
    lines = [voice("due.examples" if one.presets else "due.no_example")]
    for found in map(preset, one.presets):
        name, source = found.name[voice.language], found.source[voice.language]
        checked = voice.day(found.checked_on)
        lines.append(voice("due.source", name=name, source=source, day=checked))
    return shapes.joined(shapes.note(line) for line in lines)
