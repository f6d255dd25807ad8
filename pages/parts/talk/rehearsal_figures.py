"""The figures of a practised talk: the reader's own or none, asked for in one fold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from content.letters import every_letter
from content.rehearsals import Rehearsal
from content.voice import Voice
from pages.parts import ask, look
from pages.parts.debt import mine, mine_fields
from pages.parts.talk import letter, letter_values, sized, wanted

LATE = ("late", "pressed")


def late(talk: Rehearsal) -> bool:
    """Whether the talk is about a debt that is late already."""
    if talk.situation in ("family", "settle"):
        return bool(mine.days())
    return talk.situation in LATE


def known(voice: Voice, talk: Rehearsal, today: date) -> letter_values.Known:
    """Ask for the figures that this talk can hold; all of them may stay open."""
    with st.expander(voice(f"practise.figures.{talk.side}")):
        look.note(voice(f"practise.figures.{talk.side}.note"))
        try:
            wish = _asked(talk, today)
        except ask.Unreadable:
            wish = letter_values.Asked(late(talk))
    found = mine.reader(today) if talk.side == "borrower" else None
    if found is None and wish.budget is None:
        wish = replace(wish, open=sized.EVERY, from_day=None)  # nothing here has been typed
    return letter_values.Known(found, wish, letter_values.counted(found, wish, today), (), today)


def _asked(talk: Rehearsal, today: date) -> letter_values.Asked:
    """The fields: what is owed, how late, the way asked for, what can be paid a month."""
    if talk.letter is None:
        return letter_values.Asked(late(talk), budget=mine_fields.own_budget())
    _debt(talk)
    chosen = next(one for one in every_letter() if one.id == talk.letter)
    is_late = late(talk)
    ways = wanted.compared(today) if is_late == bool(mine.days()) else None
    wish = letter.asked(chosen, is_late, ways, today)
    if "want" not in chosen.asks:
        wish = replace(wish, budget=mine_fields.own_budget())
    return wish


def _debt(talk: Rehearsal) -> None:
    """What is still owed, and where the talk is about lateness how late and what they say."""
    if talk.situation not in LATE:
        mine_fields.principal()
        return
    left, right = st.columns([3, 2], wrap=False)
    with left:
        mine_fields.principal()
    with right:
        mine_fields.days_late()
    mine_fields.stated()
