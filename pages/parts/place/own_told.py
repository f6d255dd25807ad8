"""What the fields of relief, cost and bill say of one debt: each figure as text, no example."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from pages.parts import ask, visit
from pages.parts.debt import begun, mine
from planner.dates import add_months
from planner.loan import Method, build

NAMES = ("owed", "rate", "method", "periods", "late", "due", "asks")


def reader() -> frozenset[str]:
    """The fields in which the reader's own figures stand."""
    return visit.own({**{key: mine.example(key) for key in mine.FIELDS}, **begun.FIELDS})


def _owed(own: frozenset[str], _today: date) -> str:
    if not _is_begun():
        typed = str(visit.typed("principal") or "")
        return str(ask.fen_of(visit.language(), "", typed)) if "principal" in own else ""
    left = mine.standing() if {"borrowed", "rate"} <= own else None
    return str(left.owed) if left else ""


def _is_begun() -> bool:
    return begun.chosen() and not mine.is_bill()


def _rate(own: frozenset[str], _today: date) -> str:
    """The rate as quoted; a flat fee on what was first borrowed is none on what is owed now."""
    if "rate" not in own or (_is_begun() and visit.kept("method") == Method.FLAT_FEE):
        return ""
    typed = str(visit.typed("rate") or "")
    value = ask.number(visit.language(), "", typed, Decimal(0), Decimal(1000))
    return f"{Fraction(value) / 100} {visit.kept('rate_per', 'year')}"


def _method(_own: frozenset[str], _today: date) -> str:
    return "" if mine.is_bill() else str(visit.kept("method", Method.LEVEL_PAYMENT))


def _periods(own: frozenset[str], _today: date) -> str:
    if mine.is_bill() or ("periods_all" if _is_begun() else "periods") not in own:
        return ""
    left = mine.standing()
    return str(left.periods) if left else ""


def _late(own: frozenset[str], _today: date) -> str:
    if "days_late" not in own:
        return ""
    typed = str(visit.typed("days_late") or "")
    return str(ask.whole_of(visit.language(), "", typed, *mine.LIMITS["days_late"]))


def _due(_own: frozenset[str], today: date) -> str:
    """The next due day, where it is not the one the field begins with."""
    due = visit.typed("next_due")
    is_told = isinstance(due, date) and due >= today and due != add_months(today, 1)
    return due.isoformat() if is_told and not mine.days() else ""


def _asks(own: frozenset[str], today: date) -> str:
    """The next instalment, counted, where every term of it is the reader's and nothing is late."""
    whole = all(read(own, today) for read in (_owed, _rate, _periods))
    if not whole or mine.days():
        return ""
    return str(build(mine.typed(today).debt.terms()).usual)


READ: dict[str, Callable[[frozenset[str], date], str]] = dict(
    zip(NAMES, (_owed, _rate, _method, _periods, _late, _due, _asks), strict=True)
)
