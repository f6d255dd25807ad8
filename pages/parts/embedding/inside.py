"""A page of ours inside somebody else's: the one task, and a quiet way out to the whole of it."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

import streamlit as st

from content.voice import Voice
from pages import shapes
from pages.parts import look, visit
from pages.parts.embedding import terms
from pages.written import embedded
from pages.written.places import ALONE, ENTRIES

# What an address may name beside the language: which entry is open.
OPEN = (*ENTRIES.values(), "letter", "do")


def show(language: str, page: str, draw: Callable[[], None]) -> None:
    """Draw a page in its embed view; one that stands alone says so, and draws nothing of itself."""
    voice = Voice(language)
    if page in ALONE:
        look.title(voice(f"page.{page}"))
        look.plain(voice(f"embed.apart.{page}"))
    else:
        terms.said(voice, page)
        draw()
    with st.container(key="embed_out"):
        for piece in embedded.out(language, page, whole(language, page)):
            look.show(piece)
        if visit.holds() and page not in ALONE:
            look.show(
                shapes.clearing(*(voice(f"app.clear{part}") for part in ("", ".lost", ".do")))
            )
        look.show(shapes.examples(voice("field.example"), visit.examples()))


def whole(language: str, page: str) -> str:
    """The address of the full page: the same entry and example terms, never what was typed."""
    query = {"lang": language}
    query |= {name: found for name in OPEN if (found := visit.asked(name))}
    if page in terms.PAGES:
        query |= terms.asked()
    return f"/{'' if page == 'home' else page}?{urlencode(query)}"
