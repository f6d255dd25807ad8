"""Debts go into the list and out of it into fields: each from one tap, nothing typed is lost."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date

from content.presets import every_preset
from content.voice import Voice
from pages.parts import visit
from pages.parts.case import store
from pages.parts.place import debt_at, own, own_fields, tie
from pages.parts.place.own import Own
from planner.case import Case, CaseDebt

MOST, LONGEST = 60, 60


def mine(case: Case) -> CaseDebt | None:
    """The debt of the list that stands in the fields of relief, cost and bill."""
    return store.debt_of(case, debt_at(Own()))


def is_loose(case: Case) -> bool:
    """Whether the reader has told of a debt there that is not in the list."""
    return mine(case) is None and own.is_told()


def add(voice: Voice, today: date) -> None:
    """Put the debt of those fields into the list."""
    case = store.found()
    if is_loose(case) and len(case.debts) < MOST:
        new = entry(voice, case, today)
        store.put(named(store.with_debt(case, new)))
        tie(Own(), new.id, today)


def named(case: Case) -> Case:
    """A case that begins here gets its made-up name."""
    return case if case.reference else replace(case, reference=store.reference())


def entry(voice: Voice, case: Case, today: date) -> CaseDebt:
    """What stands in those fields as one more debt."""
    name = _product(voice) or voice("session.debt.new", number=len(case.debts) + 1)
    return own.entry(fresh(case), called(case, name), today)


def fresh(case: Case) -> str:
    """An id for one more debt."""
    return store.fresh("d", [one.id for one in case.debts])


def called(case: Case, name: str) -> str:
    """A name that no other debt of the list has."""
    taken, found, at = {one.name for one in case.debts}, name, 2
    while found in taken:
        found, at = f"{name} {at}", at + 1
    return found[:LONGEST]


def _product(voice: Voice) -> str:
    """What the product chosen is called; nothing for one's own contract."""
    chosen = visit.kept("product")
    found = (one for one in every_preset() if one.id == chosen and one.confidence != "own")
    return next((one.name[voice.language] for one in found), "")


def rename(name: str) -> Case:
    """The list, the debt of those fields called by another name."""
    debt = mine(case := store.found())
    name = "".join(one for one in name if unicodedata.category(one) not in ("Cc", "Cs"))
    name = name.strip()[:LONGEST]
    if name and debt is not None and debt.name != name:
        store.put(case := store.with_debt(case, replace(debt, name=name)))
    return case


# One debt of the list in the fields of the other pages


def look_at(voice: Voice, name: str, today: date) -> None:
    """Let those fields show a debt of the list; what stood there is kept with its own debt."""
    add(voice, today)
    case = store.found()
    debt, before = store.debt_of(case, name), mine(case)
    if debt is None or before == debt or (before is None and own.is_told()):
        return
    if before is not None:
        visit.keep(f"aside_{before.id}", own_fields.aside())
    own_fields.empty(debt, today)
    own_fields.back(visit.kept(f"aside_{name}", {}))
    told, said = Own().told(today), Own().said(debt, today)
    Own().write(debt, [each for each, one in said.items() if one != told.get(each, "")], today)
    tie(Own(), name, today)
