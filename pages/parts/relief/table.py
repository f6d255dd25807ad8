"""Every way of repaying in one table, for those who like to see it all at once."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from content.voice import Voice, digits_of
from pages import shapes
from pages.parts.relief.cards import Named

COLUMNS: tuple[str, ...] = ("offer", "status", "bearable", "last", "monthly", "largest")
COLUMNS += ("total", "extra", "still", "deferred", "forgiven")


def comparison(language: str, named: Sequence[Named]) -> Markup:
    """Every offer in one table."""
    voice = Voice(language)
    head = [voice(f"table.{name}") for name in COLUMNS]
    rows = [_row(voice, one) for one in named]
    return shapes.table(head, rows, voice("table.caption"), words=4)


def _row(voice: Voice, named: Named) -> tuple[str, ...]:
    one = named.outcome
    paid = (one.usual, one.largest, one.total, one.extra)
    left = (one.still_owed, one.deferred, one.forgiven)
    return (
        named.name,
        voice("yes.overdue" if one.leaves_overdue else "no.overdue"),
        voice(f"bearable.{one.affordable(named.budget)}"),
        voice.month(one.last_due) if one.last_due else voice("table.never"),
        *(digits_of(amount) for amount in (*paid, *left)),
    )
