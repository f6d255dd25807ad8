"""Step 4, what to say to whom: do the offers fit, what to ask for, what to keep; the shares."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from content.voice import Voice
from pages.parts import ask, look, visit
from pages.parts.case import figures, store
from pages.parts.debt.switch import switch
from pages.parts.session import counted
from pages.parts.session.mix import answers, caveats
from pages.parts.session.mix.menu import Wish
from pages.parts.session.mix.questions import Asked, Found, Wishes, answered, asked
from pages.parts.session.offer import offers
from pages.parts.session.prorata import sharing
from planner.case import Case, Level
from planner.household.mix import Mix, Mode

VIEWS = ("mix", "share")
OPEN = "session_offers"
WISHES = "session_wishes"


def step(voice: Voice, case: Case, today: date) -> Case:
    """The offers of one debt where they are open, else the three questions, or the shares."""
    debt = store.debt_of(case, str(visit.kept(OPEN, "") or ""))
    if debt is not None:
        return store.with_debt(case, offers.show(voice, case, debt, today, OPEN))
    with st.container(key="talk"):
        view, level = _views(voice)
    now = figures.now(case, today)
    if view == "share":
        return sharing.show(voice, case, now, level)
    if not case.debts:
        look.sentence(voice("session.share.no_debts"))
        return case
    with st.container(key="talk_ways"):
        wishes = Wishes(_controls(voice, case), offers.not_asked())
    month = now.months[level]
    if month is None:
        look.sentence(voice("session.share.unknown"))
        return case
    of = (case.debts, case.household.income, case.plan.start, today, wishes, month.pool.offered)
    found = counted.once("ways", of, lambda: asked(case, month.pool.offered, today, wishes))
    _three(voice, found, of)
    return case


def _views(voice: Voice) -> tuple[str, Level]:
    """Whether it fits, or the shares; and of which month."""
    cells = st.columns(2)
    with cells[0]:
        views = {one: voice(f"session.view.{one}") for one in VIEWS}
        view = switch("session_view", voice("session.view"), views)
    with cells[1]:
        levels = {str(one): voice(f"session.level.{one}") for one in Level}
        level = switch("session_level", voice("session.share.level"), levels)
    return view, Level(level)


def _controls(voice: Voice, case: Case) -> frozenset[Wish]:
    """Whose offers to note, and what may be asked for."""
    cells = st.columns(2)
    with cells[0]:
        _noted(voice, case)
    with cells[1]:
        return _wished(voice)


def _noted(voice: Voice, case: Case) -> None:
    """One choice opens the offers of a debt."""
    widget = f"session_offered_{voice.language}"
    names = {one.id: one.name for one in case.debts}
    visit.write(widget, None)
    st.selectbox(
        voice("session.offers.open"),
        list(names),
        format_func=ask.called(names),
        key=widget,
        placeholder=voice("session.offers.whose"),
        on_change=lambda: visit.keep(OPEN, visit.typed(widget)),
    )


def _wished(voice: Voice) -> frozenset[Wish]:
    """What may be asked for, each switched on or off."""
    widget = f"{WISHES}_{voice.language}"
    words = {str(one): voice(f"session.wish.{one}") for one in Wish}
    visit.write(widget, [one for one in visit.kept(WISHES, list(words)) if one in words])
    found = st.pills(
        voice("session.wishes"),
        list(words),
        selection_mode="multi",
        format_func=ask.called(words),
        key=widget,
        on_change=lambda: visit.keep(WISHES, list(visit.typed(widget))),
    )
    return frozenset(Wish(one) for one in found or ())


def _three(voice: Voice, of: Asked, key: object) -> None:
    """Three columns: what lies there, what to ask for, what is kept if neither is enough."""

    def found(mode: Mode) -> Found:
        return counted.once(mode, key, partial(answered, of, mode))

    with st.container(key="mix"):
        first, second, third = st.columns(3, gap="small")
    table = found(Mode.TABLE)
    with first:
        look.heading(voice("session.mix.table"))
        answers.table(voice, of, table)
    fits = isinstance(table.answer, Mix) and not of.without and not of.unoffered
    least = None if fits else found(Mode.SMALLEST_ASK)
    with second:
        look.heading(voice("session.mix.ask"))
        answers.least(voice, of, least)
    look.note(voice("session.windows.month" if of.cut.by_month else "session.windows.pay"))
    caveats.undated(voice, of)
    with third:
        look.heading(voice("session.mix.keep"))
        if not fits and not (least and isinstance(least.answer, Mix)):
            answers.kept(voice, of, found(Mode.KEEP))
            return
        look.plain(voice("session.mix.keep.unneeded"))
        if box := look.fold(voice("session.mix.keep.anyway"), "session_keep"):
            with box:
                answers.kept(voice, of, found(Mode.KEEP))
