"""The rows of a pasted table as debts of a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import count

from planner.case.debt import CaseDebt
from planner.pasted import Row


def debts(rows: Sequence[Row], today: date, taken: Iterable[str] = ()) -> tuple[CaseDebt, ...]:
    """Each row as a debt told today, its certainty still to be asked; no id of `taken` comes again.

    A number of periods of 0 says nothing that a debt with a balance could mean: it is unknown.
    """
    return tuple(_debt(row, name, today) for row, name in zip(rows, _fresh(taken), strict=False))


def _debt(row: Row, name: str, today: date) -> CaseDebt:
    return CaseDebt(
        name,
        row.name,
        row.balance,
        owed_on=today,
        rate=row.rate,
        ask_next=row.monthly,
        periods_left=row.periods_left or None,
        due_day=row.due_day,
        next_due=row.due_date,
        days_late=row.days_late,
    )


def _fresh(taken: Iterable[str]) -> Iterator[str]:
    """d1, d2, … without those that are taken."""
    known = set(taken)
    return (name for name in (f"d{at}" for at in count(1)) if name not in known)
