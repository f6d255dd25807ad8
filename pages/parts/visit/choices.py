"""What the reader chose in this visit, by name."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.parts.record_shapes import fits

KEPT = "kept"


def kept(name: str, otherwise: Any = None) -> Any:
    """A choice made earlier in this visit."""
    found = st.session_state.get(KEPT, {}).get(name, otherwise)
    for kind in (int, dict, list | tuple):  # one from the reader's tab may be of any kind
        if isinstance(otherwise, kind) and not isinstance(found, kind):
            return otherwise
    return found


def keep(name: str, value: Any) -> None:
    """Remember a choice for the rest of this visit."""
    st.session_state.setdefault(KEPT, {})[name] = value


def holds() -> bool:
    """Whether anything was typed or chosen in this visit, by the reader or for an example."""
    return bool(st.session_state.get("touched") or st.session_state.get(KEPT))


def is_told(name: str) -> bool:
    """Whether the reader's tab keeps a choice too, so that a reload does not lose it."""
    made = st.session_state.get(KEPT, {})
    return name not in made or fits(name, made[name])
