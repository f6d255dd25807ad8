"""The top line: which case this is, open, save, clear, no time today; each within one tap."""

from __future__ import annotations

from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from content.voice import Voice
from pages import shapes
from pages.parts import look
from pages.parts.case import file, saved
from pages.parts.session.paper import holding
from planner.case import Case


def line(voice: Voice, case: Case, today: date) -> tuple[Case, DeltaGenerator]:
    """What can be opened now, and the place of what is known once the fields are read."""
    with st.container(key="session_heads", horizontal=True):
        place = st.container(key="named", horizontal=True, width="content")
        if box := look.fold(voice("session.fold.file"), "session_fold_file"):
            with box:
                file.show(voice, case, today)
        if box := look.fold(voice("session.fold.hold"), "session_fold_hold"):
            with box:
                case = holding.show(voice, case, today)
    return case, place


def named(voice: Voice, case: Case, today: date, place: DeltaGenerator) -> None:
    """The made-up name of the case, and one tap that saves it; nothing while it is empty."""
    if case.reference is None:
        return
    with place:
        look.show(
            shapes.within("reference", shapes.named(voice("session.reference"), case.reference))
        )
        saved.button(voice, case, today, "save_now")
        look.show(shapes.clearing(*(voice(f"app.clear{part}") for part in ("", ".lost", ".do"))))
