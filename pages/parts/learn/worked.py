"""How a lesson's own figure was got: the same working as on the page that it leads to."""

from __future__ import annotations

from datetime import date

from content.voice import Voice
from pages.parts import working
from pages.parts.debt.mine import Typed
from planner.loan import build


def show(voice: Voice, asked: str, found: Typed | None, today: date) -> None:
    """A fold under the figure; nothing where the debt cannot be read, or is a bill not due yet."""
    if found is None:
        return
    debt = found.debt
    if asked == "overdue" or (debt.is_bill and debt.days_late(today)):
        working.show(voice, "lesson", lambda: working.of_owed(voice, debt, [today]))
    elif not debt.is_bill:
        working.show(voice, "lesson", lambda: working.of_schedule(voice, build(debt.terms())))
