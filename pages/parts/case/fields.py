"""Fields of the session: each shows what stands in the case, and gives what stands in it now.

What cannot be read is said under its field and changes nothing. An empty field is not known.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

import streamlit as st

from content.voice import Voice
from pages.parts import ask, visit
from planner.money import yuan

LONGEST = 60


def key_of(*parts: str) -> str:
    """The name of a field, so that it is forgotten together with the case."""
    return visit.CASE + "_".join(parts)


def shown(fen: int | None) -> str:
    """An amount as it is typed: 860000 is "8600"; nothing where it is not known."""
    return "" if fen is None else yuan(fen).removesuffix(".00")


def text(key: str, label: str, now: str, example: str = "", kind: str = "") -> str:
    """A field for words or figures."""
    if visit.is_new(key):
        sent = visit.unheard(key)
        visit.write(key, now if sent is None else sent)
    found = st.text_input(
        label,
        key=key,
        placeholder=example or None,
        autocomplete=ask.KEYBOARD.get(kind, "off"),
        live="500ms",
    )
    return str(found or "")


def name(key: str, label: str, now: str) -> str:
    """A name of one line; never empty where there was one."""
    typed = text(key, label, now)
    kept = "".join(one for one in typed if unicodedata.category(one) not in ("Cc", "Cs"))
    return kept.strip()[:LONGEST] or now


def money(key: str, label: str, now: int | None, example: str = "") -> int | None:
    """An amount in fen; None while the field is empty."""
    typed = text(key, label, shown(now), example, "money")
    if not ask.cleaned(typed):
        return None
    try:
        return ask.fen_of(visit.language(), label, typed, zero=True)
    except ask.Unreadable as problem:
        ask.wrong(str(problem))
        return now


def rate(key: str, label: str, now: Fraction | None, most: int = 1000) -> Fraction | None:
    """A rate, typed in per cent; None while the field is empty."""
    typed = text(key, label, ask.percent(now), kind="money")
    if not ask.cleaned(typed):
        return None
    if typed == ask.percent(now):
        return now  # a rate of more places than are shown stays what it is
    try:
        value = ask.number(visit.language(), label, typed, Decimal(0), Decimal(most))
    except ask.Unreadable as problem:
        ask.wrong(str(problem))
        return now
    return Fraction(value) / 100


def whole(key: str, label: str, now: int | None, least: int, most: int) -> int | None:
    """A whole number; None while the field is empty."""
    typed = text(key, label, "" if now is None else str(now), kind="count")
    if not typed.strip():
        return None
    try:
        return ask.whole_of(visit.language(), label, typed, least, most)
    except ask.Unreadable as problem:
        ask.wrong(str(problem))
        return now


def day(key: str, label: str, now: date | None, latest: date | None = None) -> date | None:
    """A date, where `latest` is given none after it; None while the field is empty."""
    if visit.is_new(key) and now is not None:
        visit.write(key, now)
    found = st.date_input(
        label,
        value=None,
        min_value=date(1900, 1, 1),
        max_value=date(2199, 12, 31),
        key=key,
        format="YYYY-MM-DD",
    )
    if not isinstance(found, date):
        return None
    if latest is not None and found > latest:
        voice = Voice(visit.language())
        ask.wrong(voice("session.too_late", field=label, day=voice.day(latest)))
        return now
    return found


def choice(key: str, label: str, names: Mapping[str, str], now: str) -> str:
    """One of a few words; "" may be among them for what is not known."""
    widget = f"{key}_{visit.language()}"
    if visit.is_new(widget):
        visit.write(widget, now if now in names else next(iter(names)))
    found = st.selectbox(label, list(names), format_func=ask.called(names), key=widget)
    return str(found)


def tick(key: str, label: str, now: bool | None) -> bool | None:
    """A box to tick; one that nobody touched stays not known."""
    if visit.is_new(key):
        visit.write(key, bool(now))
    found = st.checkbox(label, key=key)
    return found if found or now is not None else None
