"""Every way of repaying in one table, for those who like to see it all at once."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from content.voice import Voice, digits_of
from pages import shapes
from pages.parts.relief.cards import Named

# Status before whether it can be kept up, both before cost.
COLUMNS: tuple[str, ...] = ("offer", "status", "bearable", "total", "monthly", "extra")
COLUMNS += ("last", "largest", "still", "deferred", "forgiven")
WORDS = ("offer", "status", "bearable")


def comparison(language: str, named: Sequence[Named]) -> Markup:
    """Every offer in one table: what differs between them first, what is the same in all last.

    A phone shows the first columns only.
    """
    voice = Voice(language)
    rows = [_row(voice, one) for one in named]
    columns = sorted(COLUMNS, key=lambda name: name != "offer" and _same(rows, name))
    head = [voice(f"table.{name}") for name in columns]
    words = next(at for at, name in enumerate(columns) if name not in WORDS)
    shown = [[row[name] for name in columns] for row in rows]
    return shapes.table(head, shown, voice("table.caption"), words=words)


def _same(rows: Sequence[dict[str, str]], name: str) -> bool:
    return len({row[name] for row in rows}) == 1


def _row(voice: Voice, named: Named) -> dict[str, str]:
    one = named.outcome
    amounts = {"monthly": one.usual, "largest": one.largest, "total": one.total}
    amounts |= {"extra": one.extra, "still": one.still_owed}
    amounts |= {"deferred": one.deferred, "forgiven": one.forgiven}
    return {
        "offer": named.name,
        "status": voice("yes.overdue" if one.leaves_overdue else "no.overdue"),
        "bearable": voice(f"bearable.{one.affordable(named.budget)}"),
        "last": voice.month(one.last_due) if one.last_due else voice("table.never"),
        **{name: digits_of(amount) for name, amount in amounts.items()},
    }
