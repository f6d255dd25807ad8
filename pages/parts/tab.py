"""The reader's tab keeps what they typed, should the server end.

`static/keep.js` is the other half: it holds the record, and fills the hidden field with it
(docs/decisions/0011-kept-in-the-tab.md).
"""

from __future__ import annotations

import streamlit as st

from content.words import t
from pages import shapes
from pages.parts import look, visit
from pages.parts.record import packed, unpacked

_FIELD, _CLEAR = "given_back", "clear"


def take_back() -> None:
    """Where the tab gives a record back: put it in place before anything is drawn."""
    given = visit.typed(_FIELD) or visit.sent(_FIELD)
    visit.write(_FIELD, "")
    with st.container(key="tab_in"):
        st.text_input(t(visit.language(), "app.given"), key=_FIELD, autocomplete="off")
    if given == _CLEAR:
        visit.clear()
    elif given:
        visit.restore(unpacked(given))


def hand_over() -> None:
    """What the tab shall keep, renewed with every change."""

    @st.fragment(key=visit.RECORD)
    def record() -> None:
        look.show(shapes.kept(packed(visit.record(), visit.told())))

    with st.container(key="tab_out"):
        record()
