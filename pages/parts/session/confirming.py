"""These figures are right: said by the client, and asked again after one of them has changed."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

from content.voice import Voice
from pages.parts import look, visit
from pages.parts.session import fields
from planner.case import Case

OF = "session_confirmed"


def ask_for(voice: Voice, case: Case, today: date) -> Case:
    """The tick, and the case with the day of it."""
    plan, key, now = case.plan, fields.key_of("confirmed"), _digest(case)
    known = visit.kept(OF)
    if plan.confirmed_on is not None and known not in (None, "", now):
        look.note(voice("session.confirm.again"))
        visit.forget(key)
        plan = replace(plan, confirmed_on=None)
    sure = fields.tick(key, voice("session.confirm"), plan.confirmed_on is not None)
    visit.keep(OF, now if sure else "")
    return replace(
        case, plan=replace(plan, confirmed_on=(plan.confirmed_on or today) if sure else None)
    )


def _digest(case: Case) -> str:
    """The figures in a form that says nothing of them; when somebody last wrote is none of them."""
    debts = tuple(replace(one, last_contact_on=None) for one in case.debts)
    plan = replace(case.plan, confirmed_on=None)
    return hashlib.sha256(repr((case.household, debts, plan)).encode()).hexdigest()
