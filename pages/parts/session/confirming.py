"""These figures are right: said by the client, and asked again after one of them has changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from content.voice import Voice
from pages.parts import look, visit
from pages.parts.session import checked, fields, store
from planner.case import Case


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
