"""Practise the talk: five situations, both sides; with `?talk=`, one of them. No machine judges."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from content.rehearsals import SIDES, Rehearsal, every_rehearsal
from content.voice import Voice
from pages import shapes
from pages.parts import cite, look, visit
from pages.parts.talk import letter, letter_values, rehearsal, rehearsal_figures, rehearsed

language, today = visit.language(), visit.today()
voice = Voice(language)
every = {one.id: one for one in every_rehearsal()}
asked = visit.asked("talk")


def row(one: Rehearsal) -> Markup:
    """One talk of the list: its name, whether it has been begun, what it is about."""
    words = cite.link(language, "practise", one.name[language], talk=one.id)
    begun = voice("practise.begun") if rehearsal.steps(one) else ""
    return shapes.row(words, begun, one.scene[language])


def contents() -> None:
    """Every talk, by whose side one is on."""
    look.title(voice("page.practise"), voice("practise.lead"))
    if asked:
        look.note(voice("practise.unknown"), live=True)
    for side in SIDES:
        look.heading(voice(f"practise.side.{side}"))
        rows = [row(one) for one in every.values() if one.side == side]
        look.show(shapes.bullets(rows, "list"))


def steps_back(talk: Rehearsal, done: int) -> None:
    """One step back, or all of them."""
    with st.container(horizontal=True, key="practise_steps"):
        for name, keep in (("back", done - 1), ("again", 0)):
            st.button(
                voice(f"practise.{name}"),
                key=f"practise_{name}",
                on_click=rehearsal.back,
                args=(talk, keep),
            )


def practise(talk: Rehearsal) -> None:
    """One talk, as far as the reader has come."""
    look.show(shapes.ways("back", [cite.link(language, "practise", voice("practise.every"))]))
    look.title(talk.name[language], talk.scene[language])
    known = rehearsal_figures.known(voice, talk, today)
    letter.above(voice, known.wish, known.sums)
    values = letter_values.values(language, known)
    stage = rehearsal.Stage(talk, voice, cite.Text(language), values)
    done = rehearsal.steps(talk)
    at = done[-1].answer.goes if done else talk.first
    stage.before(done)
    if at in talk.turns:
        stage.turn(talk.turns[at], done)
    else:
        rehearsed.show(stage, talk.ends[at], known)
    if done:
        steps_back(talk, len(done))
    look.show(stage.text.sources())


if asked in every:
    practise(every[asked])
else:
    contents()
