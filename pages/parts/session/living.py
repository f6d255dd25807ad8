"""Step 2, a month at home: what comes in, what living costs, what is in hand, what is put aside."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from content.voice import Voice
from pages.parts import ask, look
from pages.parts.session import fields, once, spending, store
from planner.case import Case, Earned, Household, Income, SavingsRule, Who

MOST = 40


def step(voice: Voice, case: Case) -> Case:
    """Everything about the household."""
    home = case.household
    look.heading(voice("session.income"))
    home = replace(home, income=_incomes(voice, home))
    look.heading(voice("session.spending"))
    home = replace(home, spending=spending.grid(voice, home.spending))
    home = _in_hand(voice, home)
    if box := look.fold(voice("session.spending.more"), "session_spending"):
        with box:
            home = replace(home, spending=spending.details(voice, home.spending))
    if box := look.fold(voice("session.once"), "session_once"):
        with box:
            home = replace(home, one_off=once.rows(voice, home.one_off))
    return replace(case, household=home)


def blank(voice: Voice) -> Income:
    """The first row before anything is typed."""
    return Income("i1", voice("session.pay"), None, kind=Earned.STEADY)


def _incomes(voice: Voice, home: Household) -> tuple[Income, ...]:
    rows = [_income(voice, at, one) for at, one in enumerate(home.income or (blank(voice),))]
    if len(home.income) < MOST:
        st.button(voice("session.income.add"), on_click=partial(_add, voice), key="add_income")
    return tuple(rows) if home.income or _is_told(rows[0]) else ()


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
        new = _amounts(voice, at, new)
        with st.container(horizontal=True):
            at_bank = fields.tick(key("bank"), say("at_creditor"), one.at_creditor)
            st.button(
                voice("session.remove", name=called),
                on_click=_remove,
                args=(one.id,),
                key=f"remove_{one.id}",
            )
    return replace(new, at_creditor=at_bank)


def _amounts(voice: Voice, at: int, one: Income) -> Income:
    """One amount for a steady income; for another the usual, the low and the high month."""
    say, key = partial(_label, voice, at + 1), partial(fields.key_of, one.id)
    cells = st.columns(3, wrap=False)
    with cells[0]:
        usual = fields.money(key("usual"), say("usual"), one.usual)
    if one.kind is Earned.STEADY:
        return replace(one, usual=usual, low=None, high=None)
    with cells[1]:
        low = fields.money(key("low"), say("low"), one.low)
    with cells[2]:
        high = fields.money(key("high"), say("high"), one.high)
    if not _in_order(low, usual, high):
        ask.wrong(voice("session.income.order", name=one.name))
        return replace(one, usual=None, low=None, high=None)
    return replace(one, usual=usual, low=low, high=high)


def _in_order(*amounts: int | None) -> bool:
    """Whether the known of a low, a usual and a high month rise."""
    known = [one for one in amounts if one is not None]
    return known == sorted(known)


def _label(voice: Voice, number: int, name: str) -> str:
    """A field's words; from the second row on with its number, so that no two are the same."""
    words = voice(f"session.field.{name}")
    return words if number == 1 else voice("session.numbered", name=words, number=number)


def _in_hand(voice: Voice, home: Household) -> Household:
    """Cash now, and the rule of saving first."""
    look.heading(voice("session.in_hand"))
    rule = home.savings or SavingsRule()
    cells = st.columns(3)
    with cells[0]:
        cash = fields.money(fields.key_of("cash"), voice("session.field.cash"), home.cash_now)
    with cells[1]:
        label = voice("session.field.fraction")
        part = fields.rate(fields.key_of("fraction"), label, rule.fraction, 100)
    with cells[2]:
        cap = fields.money(fields.key_of("cap"), voice("session.field.cap"), rule.cap)
    people = st.columns(2, wrap=False)
    with people[0]:
        adults = fields.whole(
            fields.key_of("adults"), voice("session.field.adults"), home.adults, 0, 20
        )
    with people[1]:
        label = voice("session.field.children")
        children = fields.whole(fields.key_of("children"), label, home.children, 0, 20)
    savings = None if part is None and cap is None else SavingsRule(part, cap)
    return replace(home, cash_now=cash, savings=savings, adults=adults, children=children)
