"""What is owed by each entry of the timeline, counted from the reader's own figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from markupsafe import Markup

from content.voice import Voice
from pages import shapes
from pages.parts.debt import mine, said
from pages.parts.late import waiting
from planner.arrears import Owed


def costs(voice: Voice, one: waiting.Dates) -> dict[str, Markup]:
    """What each day asks, said under its entry; nothing while the money is nobody's yet.

    Where a term is still an example's, each of them says so.
    """
    if not isinstance(one, waiting.Case):
        return {}
    found = costs_by_entry(one, waiting.entries(one.is_card))
    basis = said.basis(voice, mine.typed(one.today))
    return {name: _cost(voice, one, owed, basis) for name, owed in found.items()}


def costs_by_entry(one: waiting.Case, rows: Sequence[dict[str, Any]]) -> dict[str, Owed]:
    """What is owed today where an entry holds today, else on its first day, from the due date."""
    known = [row for row in rows if row["from_day"] >= 0]
    starts = [one.due + timedelta(days=row["from_day"]) for row in known]
    ends = [*starts[1:], date.max]
    days = [
        one.today if start <= one.today < end else start
        for start, end in zip(starts, ends, strict=True)
    ]
    return {row["id"]: owed for row, owed in zip(known, one.asked(days), strict=True)}


def _cost(voice: Voice, one: waiting.Case, owed: Owed, basis: str) -> Markup:
    key = "timeline.cost.card" if one.whole_bill else "timeline.cost"
    if not owed.days_overdue:
        key = "timeline.cost.due"
    total, added = voice.money(owed.total), voice.money(one.added(owed))
    shown = {"by": basis, "day": voice.day(owed.on), "total": total, "added": added}
    return shapes.note(voice(key, **shown), kind="by")
