"""One question or one debt a screen on a phone; on a wide screen all of them stand together.

The server does not know how wide a screen is: every question is drawn, each in a place of its own,
and `static/turns.js` shows one of them at a time where the screen is narrow.
"""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from content.voice import Voice
from pages import shapes
from pages.parts import look


def place(name: str) -> DeltaGenerator:
    """The place of one question."""
    return st.container(key=f"one_{name}")


def ways(voice: Voice, of: str) -> None:
    """To the question before and after; `of` names whose questions these are."""
    words = (voice(f"session.turn.{name}") for name in ("all", "before", "next"))
    look.show(shapes.turns(of, *words))


def turn(of: str, words: str, by: int) -> None:
    """A button of its own to a neighbouring place."""
    look.show(shapes.turn(of, words, by))
