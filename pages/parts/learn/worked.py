"""How a lesson's own figure was got: the same working as on the page that it leads to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from content.voice import Voice
from pages.parts import working
from pages.parts.debt.mine import Typed
from planner.loan import build

PRICE = {"true_rate", "total_cost", "monthly_payment"}
LATE = {"owed_today", "cost_of_waiting"}


def show(voice: Voice, figures: Sequence[str], found: Typed | None, today: date) -> None:
    """A fold under a figure of the price or of lateness; nothing where the debt cannot be read."""
    if found is None:
        return
    debt = found.debt
    if LATE & set(figures):
        working.show(voice, "lesson", lambda: working.of_owed(voice, debt, [today]))
    elif PRICE & set(figures) and not debt.is_bill:
        working.show(voice, "lesson", lambda: working.of_schedule(voice, build(debt.terms())))
