"""What was typed, as the planner takes it; or Unreadable, with the name of the field."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from content.words import t
from pages.parts import reading

_LARGEST = Decimal(10) ** 12


class Unreadable(ValueError):
    """A field that does not hold what it should; the message is the reader's."""


def cleaned(text: str) -> str:
    """Typed digits without decoration; "" where nothing was typed (see `reading`)."""
    return reading.rate(text)


def number(language: str, name: str, text: str | None, least: Decimal, most: Decimal) -> Decimal:
    """A plain number between two bounds, or Unreadable with the field's name."""
    return _within(language, name, _value(language, name, cleaned(text or ""), "rate"), least, most)


def whole_of(language: str, name: str, text: str | None, least: int, most: int) -> int:
    """A whole number between two bounds, or Unreadable with the field's name."""
    read = reading.count(text or "", name)
    value = _value(language, name, read, reading.asks(name))
    _within(language, name, value, Decimal(least), Decimal(most))
    if value != int(value):
        raise Unreadable(t(language, "error.not_whole", field=name))
    return int(value)


def _value(language: str, name: str, plain: str, kind: str) -> Decimal:
    """The number that was read, or Unreadable with an example of this kind of field."""
    if not plain:
        raise Unreadable(t(language, "error.missing", field=name))
    if not re.fullmatch(r"-?[0-9]*\.?[0-9]+", plain) or len(plain) > 30:
        key = "error.not_a_number" if kind == "money" else f"error.not_a_number.{kind}"
        raise Unreadable(t(language, key, field=name))
    return Decimal(plain)


def _within(language: str, name: str, value: Decimal, least: Decimal, most: Decimal) -> Decimal:
    if not least <= value <= most:
        bounds = {"least": f"{least:,f}", "most": f"{most:,f}"}
        raise Unreadable(t(language, "error.out_of_range", field=name, **bounds))
    return value


def amount_of(language: str, name: str, text: str | None, zero: bool = False) -> str:
    """Typed yuan as the planner takes them ("10000.00"), or Unreadable."""
    value = _value(language, name, reading.money(text or ""), "money")
    exponent = value.normalize().as_tuple().exponent
    if isinstance(exponent, int) and exponent < -2:
        raise Unreadable(t(language, "error.too_many_decimals", field=name))
    if value < 0 or (value == 0 and not zero):
        raise Unreadable(
            t(language, "error.negative" if zero else "error.not_positive", field=name)
        )
    if value > _LARGEST:
        raise Unreadable(t(language, "error.too_large", field=name))
    return f"{value:.2f}"


def fen_of(language: str, name: str, text: str | None, zero: bool = False) -> int:
    """Typed yuan as fen, or Unreadable."""
    return int(Decimal(amount_of(language, name, text, zero)) * 100)


def as_percent(fraction: str) -> str:
    """A fraction as it is typed into a field for per cent: "0.0005" is 0.05."""
    return f"{(Decimal(fraction) * 100).normalize():f}"


def percent(value: Fraction | None) -> str:
    """A rate as it is typed in per cent: 0.1825 is "18.25"."""
    if value is None:
        return ""
    found = f"{Decimal(value.numerator * 100) / Decimal(value.denominator):.8f}"
    return found.rstrip("0").rstrip(".")
