"""What living costs: one amount for each group, and the days and details where they matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from content.voice import Voice
from pages.parts.case import fields, store
from planner.case import Case, Group, Spending

MOST, A_ROW = 100, 6


def grid(voice: Voice, every: Sequence[Spending]) -> tuple[Spending, ...]:
    """The first amount of every group; a group left empty is not counted, and not nil."""
    firsts = {one.group: one for one in reversed(every) if one.group}
    cells = [column for _ in range(-(-len(Group) // A_ROW)) for column in st.columns(A_ROW)]
    found = dict[Group, Spending | None]()
    for cell, group in zip(cells, Group, strict=False):
        with cell:
            found[group] = _first(voice, group, firsts.get(group))
    rest = [found[one.group] if one is firsts.get(one.group) else one for one in every if one.group]
    new = [one for group, one in found.items() if group not in firsts]
    loose = [one for one in every if one.group is None]
    return tuple(one for one in (*rest, *new, *loose) if one is not None)


def _first(voice: Voice, group: Group, one: Spending | None) -> Spending | None:
    words = voice(f"session.group.{group}")
    before = one.amount if one else None
    amount = fields.money(fields.key_of("spend", group), words, before)
    if one is not None:
        gone = amount is None and before is not None
        return None if gone else replace(one, amount=amount)
    return None if amount is None else Spending(f"s-{group}", words, amount, group, 1)


def details(voice: Voice, every: Sequence[Spending]) -> tuple[Spending, ...]:
    """Each cost with its name, how often, and on which day; more of them, and fewer."""
    firsts = {one.id for one in {one.group: one for one in reversed(every) if one.group}.values()}
    found = tuple(_row(voice, one, one.id in firsts) for one in every)
    if len(every) < MOST:
        st.button(voice("session.spending.add"), on_click=partial(_add, voice), key="add_spending")
    return found


def _row(voice: Voice, one: Spending, in_grid: bool) -> Spending:
    """One cost; the first of a group has its amount above."""
    key = partial(fields.key_of, one.id)
    say = partial(_label, voice, one)
    cells = st.columns(4)
    with cells[0]:
        called = fields.name(key("name"), say("name"), one.name)
    with cells[1]:
        if in_grid:
            amount = one.amount
            st.write(voice.money(amount) if amount is not None else "—")
        else:
            amount = fields.money(key("amount"), say("amount"), one.amount)
    with cells[2]:
        often = fields.whole(key("every"), say("every_months"), one.every_months, 1, 120)
    with cells[3]:
        day = fields.whole(key("day"), say("day"), one.day, 1, 31)
    if not in_grid:
        words = voice("session.remove", name=called)
        st.button(words, on_click=_remove, args=(one.id,), key=f"remove_{one.id}")
    return replace(one, name=called, amount=amount, every_months=often, day=day)


def _label(voice: Voice, one: Spending, name: str) -> str:
    return voice("session.of", name=voice(f"session.field.{name}"), of=one.name)


def _add(voice: Voice) -> None:
    def more(case: Case) -> Case:
        home = case.household
        name = store.fresh("s", [one.id for one in home.spending])
        added = Spending(name, voice("session.spending.new"), None, None, 1)
        return replace(case, household=replace(home, spending=(*home.spending, added)))

    store.change(more)


def _remove(name: str) -> None:
    def less(case: Case) -> Case:
        home = case.household
        rows = tuple(one for one in home.spending if one.id != name)
        return replace(case, household=replace(home, spending=rows))

    store.change(less)
