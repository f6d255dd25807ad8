"""Two ways to tell the same thing, side by side: one tap changes over, what was typed stays."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from pages.parts import ask, visit


def switch(key: str, label: str, names: Mapping[str, str]) -> str:
    """Which of a few ways is taken; kept through a change of language and of page."""
    options, widget = list(names), f"{key}_{visit.language()}"
    chosen = visit.kept(key)
    visit.write(widget, chosen if chosen in options else options[0])
    found = st.segmented_control(
        label,
        options,
        required=True,
        format_func=ask.called(names),
        key=widget,
        on_change=lambda: visit.keep(key, visit.typed(widget)),
        width="stretch",
    )
    return str(found or options[0])
