"""What comes in: one place for each income, its low, its usual and its high month."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from content.voice import Voice
from pages.parts import ask, visit
from pages.parts.case import fields, store
from pages.parts.session import turns
from planner.case import Case, Earned, Household, Income, Who

MOST = 40


def blank(voice: Voice) -> Income:
    """The first row before anything is typed."""
    return Income("i1", voice("session.pay"), None, kind=Earned.STEADY)


def rows(voice: Voice, home: Household) -> tuple[Income, ...]:
    """Every income, each in its place, and behind the last a button for one more."""
    found = []
    for at, one in enumerate(home.income or (blank(voice),)):
        with turns.place(f"income_{one.id}"):
            found.append(_income(voice, at, one))
    if len(home.income) < MOST:
        st.button(voice("session.income.add"), on_click=partial(_add, voice), key="add_income")
    return tuple(found) if home.income or _is_told(found[0]) else ()


def _is_told(one: Income) -> bool:
    """Whether something stands in a row beside its name."""
    return any(part is not None for part in (one.usual, one.low, one.high, one.pay_day, one.who))


def _add(voice: Voice) -> None:
    def more(case: Case) -> Case:
        home = case.household
        rows = home.income or (blank(voice),)
        name = store.fresh("i", [one.id for one in rows])
        added = Income(name, voice("session.income.new"), None, kind=Earned.VARIES)
        return replace(case, household=replace(home, income=(*rows, added)))

    store.change(more)


def _remove(name: str) -> None:
    def less(case: Case) -> Case:
        home = case.household
        rows = tuple(one for one in home.income if one.id != name)
        return replace(case, household=replace(home, income=rows))

    store.change(less)
    visit.forget(fields.key_of(name, ""))  # the first row without any is of this name again


def _income(voice: Voice, at: int, one: Income) -> Income:
    """One income: whose, how sure, how much in which month, on which day, at whose bank."""
    say = partial(_label, voice, at + 1)
    key = partial(fields.key_of, one.id)
    none = {"": voice("session.unknown")}
    kinds = {str(kind): voice(f"session.earned.{kind}") for kind in Earned}
    kinds = kinds if one.kind else none | kinds
    whose = none | {str(who): voice(f"session.who.{who}") for who in Who}
    with st.container(key=f"income_{at + 1}"):
        cells = st.columns(4)
        with cells[0]:
            called = fields.name(key("name"), say("name"), one.name)
        with cells[1]:
            kind = fields.choice(key("kind"), say("earned"), kinds, str(one.kind or ""))
        with cells[2]:
            who = fields.choice(key("who"), say("who"), whose, str(one.who or ""))
        with cells[3]:
            pay_day = fields.whole(key("day"), say("pay_day"), one.pay_day, 1, 31)
        new = replace(one, name=called, pay_day=pay_day)
        new = replace(new, kind=Earned(kind) if kind else None, who=Who(who) if who else None)
        return _amounts(voice, at, new)


def _amounts(voice: Voice, at: int, one: Income) -> Income:
    """One amount for a steady income; for another the usual, the low and the high month."""
    say, key = partial(_label, voice, at + 1), partial(fields.key_of, one.id)
    cells = st.columns([5, 5, 5, 6, 5])
    with cells[0]:
        usual, low, high = fields.money(key("usual"), say("usual"), one.usual), None, None
    if one.kind is not Earned.STEADY:
        with cells[1]:
            low = fields.money(key("low"), say("low"), one.low)
        with cells[2]:
            high = fields.money(key("high"), say("high"), one.high)
    with cells[3]:
        at_bank = fields.tick(key("bank"), say("at_creditor"), one.at_creditor)
    with cells[4]:
        words, named = voice("session.remove", name=one.name), f"remove_{one.id}"
        st.button(words, on_click=_remove, args=(one.id,), key=named)
    if not _in_order(low, usual, high):
        ask.wrong(voice("session.income.order", name=one.name))
        usual, low, high = one.usual, one.low, one.high
    return replace(one, usual=usual, low=low, high=high, at_creditor=at_bank)


def _in_order(*amounts: int | None) -> bool:
    """Whether the known of a low, a usual and a high month rise."""
    known = [one for one in amounts if one is not None]
    return known == sorted(known)


def _label(voice: Voice, number: int, name: str) -> str:
    """A field's words; from the second row on with its number, so that no two are the same."""
    words = voice(f"session.field.{name}")
    return words if number == 1 else voice("session.numbered", name=words, number=number)
