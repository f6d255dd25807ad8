"""A plain link to a page of ours, to be copied into another."""

from __future__ import annotations

import streamlit as st

from content.voice import Voice
from pages import shapes
from pages.parts import ask, look, visit
from pages.written import teams

LINKED = ("home", "due", "relief", "door", "proper", "help", "learn")


def embed(voice: Voice) -> None:
    """A plain link to a page of ours and its HTML, both to be copied."""
    look.lay(teams.embed(voice))
    names = {name: voice(f"page.{name}") for name in LINKED}
    page = ask.pick("teams_link", voice("field.teams_link"), names)
    path = "" if page == "home" else page
    where = f"{visit.address()}{path}?lang={voice.language}"
    words = voice("teams.embed.words", page=names[page])
    for code in (where, str(shapes.snippet(where, words))):
        st.code(code, language=None, wrap_lines=True)
    look.show(teams.more(voice))
