"""Practise the talk: five situations, both sides; with `?talk=`, one of them. No machine judges."""

from __future__ import annotations

import streamlit as st

from content.rehearsals import Rehearsal
from content.voice import Voice
from pages.parts import cite, look, visit
from pages.parts.talk import letter, letter_values, rehearsal, rehearsal_figures, rehearsed
from pages.written import practise as written

language, today = visit.language(), visit.today()
voice = Voice(language)
every, reading = written.known(), cite.reading()
asked = visit.asked("talk")


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
    look.lay(written.head(reading, talk))
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
    begun = [name for name, one in every.items() if rehearsal.steps(one)]
    look.lay(written.pieces(reading, begun, unknown=bool(asked)))
