"""The counsellor's session, on one screen: five steps, each entered at any time; nothing stored."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from content.voice import Voice
from pages import shapes
from pages.parts import ask, look, visit
from pages.parts.session import (
    debts,
    figures,
    file,
    first,
    holding,
    living,
    panel,
    settled,
    steps,
    store,
    talks,
)
from planner import Refused
from planner.case import Case

voice, today = Voice(visit.language()), visit.today()
DATED = {"first": first.step, "debts": debts.step, "settle": settled.step}
FOLDS = {"file": file.show, "hold": holding.show}


def heads(case: Case) -> None:
    """The file, and what to do when there is no time today, each behind a tap."""
    for name, inside in FOLDS.items():
        if box := look.fold(voice(f"session.fold.{name}"), f"session_fold_{name}"):
            with box:
                inside(voice, case, today)


def stepped(step: str, case: Case) -> Case:
    """The fields of a step; the case as it stands after them."""
    if step == "home":
        return living.step(voice, case)
    if step == "talks":
        return talks.step(voice, case, figures.now(case, today))
    return DATED[step](voice, case, today)


def kept(before: Case, after: Case) -> Case:
    """Keep what stands in the fields now; what a case cannot hold is said, and not kept."""
    if after == before:
        return before
    if after.reference is None:
        after = replace(after, reference=store.reference())
    try:
        store.put(after)
    except Refused as refusal:
        ask.wrong(ask.refusal(voice.language, refusal))
        return before
    return after


look.title(voice("page.session"), voice("session.scope"))
urgent = st.container(key="urgent")
case = store.found()
with st.container(key="session_heads", horizontal=True):
    heads(case)
with st.container(key="session"):
    left, middle, right = st.columns([15, 66, 30], gap="small")
    with left:
        step = steps.choose(voice)
    with middle:
        after = kept(case, stepped(step, case))
        steps.onward(voice, step)
    now = figures.now(after, today)
    with right, st.container(key="now"):
        panel.show(voice, after, now, today)
with urgent:
    look.show(shapes.urgent(first.urgent(voice, after, today)))
panel.foot(voice, now)
