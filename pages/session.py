"""The counsellor's session, on one screen: five steps, each entered at any time; nothing stored."""

from __future__ import annotations

import streamlit as st

from content.voice import Voice
from pages import shapes
from pages.parts import look, visit
from pages.parts.case import figures, saved, store
from pages.parts.session import debts, first, keeping, living, settled, steps, talks, top
from pages.parts.session.panel import panel, pressing
from planner.case import Case

voice, today = Voice(visit.language()), visit.today()
DATED = {
    "first": first.step,
    "debts": debts.step,
    "talks": talks.step,
    "settle": settled.step,
}


def stepped(step: str, case: Case) -> Case:
    """The fields of a step; the case as it stands after them."""
    return living.step(voice, case) if step == "home" else DATED[step](voice, case, today)


look.title(voice("page.session"), voice("session.scope"))
urgent = st.container(key="urgent")
case = store.found()
held, at_hand = top.line(voice, case, today)
with st.container(key="session"):
    left, middle, right = st.columns([10, 71, 30], gap="small")
    with left:
        step = steps.choose(voice)
        open_ones = st.container(key="open_ones")
    with middle:
        after = keeping.kept(voice, case, stepped(step, held))
        steps.onward(voice, step)
        for said in saved.lost(voice):
            look.show(shapes.warning(said))
    now = figures.now(after, today)
    with right, st.container(key="now"):
        panel.show(voice, after, now, today)
with open_ones:
    pressing.count(voice, after, today)
top.named(voice, after, today, at_hand)
with urgent:
    look.show(shapes.urgent(first.urgent(voice, after, today)))
panel.foot(voice, now)
