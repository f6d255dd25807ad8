"""The pages by name, so that one can link to another."""

from __future__ import annotations

from typing import Any

import streamlit as st


def made_pages(language: str) -> dict[str, Any]:
    """Every page by name in a language, to be filled once in a visit."""
    made: dict[str, Any] = st.session_state.setdefault(f"pages_{language}", {})
    return made


def set_pages(pages: dict[str, Any]) -> None:
    """Let pages link to each other by name."""
    st.session_state["pages"] = pages


def page(name: str) -> Any:
    """A page by name, for `st.page_link`."""
    return st.session_state["pages"][name]
