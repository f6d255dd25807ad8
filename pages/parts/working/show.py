"""An answer's working behind one fold: worked out only while it is open."""

from __future__ import annotations

import json
from collections.abc import Callable

import streamlit as st

from content.voice import Voice
from pages import shapes
from pages.parts import cite, look
from pages.parts.working.value import Working, written
from planner import Refused


def show(voice: Voice, name: str, make: Callable[[], Working]) -> None:
    """The fold "how we got this" of one answer; `name` keeps folds of one page apart."""
    if fold := look.fold(voice("working.title"), f"working_{name}"):
        with fold:
            try:
                unfolded(voice, name, make())
            except Refused as refused:
                look.note(voice("working.refused", why=refused.message))


def unfolded(voice: Voice, name: str, one: Working) -> None:
    """The steps, the text to copy, the request."""
    tabs = ("steps", "text", "request")
    steps, text, request = st.tabs([voice(f"working.tab.{each}") for each in tabs])
    with steps:
        _steps(voice, one)
    with text, st.container(key=f"working_{name}_text"):
        look.note(voice("working.text.note"))
        sources = [" · ".join(cite.source(voice.language, fact)) for fact in one.facts]
        copied = written(voice, voice("working.title"), one, sources)
        st.code(copied, language=None, wrap_lines=True)
    with request, st.container(key=f"working_{name}_request"):
        _request(voice, one)


def _steps(voice: Voice, one: Working) -> None:
    """Formulas, rows, each figure counted twice, sources."""
    text = cite.Text(voice.language)
    told = [shapes.passage(text.inline(each)) for each in one.told]
    look.show(shapes.within("body", *told, *map(shapes.plain, one.formulas)))
    for rows in one.rows:
        look.show(shapes.table(rows.head, rows.rows, rows.caption, rows.words))
    if one.twice:
        look.heading(voice("working.twice"))
        look.note(voice("working.twice.note"))
        look.show(shapes.twice(voice("working.ours"), voice("working.theirs"), one.twice))
    look.show(text.sources(one.facts))


def _request(voice: Voice, one: Working) -> None:
    """The request for the command, and where its answer holds the figures."""
    if one.asks is None:
        look.note(voice("working.no_request"))
        return
    look.note(voice("working.request.note"))
    found = [f"{place} = {figure}" for place, figure in one.asks.gives.items()]
    look.show(shapes.bullets(found[:MOST]))
    st.code(json.dumps(one.asks.request, ensure_ascii=False, indent=1), None, wrap_lines=True)


MOST = 5  # figures named beside a request
