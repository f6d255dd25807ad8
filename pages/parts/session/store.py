"""The case of this visit: one text that the reader's tab keeps, read and written as a case file."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import count

from pages.parts import visit
from planner import Refused
from planner.case import Case, CaseDebt, open_file, save_file

_KEY = "case"
_LETTERS = "ACDEFGHJKLMNPQRTUVWXY34679"  # none that is taken for another


def found() -> Case:
    """The case as it stands; an empty one where nothing is typed, or what is kept is damaged."""
    text = str(visit.kept(_KEY, "") or "")
    try:
        return open_file(text.encode()) if text else Case(visit.today())
    except (Refused, UnicodeError):
        return Case(visit.today())


def put(case: Case) -> None:
    """Keep a case; one that would not open again is refused, and what stood before stays."""
    text = save_file(case).decode()
    if text != visit.kept(_KEY):
        open_file(text.encode())
        visit.keep(_KEY, text)


def change(how: Callable[[Case], Case]) -> None:
    """Change the case from a button; what stands in the fields stays."""
    put(how(found()))


def anew() -> None:
    """Let every field of the session show what stands in the case."""
    visit.forget(visit.CASE)


def reference() -> str:
    """A made-up name for a case: it says nothing of anybody."""
    return "R-" + "".join(secrets.choice(_LETTERS) for _ in range(4))


def fresh(letter: str, taken: Iterable[str]) -> str:
    """An id that no other entry has: d1, d2, …"""
    known = set(taken)
    return next(name for name in (f"{letter}{at}" for at in count(1)) if name not in known)


def with_debt(case: Case, debt: CaseDebt) -> Case:
    """A case with one debt in the place of the one with its id, or as the last."""
    ids = [one.id for one in case.debts]
    if debt.id not in ids:
        return replace(case, debts=(*case.debts, debt))
    return replace(case, debts=tuple(debt if one.id == debt.id else one for one in case.debts))


def debt_of(case: Case, name: str) -> CaseDebt | None:
    """The debt with an id."""
    return next((one for one in case.debts if one.id == name), None)
