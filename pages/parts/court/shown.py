"""What stands on the page about one paper: by when, what to do, what to hand in."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st
from markupsafe import Markup

from content.letters import Letter
from content.voice import Voice
from pages import shapes
from pages.parts import cite, look
from pages.parts.court.period import Period
from pages.parts.debt.said import BLANK

STEPS = ("is", "first", "write", "call", "mind")
LINES = {"12368": "court.line.court", "12348": "court.line.law"}


def sentence(voice: Voice, paper: dict[str, Any], period: Period, today: date) -> tuple[str, str]:
    """By when to answer, and the tone of it."""
    left, name = period.left(today), paper["id"]
    day = voice.day(period.last)
    if left < 0:
        return voice(f"court.passed.{name}", day=day), "watch"
    when = voice(f"court.left.{'today' if not left else 'one' if left == 1 else 'many'}", days=left)
    return voice(f"court.last.{name}", day=day, left=when), "calm"


def counted(text: cite.Text, period: Period, today: date) -> Markup:
    """How the day was counted, and which day to aim at."""
    return shapes.passage(text.inline(how_counted(Voice(text.language), period, today)))


def how_counted(voice: Voice, period: Period, today: date) -> str:
    """The same as words."""
    said = [voice("court.counted", received=voice.day(period.received), days=period.days)]
    if period.is_weekend:
        said.append(voice("court.weekend"))
    if period.left(today) > 0:
        said.append(voice("court.aim", day=voice.day(period.aim(today))))
    return ("" if voice.language == "zh" else " ").join(said)


def steps(text: cite.Text, paper: dict[str, Any]) -> Markup:
    """What it is, what to do first, what to write, whom to call, what to keep in mind."""
    voice = Voice(text.language)
    lines = [
        shapes.named(voice(f"court.{name}"), text.inline(paper[name][text.language]))
        for name in STEPS
    ]
    return shapes.within("body", *lines)


def calls(voice: Voice) -> Markup:
    """The two lines to call, large enough for a thumb."""
    made = (shapes.call(number, voice(words)) for number, words in LINES.items())
    return shapes.within("calls", *made)


def template(text: cite.Text, letter: Letter, received: date | None, today: date) -> None:
    """What to hand in, with the dates in it: Chinese, with an English reading."""
    language = text.language
    written = {}
    for tongue in ("zh", "en"):
        voice = Voice(tongue)
        dates = {"received": voice.day(received) if received else BLANK, "today": voice.day(today)}
        written[tongue] = letter.written(tongue, dates)
    voice = Voice(language)
    key = "court.template" if received else "court.template.blank"
    with st.expander(voice(key, name=letter.name[language])):
        look.show(shapes.within("helps", text.inline(letter.helps[language])))
        with st.container(key="letter"):
            st.code(written["zh"], language=None, wrap_lines=True)
        if language == "en":
            look.show(shapes.reading(written["en"].split("\n\n")))
        st.download_button(
            voice("contact.download"),
            written["zh"].encode("utf-8-sig"),
            file_name=f"{voice('take.name.court')}.txt",
            mime="text/plain",
            on_click="ignore",
            key=f"court_{letter.id}",
        )
    text.cite(*letter.facts)
