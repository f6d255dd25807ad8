"""The shapes of `pages/shapes` put on the page; how they look is in `static/*.css`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from content.words import t
from pages import shapes
from pages.parts import visit
from pages.written.piece import Piece, Title


def show(html: Markup) -> None:
    """HTML made by the shapes; nothing where there is none."""
    if html:
        st.html(html if visit.language() == "zh" else shapes.in_chinese(html))


def title(text: str, lead: str = "") -> None:
    """The page's one heading, and a line under it; the browser's tab says it too."""
    st.set_page_config(page_title=t(visit.language(), "app.title", page=text.rstrip("？?")))
    show(shapes.title(text, lead))


class Halves(NamedTuple):
    """The answer, what is typed, what it comes to: one below the other, or beside it where wide."""

    answer: DeltaGenerator
    typed: DeltaGenerator
    found: DeltaGenerator


def halves() -> Halves:
    """A calculator's places (static/layout.css)."""
    with st.container(key="halves"):
        return Halves(*(st.container(key=name) for name in Halves._fields))


def heading(text: str) -> None:
    """A section of the page."""
    show(shapes.heading(text))


def sentence(text: str, tone: str = "calm") -> None:
    """The answer in one sentence, before everything else. Tones: calm, good, watch."""
    show(shapes.answer(text, tone))


def plain(text: str) -> None:
    """A paragraph of explanation."""
    show(shapes.plain(text))


def note(text: str, live: bool = False) -> None:
    """A quiet line; a `live` one is read out when it appears."""
    show(shapes.note(text, live))


def fold(label: str, key: str) -> DeltaGenerator | None:
    """A fold whose inside is worked out only while it is open; None while it is closed."""
    box = st.expander(label, key=key, on_change="rerun")
    return box if box.open else None


def lay(pieces: Iterable[Piece]) -> None:
    """A page, or a part of one, piece by piece."""
    for one in pieces:
        if isinstance(one, Markup):
            show(one)
        elif isinstance(one, Title):
            title(one.text, one.lead)
        elif box := fold(one.label, one.key) if one.key else st.expander(one.label):
            with box:
                lay(one.inside())
