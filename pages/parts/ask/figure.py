"""A field for an amount, a rate or a count; what cannot be read is said under it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from content.words import t
from pages.parts import visit
from pages.parts.ask.beneath import counted, said
from pages.parts.ask.field import text
from pages.parts.ask.mending import wrong
from pages.parts.ask.typed import Unreadable, amount_of, cleaned, number, whole_of


def amount(
    key: str, otherwise: str, zero: bool = False, blank: bool = False, label: str | None = None
) -> str | None:
    """A field for yuan, read back in words below; None when left blank and that is allowed.

    What cannot be read is said under the field and stands as `otherwise` until `check`.
    """
    language = visit.language()
    name = label or t(language, f"field.{key}")
    typed = text(key, otherwise, name, kind="money")
    if blank and not cleaned(typed):
        said(key, zero)
        return None
    try:
        found = amount_of(language, name, typed, zero)
    except Unreadable as problem:
        wrong(str(problem))
        return f"{Decimal(otherwise or 1):.2f}"
    said(key, zero)
    return found


def fen(
    key: str, otherwise: str, zero: bool = False, blank: bool = False, label: str | None = None
) -> int | None:
    """`amount` in fen."""
    found = amount(key, otherwise, zero, blank, label)
    return None if found is None else int(Decimal(found) * 100)


def fen_if_any(key: str, label: str, example: str = "", zero: bool = False) -> int | None:
    """An empty field for yuan with a grey example in it; None while it is empty, never zero."""
    typed = text(key, "", label, example, "money")
    if not cleaned(typed):
        said(key, zero)
        return None
    try:
        found = amount_of(visit.language(), label, typed, zero)
    except Unreadable as problem:
        wrong(str(problem))
        return None
    said(key, zero)
    return int(Decimal(found) * 100)


def rate_if_any(key: str, label: str, example: str = "") -> Fraction | None:
    """An empty field for a rate in per cent with a grey example in it; None while it is empty."""
    typed = text(key, "", label, example, "money")
    if not cleaned(typed):
        return None
    try:
        return Fraction(number(visit.language(), label, typed, Decimal(0), Decimal(1000))) / 100
    except Unreadable as problem:
        wrong(str(problem))
        return None


def decimal(key: str, otherwise: str, most: int, label: str | None = None) -> Decimal:
    """A field for a number from 0 to `most`."""
    language = visit.language()
    name = label or t(language, f"field.{key}")
    try:
        typed = text(key, otherwise, name, kind="money")
        return number(language, name, typed, Decimal(0), Decimal(most))
    except Unreadable as problem:
        wrong(str(problem))
        return Decimal(otherwise or 0)


def percentage(key: str, otherwise: str, label: str | None = None) -> str:
    """A field for a rate in per cent; the decimal fraction the planner takes."""
    return f"{decimal(key, otherwise, 1000, label) / 100:f}"


def whole(key: str, otherwise: str, least: int, most: int, label: str | None = None) -> int:
    """A field for a whole number."""
    language = visit.language()
    name = label or t(language, f"field.{key}")
    try:
        found = whole_of(language, name, text(key, otherwise, name, kind="count"), least, most)
    except Unreadable as problem:
        wrong(str(problem))
        return int(otherwise)
    counted(key, name, least, most)
    return found
