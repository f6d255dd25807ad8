"""Which paper came, and on which day."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from content.documents import document
from content.voice import Voice
from pages.parts import ask, visit

FIRST = date(2000, 1, 1)


def paper() -> dict[str, Any] | None:
    """Choose the paper by name, as pills; None until one is chosen."""
    language = visit.language()
    papers: dict[str, dict[str, Any]] = {one["id"]: one for one in document("court")["papers"]}
    widget = f"court_paper_{language}"
    visit.write(widget, visit.kept("court_paper"))
    found = st.pills(
        Voice(language)("court.paper"),
        list(papers),
        format_func=ask.called({name: one["name"][language] for name, one in papers.items()}),
        key=widget,
        on_change=lambda: visit.keep("court_paper", visit.typed(widget)),
    )
    return papers.get(str(found))


def received(today: date) -> date | None:
    """Ask for the day on which it was received; None while empty or not yet come."""
    voice = Voice(visit.language())
    found = ask.day_if_any("court_received", FIRST)
    if found is not None and found > today:
        ask.wrong(voice("court.too_late", day=voice.day(today)))
        return None
    return found
