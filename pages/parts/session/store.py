"""The case of this visit: one text that the reader's tab keeps, read and written as a case file.

A debt of it may also stand in the fields of other pages: what is typed there is taken in whenever
the case is read, and what is changed here is carried there (pages/parts/listed).
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from itertools import count

from pages.parts import visit
from pages.parts.listed import together
from pages.parts.listed.together import debt_of, with_debt
from planner import Refused
from planner.case import Case, open_file, save_file

__all__ = ["anew", "change", "debt_of", "found", "fresh", "put", "reference", "with_debt"]

_KEY = "case"
_LETTERS = "ACDEFGHJKLMNPQRTUVWXY34679"  # none that is taken for another


def found() -> Case:
    """The case as it stands, with what was typed of its debts on other pages."""
    case = _stands()
    linked = together.linked()
    if not linked:
        return case
    new = together.gathered(case, linked, visit.today())
    try:
        if new != case:
            _keep(new)
    except Refused:  # a word that no case can hold; it stays in its field
        return case
    return new


def _stands() -> Case:
    """What is kept; an empty case where nothing is, or where it is damaged."""
    text = str(visit.kept(_KEY, "") or "")
    try:
        return open_file(text.encode()) if text else Case(visit.today())
    except (Refused, UnicodeError):
        return Case(visit.today())


def _keep(case: Case) -> None:
    """Keep a case; one that would not open again is refused, and what stood before stays."""
    text = save_file(case).decode()
    if text != visit.kept(_KEY):
        open_file(text.encode())
        visit.keep(_KEY, text)


def put(case: Case) -> None:
    """Keep a case, and carry what changed to where its debts also stand."""
    before = _stands() if together.linked() else None
    _keep(case)
    if before is not None:
        together.follow(before, case, visit.today())


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
