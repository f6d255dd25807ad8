"""The debt typed on the other pages, offered to the list of the plan; taken once, never twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from content.presets import every_preset
from pages.parts import visit
from pages.parts.debt import mine, rows
from planner import Refused
from planner.case import KnownDebt
from planner.loan import Method, Per, build
from planner.money import yuan

A_YEAR = {Per.YEAR: 1, Per.MONTH: 12, Per.DAY: 360}


@dataclass(frozen=True)
class Brought:
    """One debt as a row of the list asks for it; money in fen, None where it is not known."""

    name: str
    owed: int
    rate: Fraction
    least: int | None
    overdue: int

    @property
    def mark(self) -> str:
        """What tells it from another debt."""
        return " ".join(self.typed()[1:])

    def typed(self) -> list[str]:
        """As it is typed into a row."""
        percent = f"{float(self.rate * 100):.4f}".rstrip("0").rstrip(".")
        amounts = (self.least or 0, self.overdue)
        least, overdue = (_plain(amount) if amount else "" for amount in amounts)
        return [self.name, _plain(self.owed), percent, least, overdue]


def _plain(fen: int) -> str:
    return yuan(fen).removesuffix(".00")


def offered(today: date) -> Brought | None:
    """The reader's own debt where it is not in the list yet and can be counted."""
    own = mine.reader(today)
    if own is None:
        return None
    try:
        found = _of(own.debt, today)
    except Refused:
        return None
    return None if found.mark == visit.kept("plan_brought") else found


def bring(one: Brought) -> None:
    """Put it into the first empty row."""
    at = rows.empty()
    if at is not None:
        rows.write(at, one.typed())
        visit.keep("plan_brought", one.mark)


def _of(debt: KnownDebt, today: date) -> Brought:
    """What clears it today, its yearly rate, its usual instalment, what is overdue.

    A fee that never falls is in what is left to pay, so that it bears no rate of its own.
    """
    late = debt.days_late(today)
    overdue = debt.overdue_today(today).amount if late else 0
    rate, name = debt.rate, _name()
    if debt.is_bill and rate is not None:
        return Brought(name, debt.owed or 0, rate.value * A_YEAR[rate.per], None, overdue)
    terms = debt.terms()
    schedule = build(terms)
    if terms.method == Method.FLAT_FEE:
        return Brought(name, schedule.total("payment"), Fraction(0), schedule.usual, overdue)
    owed = debt.as_of(today).owed_today if late else terms.principal
    return Brought(name, owed, terms.rate.value * A_YEAR[terms.rate.per], schedule.usual, overdue)


def _name() -> str:
    """What the product is called; nothing for one's own contract."""
    chosen = visit.kept("product")
    for preset in every_preset():
        if preset.id == chosen and preset.confidence != "own":
            return preset.name[visit.language()][:30]
    return ""
