"""A debt that may be too old to own to: when it was last asked for, asked where a letter waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from content.voice import Voice
from pages.papers.case import Lack, Paper, Why, missing
from pages.parts import cite, look, visit
from pages.parts.session import fields
from pages.parts.session.terms import OLD
from planner.case import Case, CaseDebt

LOOKED = "session_looked"
FIELD = "last_contact_on"


def looked_at(case: Case) -> frozenset[str]:
    """The debts whose age was looked at with the client; of this case, and no other."""
    found = visit.kept(LOOKED, {})
    ids = found.get("ids") if found.get("of") == case.reference else None
    return frozenset(str(one) for one in ids) if isinstance(ids, list) else frozenset()


def waiting(lacks: Sequence[Lack]) -> list[Lack]:
    """What keeps the letter to one lender back, and no other letter."""
    return [one for one in lacks if one.field == FIELD]


def ask_about(voice: Voice, case: Case, today: date, where: str) -> Case:
    """For each debt that may be old the last day, and where that is long ago, a look together."""
    untold = replace(case, debts=tuple(replace(one, last_contact_on=None) for one in case.debts))
    asked = [_debt(case, one) for one in waiting(missing(untold, Paper.HOLD, today))]
    if not asked:
        return case
    look.plain(voice("session.age"))
    told: dict[str, date | None] = {}
    for debt in asked:
        label = voice("session.of", name=voice("session.field.spoke"), of=debt.name)
        on = fields.day(fields.key_of(where, debt.id, "spoke"), label, debt.last_contact_on)
        told[debt.id] = on if on is None or on <= today else debt.last_contact_on
    debts = tuple(
        replace(one, last_contact_on=told.get(one.id, one.last_contact_on)) for one in case.debts
    )
    case = replace(case, debts=debts)
    _old(voice, case, today, where)
    return case


def _debt(case: Case, one: Lack) -> CaseDebt:
    return case.debts[int(one.path.split(".")[1])]


def _old(voice: Voice, case: Case, today: date, where: str) -> None:
    """What was last spoken of too long ago: the rules, and a tick that it was looked at."""
    old = [_debt(case, one) for one in missing(case, Paper.HOLD, today) if one.why is Why.OLD]
    if not old:
        return
    look.note(voice("session.old"))
    look.show(cite.sources(voice.language, OLD, voice("session.old.sources")))
    known = looked_at(case)
    ticked = set()
    for debt in old:
        words = voice("session.age.looked", name=debt.name)
        if fields.tick(fields.key_of(where, debt.id, "old"), words, debt.id in known):
            ticked.add(debt.id)
    visit.keep(LOOKED, {"of": case.reference, "ids": sorted(ticked)})
