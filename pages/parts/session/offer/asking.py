"""One ask picked by hand from the menu of a debt; a tap notes it, and the letter goes by it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial

import streamlit as st

from content.voice import Voice
from pages import shapes
from pages.papers.case import LESS, TIME
from pages.parts import look
from pages.parts.case import fields, store
from pages.parts.session.mix import choosing, mixable, saying
from pages.parts.session.mix.menu import Ask
from pages.parts.session.offer import by_hand
from pages.parts.session.offer.by_hand import Picked
from planner.case import Case, CaseDebt


def show(voice: Voice, case: Case, debt: CaseDebt, today: date) -> None:
    """The menu of the debt, what it comes to, and the tap."""
    look.plain(shapes.strong(voice("session.pick")))
    if not debt.owed:
        look.note(voice("session.pick.unknown"))
        return
    first = mixable.begins(case, debt, today)
    picked = _picked(voice, debt, first)
    one = by_hand.ask(debt, first, picked)
    if one is None:
        look.note(voice("session.pick.less", owed=voice.money(debt.owed)))
        return
    sums = [fen for _, fen in one.payments]
    said = {"day": voice.day(one.payments[0][0]), "how": saying.asked(voice, one)}
    said |= {"most": voice.money(max(sums)), "sum": voice.money(sum(sums))}
    look.note(voice("session.pick.said", **said), live=True)
    if mixable.first_day(case, debt, today) is None:
        look.note(voice("session.mix.undated", names=debt.name))
    if TIME not in by_hand.levels(debt):
        look.note(voice("session.pick.unrated"))
    words = voice("session.pick.note")
    st.button(words, on_click=_note, args=(debt.id, one), key=f"pick_{debt.id}")


def _picked(voice: Voice, debt: CaseDebt, first: date) -> Picked:
    """What stands in the fields of the menu."""
    key = partial(fields.key_of, debt.id, "pick")
    levels = by_hand.levels(debt)
    cells = st.columns(4)
    with cells[0]:
        names = {str(one): saying.level(voice, one) for one in levels}
        label = voice("session.field.pick_level")
        level = int(fields.choice(key("level", *names), label, names, str(levels[0])))
    with cells[1]:
        waits = _numbers(by_hand.holds(debt))
        hold = int(fields.choice(key("hold", *waits), voice("session.field.pick_hold"), waits, ""))
    with cells[2]:
        parts = _numbers(by_hand.periods(debt, first))
        label = voice("session.field.pick_periods")
        periods = int(fields.choice(key("periods", *parts), label, parts, ""))
    if level != LESS:
        return Picked(level, hold, periods)
    with cells[3]:
        total = fields.money(key("total"), voice("session.field.pick_total"), None)
    return Picked(level, hold, periods, total)


def _numbers(numbers: Iterable[int]) -> dict[str, str]:
    return {str(one): str(one) for one in numbers}


def _note(name: str, one: Ask) -> None:
    """Among the offers of the debt, and in its letter; the same again is taken, not doubled."""

    def taken(case: Case) -> Case:
        debt = store.debt_of(case, name)
        if debt is None:
            return case
        fresh = store.fresh("o", [each.id for each in debt.offers])
        return store.with_debt(case, choosing.proposed(debt, one, fresh))

    store.change(taken)
