"""The five steps: any of them can be entered at any time."""

from __future__ import annotations

import streamlit as st

from content.voice import Voice
from pages import shapes
from pages.parts import ask, cite, look, visit

STEPS = ("first", "home", "debts", "talks", "settle")
_KEY = "session_step"


def choose(voice: Voice) -> str:
    """Which step is open."""
    names = {one: voice(f"session.step.{one}") for one in STEPS}
    widget = f"{_KEY}_{voice.language}"
    chosen = visit.kept(_KEY)
    visit.write(widget, chosen if chosen in STEPS else STEPS[0])
    with st.container(key="steps"):
        found = st.pills(
            voice("session.steps"),
            list(names),
            required=True,
            format_func=ask.called(names),
            key=widget,
            on_change=lambda: visit.keep(_KEY, visit.typed(widget)),
            label_visibility="collapsed",
        )
    return str(found)


def go(name: str) -> None:
    """Open a step from a button."""
    visit.keep(_KEY, name)


def onward(voice: Voice, step: str) -> None:
    """A button to the next step, after the last field of this one, and when to see a person."""
    at = STEPS.index(step) + 1
    with st.container(key="onward", horizontal=True, vertical_alignment="center"):
        if at < len(STEPS):
            words = voice("session.onward", step=voice(f"session.step.{STEPS[at]}"))
            st.button(words, on_click=go, args=(STEPS[at],), key=f"onward_{step}")
        who = cite.link(voice.language, "help", voice("page.help"))
        look.note(shapes.joined([voice(f"session.person.{step}"), who], " "))
