"""A field whose text or day always stays as it was typed."""

from __future__ import annotations

from datetime import date

import streamlit as st

from content import voice as say
from content.words import t
from pages.parts import visit
from pages.parts.ask.mending import wrong

# Streamlit has no word for the keyboard: these go through to the page, and our script reads them.
KEYBOARD = {"money": "transaction-amount", "count": "section-count transaction-amount"}


def text(
    key: str, otherwise: str, name: str | None = None, example: str = "", kind: str = ""
) -> str:
    """A field that is kept as typed, whatever it holds; an `example` stands grey while empty.

    Kinds: money and count bring up a keyboard of digits on a phone (static/heard.js).
    """
    name = name or t(visit.language(), f"field.{key}")
    typed, moved = visit.typed(key), visit.moved(key)
    typed = typed if isinstance(typed, str) else None
    if typed is None or moved:
        visit.write(key, otherwise if typed is None else typed)
    if kind and otherwise not in ("", "0") and not visit.is_own(key, otherwise):
        visit.examples().append(key)
    return (
        st.text_input(
            name,
            key=key,
            placeholder=example or None,
            autocomplete=KEYBOARD.get(kind, "off"),
            live="500ms",
            persist_state="session",
            on_change=visit.changed,
            args=(key,),
        )
        or ""
    )


def again(key: str, kind: type = str) -> None:
    """Put into a field again what stood there on another page or before: it would come up new."""
    typed = visit.typed(key)
    if visit.moved(key) and isinstance(typed, kind):
        visit.write(key, typed)


def tick(key: str, name: str) -> bool:
    """A box to tick."""
    again(key, bool)
    return st.checkbox(name, key=key, persist_state="session")


def day(key: str, otherwise: date, least: date) -> date:
    """A date field; an earlier date than `least` is said by name, in the reader's language."""
    language = visit.language()
    name = t(language, f"field.{key}")
    again(key, date)
    if stands(key, otherwise, least) is None:
        visit.example(key, otherwise)  # also tomorrow, when another day would be one
    found = st.date_input(
        name,
        min_value=date(1900, 1, 1),
        max_value=date(2199, 12, 31),
        key=key,
        format="YYYY-MM-DD",
        persist_state="session",
        on_change=visit.chose,
    )
    if not isinstance(found, date):
        wrong(t(language, "error.missing", field=name))
        return otherwise
    if found < least:
        wrong(t(language, "error.too_early", field=name, day=say.day(language, least)))
        return otherwise
    return found


def stands(key: str, otherwise: date, least: date) -> date | None:
    """The day in a field; None where there is none, or an example whose day has passed."""
    found = visit.typed(key)
    if not isinstance(found, date) or (found < least and not visit.is_own(key, otherwise)):
        return None
    return found


def day_if_any(key: str, least: date) -> date | None:
    """A date field that may stay empty; an earlier date than `least` is said by name."""
    language = visit.language()
    name = t(language, f"field.{key}")
    again(key, date)
    found = st.date_input(
        name,
        value=None,
        min_value=date(1900, 1, 1),
        max_value=date(2199, 12, 31),
        key=key,
        format="YYYY-MM-DD",
        persist_state="session",
        on_change=visit.chose,
    )
    if not isinstance(found, date):
        return None
    if found < least:
        wrong(t(language, "error.too_early", field=name, day=say.day(language, least)))
        return None
    return found
