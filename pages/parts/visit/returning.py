"""A visit that ended with its server: what the reader's tab kept of it, and gives back."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

import streamlit as st

from pages.parts.record import Held, Record
from pages.parts.sent import newest, sent_fields
from pages.parts.visit.choices import KEPT
from pages.parts.visit.fields import forget, given, typed

# What is pasted from somebody else's papers, and what was searched for, perhaps in despair: it
# stays in this visit and goes into no record.
_UNTOLD = frozenset({"teams_script", "find_questions", "find_terms", "find_sources"})
CASE = "case_"  # what begins the fields of the session: their values stand in its case
_OF_THE_READER = (KEPT, "touched", "examples", "drawn", "given")


def unheard(key: str) -> str | None:
    """What a text field still held in the browser when the server ended; mostly None."""
    found = st.session_state["sent"].get(key) if st.session_state.get("restored") else None
    return str(found[0]) if found else None


def told() -> bool:
    """Whether the reader's tab has given this visit what it kept."""
    return bool(st.session_state.get("told"))


def sent(key: str) -> str:
    """What the browser sent for a text field on a visit's first run: it outlived the server."""
    if "visit" not in st.session_state:
        st.session_state.update(visit=secrets.token_hex(8), sent=sent_fields())
    found = st.session_state["sent"].get(key, ())
    return str(found[0]) if found else ""


def chosen(widget: str, names: Mapping[str, str]) -> list[str] | None:
    """What was chosen by its shown words and not heard before the server ended; mostly None."""
    if not st.session_state.get("restored"):
        return None
    words = st.session_state["sent"].get(widget)
    found = [one for one, name in names.items() if name in (words or ())]
    return None if words is None or len(found) != len(words) else found


def record() -> Record:
    """All that would be lost with the server."""
    shown = st.session_state.get("examples", {})
    keys = {*st.session_state.get("drawn", ()), *shown, *given()} - _UNTOLD
    stands = {key: typed(key) for key in keys}
    return Record(
        of=st.session_state["visit"],
        kept=st.session_state.get(KEPT, {}),
        fields={key: one for key, one in stands.items() if isinstance(one, Held)},
        touched=frozenset(st.session_state.get("touched", ())),
        examples=shown,
    )


def restore(found: Record | None) -> None:
    """Take up another visit where it ended; what the browser still had in its fields is newer."""
    known = (st.session_state["visit"], st.session_state.get("taken"))
    if found is not None and found.of in known:
        return
    if found is not None:
        sent = st.session_state["sent"]
        clear()
        newer = newest(sent, found)
        st.session_state.update(
            sent=sent,
            taken=found.of,
            kept=found.kept,
            touched={*found.touched, *newer},
            examples=found.examples,
            given={**found.fields, **newer},
            restored=True,
        )
    st.session_state["told"] = True


def clear() -> None:
    """Forget everything that the reader typed and chose."""
    for key in (*st.session_state.get("drawn", ()), *_OF_THE_READER):
        st.session_state.pop(key, None)
    st.session_state["sent"] = {}  # what the browser sent at first is the reader's too
    forget(CASE)


def drawn() -> None:
    """A page has been drawn to its end: what the browser sent at first is in its place."""
    st.session_state.pop("restored", None)
