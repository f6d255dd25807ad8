"""The look, set once: one style sheet, and the shapes of `pages/shapes` put on the page."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from pages import shapes


@cache
def _style() -> str:
    files = sorted(Path(__file__).parent.glob("*.css"))
    return "".join(file.read_text(encoding="utf-8") for file in files)


def style() -> None:
    """Put the style sheet into the page."""
    st.html(f"<style>{_style()}</style>")


def show(html: Markup) -> None:
    """HTML made by the shapes; nothing where there is none."""
    if html:
        st.html(html)


def title(text: str, lead: str = "") -> None:
    """The page's one heading, and a line under it."""
    show(shapes.title(text, lead))


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
