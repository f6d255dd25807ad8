"""The list of debts on the plan page: empty rows to fill in, added and taken away, kept as typed.

What is left empty is not known, and never zero; the grey figures are an example, of nobody.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from itertools import chain

import streamlit as st

from content.voice import Voice
from pages.parts import ask, look, visit
from pages.parts.debt import rows
from pages.parts.listed import plan_rows
from pages.written import example
from pages.written.outlook import Due, liability
from planner.household import HARMS, Harm, Liability

LACKS = ("balance", "rate", "overdue")


@dataclass
class Listed:
    """The debts that can be counted; by name, those that lack something, and what each lacks."""

    debts: list[Liability] = field(default_factory=list)
    without: dict[str, list[str]] = field(default_factory=lambda: {one: [] for one in LACKS})
    dues: list[date] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is typed yet."""
        return not (self.debts or any(self.without.values()))

    @property
    def names(self) -> list[str]:
        """What each of them is called."""
        return [*(one.name for one in self.debts), *chain.from_iterable(self.without.values())]

    @property
    def is_late(self) -> bool:
        """Whether one of them is overdue now."""
        return any(debt.asks is not None for debt in self.debts)

    def due(self, typed: date | None) -> Due:
        """Whether the earliest due day is known: typed for all of them, or from the list."""
        if typed or len(self.dues) == len(self.debts):
            return Due.KNOWN
        return Due.SOME if self.dues else Due.UNKNOWN


def budget(voice: Voice) -> int | None:
    """Ask what can be paid a month for all debts together, in fen; None while it is empty."""
    label = voice("field.household_budget")
    return ask.fen_if_any("household_budget", label, _example(voice, example.HOUSEHOLD), zero=True)


def first_due(today: date) -> date | None:
    """Ask for the earliest day on which one of them falls due; it may stay unknown."""
    return ask.day_if_any("plan_first_due", today)


def fields(voice: Voice) -> Listed:
    """Every row; one in which something is typed is asked for what it lacks."""
    plan_rows.filled(visit.today())
    count, found, late = rows.count(), Listed(), plan_rows.late(visit.today())
    dues = plan_rows.dues(visit.today())
    for at in range(1, count + 1):
        if _row(voice, at, found, at in late) and at in dues:
            found.dues.append(dues[at])
    names = found.names
    for at, name in enumerate(names):
        if name in names[:at]:
            ask.wrong(voice("plan.twice", name=name))
            break
    with st.container(horizontal=True):
        st.button(voice("plan.add"), on_click=rows.add, disabled=count >= rows.MOST)
        today = visit.today()
        own = plan_rows.offered(voice, today)
        if own is not None and own.owed is not None:
            words = voice("plan.bring", owed=voice.money(own.owed))
            st.button(words, on_click=plan_rows.bring, args=(voice, today))
    return found


@dataclass(frozen=True)
class Told:
    """What a row says; money in fen, None where nothing stands."""

    name: str
    owed: int | None
    late: int | None
    rate: Fraction | None
    least: int | None
    harm: Harm

    @property
    def is_begun(self) -> bool:
        """Whether anything is typed in it."""
        return bool(self.name) or any(
            one is not None for one in (self.owed, self.late, self.rate, self.least)
        )

    def lacks(self, is_late: bool) -> str:
        """What is still missing to count with it, where the list says that it is late or not."""
        if self.owed is None:
            return "balance"
        if self.rate is None:
            return "rate"
        return "overdue" if is_late and not self.late else ""

    def debt(self, name: str) -> Liability:
        """The debt, once nothing is missing."""
        assert self.owed is not None and self.rate is not None
        return liability(name, self.owed, self.rate, self.least or 0, self.late or 0, self.harm)


def _row(voice: Voice, at: int, found: Listed, is_late: bool) -> bool:
    """One debt: its fields, what moves it or takes it away; counted, or what it lacks."""
    called = voice("plan.debt", number=at)
    look.heading(called)
    with st.container(key=f"debt_{at}"):
        told = _told(voice, at)
        with st.container(horizontal=True):
            if at > 1:
                st.button(voice("plan.up", number=at), on_click=rows.move_up, args=(at,))
            st.button(voice("plan.remove", number=at), on_click=rows.remove, args=(at,))
    if not told.is_begun:
        return False
    if lacks := told.lacks(is_late):
        found.without[lacks].append(told.name or called)
    else:
        found.debts.append(told.debt(told.name or called))
    return not lacks


def _told(voice: Voice, at: int) -> Told:
    """What it is called, what is owed, what is overdue, its rate, what it asks, what is at risk."""
    usual = example.SEVERAL[at - 1] if at <= len(example.SEVERAL) else ("", "", "")
    grey = [_example(voice, one) if one else "" for one in usual]
    label = {name: voice(f"plan.field.{name}", number=at) for name in _FIELDS}
    name = ask.text(f"plan_name_{at}", "", label["name"]).strip()[:30]
    left, right = st.columns(2, wrap=False)
    with left:
        owed = ask.fen_if_any(f"plan_balance_{at}", label["balance"], grey[0])
    with right:
        none = voice("plan.none")
        late = ask.fen_if_any(f"plan_overdue_{at}", label["overdue"], none, zero=True)
    left, right = st.columns(2, wrap=False)
    with left:
        rate = ask.rate_if_any(f"plan_rate_{at}", label["rate"], grey[1])
    with right:
        least = ask.fen_if_any(f"plan_least_{at}", label["least"], grey[2], zero=True)
    return Told(name, owed, late, rate, least, _harm(voice, at, label["harm"]))


_FIELDS = ("name", "balance", "rate", "least", "overdue", "harm")


def _harm(voice: Voice, at: int, label: str) -> Harm:
    risks = {str(harm): voice(f"harm.{harm}") for harm in reversed(HARMS)}
    return Harm(ask.pick(f"plan_harm_{at}", label, risks, str(Harm.REPORTED)))


def _example(voice: Voice, figure: str) -> str:
    return voice("plan.eg", value=figure)
