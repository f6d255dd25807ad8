"""The foot of every full page: the ways on, what this is not, and clearing."""

from __future__ import annotations

import streamlit as st

from content.words import t
from pages import shapes
from pages.parts import look, visit
from pages.written.frame import foot


def show(language: str) -> None:
    """Draw it under the page."""
    with st.container(key="bottom"):
        # Apart from the links: they stay the same nodes, also between a finger's down and up.
        look.show(shapes.examples(t(language, "field.example"), visit.examples()))
        look.show(foot(language))
        look.show(
            shapes.clearing(*(t(language, f"app.clear{part}") for part in ("", ".lost", ".do")))
        )
