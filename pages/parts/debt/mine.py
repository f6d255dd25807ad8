"""The reader's debt: typed once, the same on every page of the visit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from content.words import t
from pages.parts import ask, visit
from planner.dates import add_months


@dataclass(frozen=True)
class Mine:
    """A debt as typed on any page: what is left of the contract, how late, the monthly limit."""

    terms: dict[str, Any]
    days_late: int
    budget: str | None
    penalty: dict[str, Any]


def dated(terms: dict[str, Any], late: int, due: date, today: date) -> dict[str, Any]:
    """The debt with its dates: the first unpaid instalment is `due`, or `late` days ago."""
    first = today - timedelta(days=late) if late else due
    start = min(add_months(first, -1), today)
    if not late and due == add_months(today, 1):
        start = today
    return terms | {"start": start.isoformat(), "first_due": first.isoformat()}


def penalty_fields() -> dict[str, Any]:
    """Ask how the contract counts lateness: a multiple of its rate, or a rate a day."""
    form = ask.choice("penalty_form", ("multiplier", "per_day"), "penalty_form")
    if form == "multiplier" and visit.kept("method") != "flat_fee":
        return _penalty(form, ask.decimal("penalty_times", "1.5", 100))
    return _penalty("per_day", Decimal(ask.percentage("penalty_day", "0.05")))


def _penalty(form: str, value: Decimal) -> dict[str, Any]:
    if form == "multiplier":
        return {"multiplier": f"{value:f}"}
    return {"rate": {"value": f"{value:f}", "per": "day"}}


def own(today: date) -> Mine | None:
    """The debt as it stands in the fields of this visit; None where nothing is typed or readable.

    Draws nothing: for lessons, letters and the timeline.
    """
    if visit.typed("principal") is None or visit.typed("rate") is None:
        return None
    try:
        return _read(today)
    except ask.Unreadable:
        return None


def _number(key: str, otherwise: str, most: int) -> Decimal:
    name = t(visit.language(), f"field.{key}") if key != "rate" else key
    typed = visit.typed(key)
    shown = otherwise if typed is None else str(typed)
    return ask.number(visit.language(), name, shown, Decimal(0), Decimal(most))


def _read(today: date) -> Mine:
    language, method = visit.language(), str(visit.kept("method", "level_payment"))
    budget = str(visit.typed("budget") or "")
    late, periods = int(_number("days_late", "0", 3650)), int(_number("periods", "12", 600))
    terms = {
        "principal": ask.amount_of(
            language, t(language, "field.principal"), visit.typed("principal")
        ),
        "rate": {
            "value": f"{_number('rate', '18', 1000) / 100:f}",
            "per": str(visit.kept("rate_per", "year")),
        },
        "periods": max(1, periods),
        "method": method,
    }
    due = visit.typed("next_due")
    due = due if isinstance(due, date) and due >= today else add_months(today, 1)
    form = str(visit.kept("penalty_form", "multiplier"))
    if form == "multiplier" and method != "flat_fee":
        penalty = _penalty(form, _number("penalty_times", "1.5", 100))
    else:
        penalty = _penalty("per_day", _number("penalty_day", "0.05", 1000) / 100)
    limit = (
        ask.amount_of(language, t(language, "field.budget"), budget, zero=True)
        if ask.cleaned(budget)
        else None
    )
    return Mine(dated(terms, late, due, today), late, limit, penalty)
