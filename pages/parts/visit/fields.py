"""What stands in the fields, and whether it is the reader's own or an example."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from pages.parts.record import Held


def typed(key: str) -> Any:
    """What stands in a widget now, or stood there before a server ended."""
    found = st.session_state.get(key)
    return given().get(key) if found is None and key not in st.session_state else found


def write(key: str, value: Any) -> None:
    """Put a value into a widget before it is drawn."""
    st.session_state[key] = value


def is_new(key: str) -> bool:
    """Whether a field is about to be drawn for the first time, or again after a while."""
    return key not in st.session_state


def forget(beginning: str) -> None:
    """Take what stands in fields away, by how their names begin; drawn again, they are new."""
    for key in [one for one in st.session_state if str(one).startswith(beginning)]:
        del st.session_state[key]


def drop(upload: UploadedFile) -> None:
    """Let go of a file that was opened: the server holds nothing of it any longer."""
    context = get_script_run_ctx()
    held = context.uploaded_file_mgr if context else None
    if context is not None and isinstance(held, MemoryUploadedFileManager):
        held.remove_file(context.session_id, upload.file_id)


def touch(key: str) -> None:
    """Remember that the reader has typed into a field: what stands there is theirs."""
    st.session_state.setdefault("touched", set()).add(key)


def touched(key: str) -> bool:
    """Whether the reader has typed into a field, or said that what stands there is theirs."""
    return key in st.session_state.get("touched", ())


def example(key: str, value: str | date) -> None:
    """Put an example into a field; it is not the reader's until they type there."""
    write(key, value)
    st.session_state.setdefault("examples", {})[key] = str(value)
    st.session_state.setdefault("touched", set()).discard(key)


def is_own(key: str, example: str | date) -> bool:
    """Whether what stands in a field is the reader's: typed there, or other than the example."""
    return key in own({key: example})


def own(fields: Mapping[str, str | date]) -> frozenset[str]:
    """Those of some fields, each with its example, in which the reader's own figures stand."""
    touched, shown = st.session_state.get("touched", ()), st.session_state.get("examples", {})
    return frozenset(
        key
        for key, example in fields.items()
        if key in touched or str(typed(key) or "") not in ("", shown.get(key, str(example)))
    )


def moved(key: str) -> bool:
    """Whether a field was last drawn on another page: what nobody touched would come up blank."""
    here, drawn = urlsplit(st.context.url or "").path, st.session_state.setdefault("drawn", {})
    before, drawn[key] = drawn.get(key), here
    return bool(before != here)


def problems() -> list[str]:
    """What could not be read on this page, in this run."""
    found: list[str] = st.session_state.setdefault("problems", [])
    return found


def examples() -> list[str]:
    """The fields in which an example stands, as the whole page was last drawn."""
    found: list[str] = st.session_state.setdefault("shown_examples", [])
    return found


def given() -> dict[str, Held]:
    """What stood in fields that are not drawn yet, as the reader's tab has it."""
    found: dict[str, Held] = st.session_state.get("given", {})
    return found
