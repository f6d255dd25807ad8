"""The record of contacts, the reading of a letter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pages.shapes.template import macros

_made = macros("talk.html")


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact as it was noted: when, who (name, agency), what was said, what proves it."""

    day: str
    time: str
    who: Sequence[str]
    said: str
    proof: str


def log(caption: str, head: Sequence[str], rows: Iterable[Contact]) -> Markup:
    """The record as a table that fits a phone: when, who, what was said."""
    return _made("log", caption, head, rows)


def reading(paragraphs: Iterable[str]) -> Markup:
    """What a Chinese letter says, in English."""
    return _made("reading", paragraphs)


def spoken(who: str, words: str, side: str) -> Markup:
    """What one of two people says in a talk. Sides: them, me."""
    return _made("spoken", who, words, side)
