"""What is read of a pasted table: its debts, what has to be asked, what was passed over."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from planner.loan import Rate


@dataclass(frozen=True, slots=True)
class Row:
    """One debt that was taken in; money in fen, what is unknown None."""

    line: int
    name: str
    balance: int
    rate: Rate | None = None
    monthly: int | None = None
    periods_left: int | None = None
    due_day: int | None = None
    due_date: date | None = None
    days_late: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Faulty:
    """Something to ask about: the line, the column's title and the word for it."""

    line: int
    column: str | None
    code: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row that was not taken in: its faults, and its known cells by title, to be asked.

    Where the cells have slipped out of their columns there are none: no other column is shown.
    """

    line: int
    cells: tuple[tuple[str, str], ...]
    faults: tuple[Faulty, ...]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A line that is no debt."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class Total:
    """The table's own total beside the sum of the rows; None where a row is missing in it."""

    stated: int
    sum: int
    agrees: bool | None


@dataclass(slots=True)
class Table:
    """All that was read, and all that has to be asked."""

    rows: list[Row] = field(default_factory=list)
    errors: list[Faulty] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    warnings: list[Faulty] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    total: Total | None = None
    error: str | None = None
