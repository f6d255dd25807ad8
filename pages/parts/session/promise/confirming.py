"""These figures are right: said by the client, and asked again after one of them has changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from content.voice import Voice
from pages.parts import look, visit
from pages.parts.case import checked, fields, store
from planner.case import Case, Treat


def share_all(voice: Voice, case: Case) -> None:
    """A tap for all debts that nothing was settled for; it stands before the tick."""
    if any(one.treat is None for one in case.debts):
        st.button(voice("session.share_all"), on_click=_share_all, key="share_all")


def _share_all() -> None:
    def shared(case: Case) -> Case:
        treated = (replace(one, treat=one.treat or Treat.SHARE) for one in case.debts)
        return replace(case, debts=tuple(treated))

    store.change(shared)


def ask_for(voice: Voice, case: Case, today: date) -> Case:
    """The tick, and the case with the day of it."""
    key, now = fields.key_of("confirmed"), checked.still(store.found(), case)
    if now != case:  # one of the fields above was changed just now
        store.ask_again()
    if store.asks_again() and not visit.typed(key):
        look.note(voice("session.confirm.again"))
    on = now.plan.confirmed_on
    if fields.tick(key, voice("session.confirm"), on is not None):
        store.ask_again(False)
        return replace(now, plan=replace(now.plan, confirmed_on=on or today))
    return replace(now, plan=replace(now.plan, confirmed_on=None))
