"""The case of this visit: one text that the reader's tab keeps, read and written as a case file.

A debt of it may also stand in the fields of other pages: what is typed there is taken in whenever
the case is read, and what is changed here is carried there (pages/parts/place).
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from itertools import count

from pages.parts import visit
from pages.parts.case import checked
from pages.parts.place import together
from pages.parts.place.together import debt_of, with_debt
from planner import Refused
from planner.case import Case, open_file, save_file

__all__ = [
    "BEGUN",
    "anew",
    "ask_again",
    "asks_again",
    "change",
    "debt_of",
    "found",
    "fresh",
    "put",
    "reference",
    "take",
    "with_debt",
]

BEGUN = "session_notes_begun"  # by debt, what is typed of a note and not yet added
_KEY = "case"
_AGAIN = "session_confirm_again"
_LETTERS = "ACDEFGHJKLMNPQRTUVWXY34679"  # none that is taken for another


def found() -> Case:
    """The case as it stands, with what was typed of its debts on other pages."""
    case = _stands()
    linked = together.linked()
    if not linked:
        return case
    new = together.gathered(case, linked, visit.today())
    try:
        return case if new == case else _keep(new, case)
    except Refused:  # a word that no case can hold; it stays in its field
        return case


def _stands() -> Case:
    """What is kept; an empty case where nothing is, or where it is damaged."""
    text = str(visit.kept(_KEY, "") or "")
    try:
        return open_file(text.encode()) if text else Case(visit.today())
    except (Refused, UnicodeError):
        return Case(visit.today())


def _keep(case: Case, before: Case | None = None) -> Case:
    """Keep a case; one that would not open again is refused, and what stood before stays.

    Where a figure is another than before, a tick that was given for it is gone.
    """
    kept = case if before is None else checked.still(before, case)
    text = save_file(kept).decode()
    if text != visit.kept(_KEY):
        open_file(text.encode())
        visit.keep(_KEY, text)
    if kept != case:
        ask_again()
    return kept


def put(case: Case) -> Case:
    """Keep a case, and carry what changed to where its debts also stand."""
    before = _stands()
    kept = _keep(case, before)
    together.follow(before, kept, visit.today())
    return kept


def take(case: Case) -> None:
    """Keep a case in the place of another: its tick was given for its own figures."""
    before = found()
    visit.keep(BEGUN, {})  # they were begun for debts of the other case
    together.parted(before, case)
    ask_again(False)
    _keep(case)
    together.follow(before, case, visit.today())


def ask_again(whether: bool = True) -> None:
    """Note whether figures have changed since the client ticked them; the box is drawn anew."""
    visit.keep(_AGAIN, whether)
    if whether:
        visit.forget(f"{visit.CASE}confirmed")


def asks_again() -> bool:
    """Whether figures that were ticked have changed since."""
    return bool(visit.kept(_AGAIN))


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
