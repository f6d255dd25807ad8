"""The one-year LPR by day, out of content/rates/lpr.csv."""

import csv
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from content.files import FOLDER

LPR = FOLDER / "rates" / "lpr.csv"
_CHECKED = "# checked_through:"


@dataclass(frozen=True)
class LprTable:
    """Percent a year from each day on, oldest first, and the last publication checked."""

    entries: tuple[tuple[date, Decimal], ...]
    checked_through: date

    def known_before(self) -> date:
        """The day of the next monthly publication: from then on the table cannot tell."""
        day = self.checked_through
        year, month = (day.year, day.month + 1) if day.month < 12 else (day.year + 1, 1)
        return day.replace(year=year, month=month, day=min(day.day, 28))

    def one_year(self, day: date) -> Decimal:
        """Percent a year on a day; a day the table does not cover is a LookupError."""
        if day < self.entries[0][0]:
            raise LookupError(f"the first LPR here is of {self.entries[0][0]}, after {day}")
        if day >= self.known_before():
            raise LookupError(f"LPR publications were checked up to {self.checked_through} only")
        return [percent for start, percent in self.entries if start <= day][-1]


def load_lpr(path: Path = LPR) -> LprTable:
    """The table out of its file; days out of order or no `checked_through` is a ValueError."""
    lines = path.read_text(encoding="utf-8").splitlines()
    checked = [line.removeprefix(_CHECKED).strip() for line in lines if line.startswith(_CHECKED)]
    if len(checked) != 1:
        raise ValueError(f"{path.name}: needs one line {_CHECKED} 2026-09-20")
    rows = csv.DictReader(line for line in lines if line and not line.startswith("#"))
    entries = tuple(
        (date.fromisoformat(row["effective_from"]), Decimal(row["one_year_percent"]))
        for row in rows
    )
    days = [day for day, _ in entries]
    if not entries or days != sorted(set(days)):
        raise ValueError(f"{path.name}: days must be there, once each, oldest first")
    if days[-1] > date.fromisoformat(checked[0]):
        raise ValueError(f"{path.name}: checked_through is before the last entry")
    return LprTable(entries, date.fromisoformat(checked[0]))


@cache
def lpr_table() -> LprTable:
    """The LPR table that ships with the product."""
    return load_lpr()
