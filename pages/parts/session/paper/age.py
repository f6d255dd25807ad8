"""A debt that may be too old to own to: when it was last asked for, asked where a letter waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from content.law import fact_on
from content.voice import Voice
from pages.papers.case import Lack, Paper, Why, missing
from pages.parts import cite, look, visit
from pages.parts.case import fields
from pages.parts.session.terms import OLD
from planner.case import Case, CaseDebt

LOOKED = "session_looked"
OLDER, LATELY = "ids", "lately"
FIELD = "last_contact_on"


def looked_at(case: Case) -> frozenset[str]:
    """The debts whose letter need not wait: looked at with the client, or asked for lately.

    Of this case, and no other; a day that is given counts before the tick for all without one.
    """
    undated = {one.id for one in case.debts if one.last_contact_on is None}
    return _kept(case, OLDER) | _kept(case, LATELY) & undated


def _kept(case: Case, which: str) -> frozenset[str]:
    found = visit.kept(LOOKED, {})
    ids = found.get(which) if found.get("of") == case.reference else None
    return frozenset(str(one) for one in ids) if isinstance(ids, list) else frozenset()


def waiting(lacks: Sequence[Lack]) -> list[Lack]:
    """What keeps the letter to one lender back, and no other letter."""
    return [one for one in lacks if one.field == FIELD]


def ask_about(voice: Voice, case: Case, today: date, where: str) -> Case:
    """For each debt that may be old the last day, and where that is long ago, a look together.

    One tick stands for the days that nobody remembers.
    """
    untold = replace(case, debts=tuple(replace(one, last_contact_on=None) for one in case.debts))
    asked = [_debt(case, one) for one in waiting(missing(untold, Paper.HOLD, today))]
    if not asked:
        return case
    look.plain(voice("session.age"))
    box = st.container()
    told: dict[str, date | None] = {}
    for debt in asked:
        label = voice("session.of", name=voice("session.field.spoke"), of=debt.name)
        key = fields.key_of(where, debt.id, "spoke")
        told[debt.id] = fields.day(key, label, debt.last_contact_on, today)
    debts = tuple(
        replace(one, last_contact_on=told.get(one.id, one.last_contact_on)) for one in case.debts
    )
    case = replace(case, debts=debts)
    with box:
        lately = _lately(
            voice, case, [name for name, on in told.items() if on is None], where, today
        )
    older = _older(voice, case, today, where)
    visit.keep(LOOKED, {"of": case.reference, OLDER: older, LATELY: lately})
    return case


def _debt(case: Case, one: Lack) -> CaseDebt:
    return case.debts[int(one.path.split(".")[1])]


def _lately(voice: Voice, case: Case, undated: list[str], where: str, today: date) -> list[str]:
    """One tick for every debt without a day; another debt without one is asked about anew."""
    if not undated:
        return []
    years = fact_on(OLD[0], today).measured.months // 12
    ticked = _kept(case, LATELY) >= set(undated)
    key = fields.key_of(where, LATELY, *undated)
    return undated if fields.tick(key, voice("session.age.lately", years=years), ticked) else []


def _older(voice: Voice, case: Case, today: date, where: str) -> list[str]:
    """What was last spoken of too long ago: the rules, and a tick that it was looked at."""
    old = [_debt(case, one) for one in missing(case, Paper.HOLD, today) if one.why is Why.OLD]
    if not old:
        return []
    look.note(voice("session.old"))
    look.show(cite.sources(voice.language, OLD, voice("session.old.sources")))
    known, ticked = _kept(case, OLDER), set()
    for debt in old:
        words = voice("session.age.looked", name=debt.name)
        if fields.tick(fields.key_of(where, debt.id, "old"), words, debt.id in known):
            ticked.add(debt.id)
    return sorted(ticked)
