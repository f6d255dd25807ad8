"""What was paid before its day, and what missed instalments are to the overdue engine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from planner.arrears import Missed
from planner.loan import Payment, Row


def in_advance(rows: Iterable[Row], credit: int) -> tuple[list[Payment], int]:
    """Money paid early as payments on the due days it reaches, and what is left of it."""
    found = []
    for row in rows:
        part = min(credit, row.payment)
        if part:
            found.append((row.due, part))
            credit -= part
    return found, credit


def paid_after(days: Sequence[Payment], spent: int, first: date) -> tuple[Payment, ...]:
    """The payments after so much of them; one made before the first day it counts for waits."""
    found = []
    for on, amount in days:
        taken = min(spent, amount)
        spent -= taken
        if amount > taken:
            found.append((max(on, first), amount - taken))
    return tuple(found)


def missed_items(rows: Sequence[Row]) -> list[Missed]:
    """Instalments as the overdue engine takes them."""
    return [Missed(row.due, row.principal, row.interest, row.fee) for row in rows]
