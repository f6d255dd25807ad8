"""A run: which parts of the page answer a field, which follow, and when all of it is drawn."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

import streamlit as st
from streamlit import config
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx

from pages.parts.visit.fields import problems, touch
from pages.parts.visit.reader import framed

T = TypeVar("T")
LISTED = "listed"  # the fragment with the reader's list of debts
FILE = "listed_file"  # the fragment in it with the list as a file
RECORD = "record"  # the fragment with what the reader's tab keeps


def later(work: Callable[[], T]) -> Callable[[], T]:
    """Work that a tap will do, when no page is being drawn: with what stands in the visit then."""
    context = get_script_run_ctx()

    def done() -> T:
        ours = partial(add_script_run_ctx, ctx=context)
        with ThreadPoolExecutor(1, initializer=ours) as alone:
            return alone.submit(work).result()

    return done


def changed(key: str) -> None:
    """The reader has typed into a field. Where a part of the page answers by itself, only it runs.

    Everything else stays on the screen as it is; the whole page runs where something could not be
    read. Streamlit's own AppTest sees a run alone, not what stays on the screen: there, always.
    """
    touch(key)
    answers = st.session_state.get("answers", ())
    if answers and not problems() and not config.get_option("global.appTest"):
        said = {f"said_{key}", "said_all"} & st.session_state.get("said", set())
        follow = [*st.session_state.get("following", ()), *st.session_state.get("listed", ())]
        st.rerun([*said, *answers, *follow, RECORD])


def chose() -> None:
    """Something was chosen in a part of the page that runs by itself: all of it is drawn.

    Only so has the record in the reader's tab what was chosen.
    """
    context = get_script_run_ctx()
    if context and context.fragment_ids_this_run:
        st.rerun()


def answered_by(*parts: str) -> None:
    """Name the fragments of this page that answer a field which changes nothing else on it."""
    st.session_state["answers"] = parts


def follows(part: str, is_open: bool) -> None:
    """Let an open fold at the end of a page run with every answer; a closed one is left alone."""
    st.session_state["following"] = (part,) if is_open else ()


def list_follows(whether: bool) -> None:
    """Let the list under a page run with every answer; its file alone where it says the same.

    Streamlit lets go of a file whose button is not drawn again after a change.
    """
    parts = (LISTED,) if whether else (FILE,)
    st.session_state["listed"] = () if framed() else parts  # none stands inside another page


def say_beneath(key: str) -> str:
    """The name of the fragment that says a field's figure in words; "all" follows every field."""
    st.session_state.setdefault("said", set()).add(f"said_{key}")
    return f"said_{key}"


def act() -> None:
    """A tap in a part of the page changed what stands elsewhere: all of it is to be drawn."""
    st.session_state["acted"] = True


def acted() -> bool:
    """Whether such a tap is not drawn yet; asked once."""
    return bool(st.session_state.pop("acted", False))


def whole() -> bool:
    """Whether the page is being drawn as a whole, asked once a run by the part that answers."""
    return bool(st.session_state.pop("whole", False))


def begin() -> None:
    """A new run of a whole page: nothing is wrong yet."""
    st.session_state.update(problems=[], answers=(), following=(), said=set(), whole=True)
    st.session_state["shown_examples"] = []
    list_follows(True)  # until it has been drawn, and says otherwise
