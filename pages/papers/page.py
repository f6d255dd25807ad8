"""What one page comes to on paper: the same value for the PDF, the picture, calendar and sheets.

Money is in fen. Everything is already in the reader's words; nothing here knows where it came from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from content.voice import Voice, digits_of

Cell = str | int | date
CAN_SHOW = 3  # dates in sight: the ones a reader has to think of now


class Mark(StrEnum):
    """What a day is, as a calendar may show it to whoever looks over a shoulder."""

    PAYMENT = "payment"
    LAST_DAY = "last_day"


@dataclass(frozen=True, slots=True)
class Day:
    """A day that matters: what it is, in full on the paper; the amount where there is one."""

    on: date
    said: str
    mark: Mark = Mark.PAYMENT
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that can be checked: words, days, and amounts in fen. `sums` are columns added up.

    `wide` is the column with the longest words.
    """

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    sums: Sequence[int] = ()
    wide: int | None = None

    def total(self, column: int) -> int:
        """What a column of amounts adds up to."""
        return sum(cell for row in self.rows if isinstance(cell := row[column], int))


@dataclass(frozen=True, slots=True)
class Page:
    """One page to take along; `name` is the start of its file names, in the reader's language."""

    language: str
    name: str
    title: str
    made_on: date
    answer: str
    chosen: str = ""
    facts: Sequence[str] = ()
    days: Sequence[Day] = ()
    say: Sequence[str] = ()
    reading: Sequence[str] = ()
    notes: Sequence[str] = ()
    sources: Sequence[tuple[str, str]] = ()
    table: Table | None = None
    # A text line by line in stretches; one with a mark has its number, "[1]", and no other has.
    script: Sequence[Sequence[tuple[str, str]]] = ()

    @property
    def next_days(self) -> Sequence[Day]:
        """The next days that matter, the nearest first."""
        ahead = [one for one in self.days if one.on >= self.made_on]
        return sorted(ahead, key=lambda one: one.on)[:CAN_SHOW]

    def file(self, ending: str) -> str:
        """The name of a file: what it is and the day, never whose it is."""
        return f"{self.name}-{self.made_on.isoformat()}.{ending}"


def shown(voice: Voice, cell: Cell) -> str:
    """A cell as people read it."""
    if isinstance(cell, date):
        return voice.day(cell)
    return digits_of(cell) if isinstance(cell, int) else cell
