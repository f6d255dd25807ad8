"""Money that comes or goes once, on its day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from content.voice import Voice
from pages.parts.case import fields, store
from planner.case import Case, OneOff, Way

MOST = 100


def rows(voice: Voice, every: Sequence[OneOff]) -> tuple[OneOff, ...]:
    """Every one of them, and a button for one more."""
    found = tuple(_row(voice, at, one) for at, one in enumerate(every, 1))
    if len(every) < MOST:
        st.button(voice("session.once.add"), on_click=partial(_add, voice), key="add_once")
    return found


def _row(voice: Voice, at: int, one: OneOff) -> OneOff:
    key = partial(fields.key_of, one.id)
    none = {} if one.way else {"": voice("session.unknown")}
    ways = none | {str(way): voice(f"session.way.{way}") for way in Way}

    def say(name: str) -> str:
        return voice("session.numbered", name=voice(f"session.field.{name}"), number=at)

    cells = st.columns(4)
    with cells[0]:
        called = fields.name(key("name"), say("name"), one.name)
    with cells[1]:
        way = fields.choice(key("way"), say("way"), ways, str(one.way or ""))
    with cells[2]:
        amount = fields.money(key("amount"), say("amount"), one.amount)
    with cells[3]:
        on = fields.day(key("on"), say("on"), one.on)
    with st.container(horizontal=True):
        sure = fields.tick(key("sure"), say("sure"), one.sure)
        words = voice("session.remove", name=called)
        st.button(words, on_click=_remove, args=(one.id,), key=f"remove_{one.id}")
    return replace(one, name=called, way=Way(way) if way else None, amount=amount, on=on, sure=sure)


def _add(voice: Voice) -> None:
    def more(case: Case) -> Case:
        home = case.household
        name = store.fresh("o", [one.id for one in home.one_off])
        added = OneOff(name, voice("session.once.new"), None, way=Way.OUT)
        return replace(case, household=replace(home, one_off=(*home.one_off, added)))

    store.change(more)


def _remove(name: str) -> None:
    def less(case: Case) -> Case:
        home = case.household
        kept = tuple(one for one in home.one_off if one.id != name)
        return replace(case, household=replace(home, one_off=kept))

    store.change(less)
