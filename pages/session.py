"""The counsellor's session, on one screen: five steps, each entered at any time; nothing stored."""

from __future__ import annotations

import streamlit as st

from content.voice import Voice
from pages import shapes
from pages.parts import look, visit
from pages.parts.session import (
    debts,
    figures,
    file,
    first,
    holding,
    keeping,
    living,
    panel,
    settled,
    steps,
    store,
    talks,
)
from planner.case import Case

voice, today = Voice(visit.language()), visit.today()
DATED = {
    "first": first.step,
    "debts": debts.step,
    "talks": talks.step,
    "settle": settled.step,
}


def heads(case: Case) -> Case:
    """The file, and what to do when there is no time today, each behind a tap."""
    if box := look.fold(voice("session.fold.file"), "session_fold_file"):
        with box:
            file.show(voice, case, today)
    if box := look.fold(voice("session.fold.hold"), "session_fold_hold"):
        with box:
            case = holding.show(voice, case, today)
    return case


def stepped(step: str, case: Case) -> Case:
    """The fields of a step; the case as it stands after them."""
    return living.step(voice, case) if step == "home" else DATED[step](voice, case, today)


look.title(voice("page.session"), voice("session.scope"))
urgent = st.container(key="urgent")
case = store.found()
with st.container(key="session_heads", horizontal=True):
    held = heads(case)
with st.container(key="session"):
    left, middle, right = st.columns([10, 71, 30], gap="small")
    with left:
        step = steps.choose(voice)
    with middle:
        after = keeping.kept(voice, case, stepped(step, held))
        steps.onward(voice, step)
    now = figures.now(after, today)
    with right, st.container(key="now"):
        panel.show(voice, after, now, today)
with urgent:
    look.show(shapes.urgent(first.urgent(voice, after, today)))
panel.foot(voice, now)
