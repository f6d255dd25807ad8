"""What a field was read as, in words below it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import streamlit as st

from content import voice as say
from content.words import t
from pages import shapes
from pages.parts import look, reading, visit
from pages.parts.ask.typed import Unreadable, amount_of, whole_of

_READ = {"days": "read.days", "months": "read.months", "periods": "read.periods"}


def said(key: str, zero: bool) -> None:
    """The figure in words under its field, which follows it by itself."""
    language = visit.language()
    _back(key, lambda typed: say.aloud(language, amount_of(language, "", typed, zero)))


def counted(key: str, name: str, least: int, most: int) -> None:
    """What 2年 or 二十四 was read as, under its field; nothing under plain digits."""
    language = visit.language()

    def words(typed: str) -> str:
        count = whole_of(language, name, typed, least, most)
        return (
            "" if reading.is_plain(typed) else t(language, _READ[reading.asks(name)], count=count)
        )

    _back(key, words)


def _back(key: str, words: Callable[[str], str]) -> None:
    """What was read from a field, below it; follows the field by itself."""

    @st.fragment(key=visit.say_beneath(key))
    def below() -> None:
        with suppress(Unreadable):  # then the whole page runs, and says why
            if found := words(str(visit.typed(key) or "")):
                look.show(shapes.aloud(found))

    below()
