"""Step 2, a month at home: what comes in, what living costs, what is in hand, what is put aside."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from content.voice import Voice
from pages.parts import look
from pages.parts.case import fields
from pages.parts.session import turns
from pages.parts.session.home import incomes, once, spending
from planner.case import Case, Household, SavingsRule


def step(voice: Voice, case: Case) -> Case:
    """Everything about the household."""
    home = case.household
    with st.container(key="incomes"):
        look.heading(voice("session.income"))
        home = replace(home, income=incomes.rows(voice, home))
    with turns.place("spending"):
        look.heading(voice("session.spending"))
        home = replace(home, spending=spending.grid(voice, home.spending))
    with turns.place("in_hand"):
        home = _in_hand(voice, home)
    with turns.place("details"), st.container(horizontal=True, key="home_folds"):
        home = _details(voice, home)
    turns.ways(voice, "home")
    return replace(case, household=home)


def _details(voice: Voice, home: Household) -> Household:
    """Days, and money that comes or goes once: each behind a tap."""
    if box := look.fold(voice("session.spending.more"), "session_spending"):
        with box:
            home = replace(home, spending=spending.details(voice, home.spending))
    if box := look.fold(voice("session.once"), "session_once"):
        with box:
            home = replace(home, one_off=once.rows(voice, home.one_off))
    return home


def _in_hand(voice: Voice, home: Household) -> Household:
    """Cash now, and the rule of saving first."""
    look.heading(voice("session.in_hand"))
    rule = home.savings or SavingsRule()
    key = fields.key_of
    cells = st.columns([5, 6, 5, 3, 3])
    with cells[0]:
        cash = fields.money(key("cash"), voice("session.field.cash"), home.cash_now)
    with cells[1]:
        part = fields.rate(key("fraction"), voice("session.field.fraction"), rule.fraction, 100)
    with cells[2]:
        cap = fields.money(key("cap"), voice("session.field.cap"), rule.cap)
    with cells[3]:
        adults = fields.whole(key("adults"), voice("session.field.adults"), home.adults, 0, 20)
    with cells[4]:
        label = voice("session.field.children")
        children = fields.whole(key("children"), label, home.children, 0, 20)
    savings = None if part is None and cap is None else SavingsRule(part, cap)
    return replace(home, cash_now=cash, savings=savings, adults=adults, children=children)
