"""`python -m planner --case FILE`: the figures of a case file on a day, as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from planner.case.figures import DebtOn, Level, Month, month, on_day, unknown_in
from planner.case.whole import Case
from planner.contract.fields import day
from planner.errors import Refused
from planner.money import yuan

PARTS = ("principal", "interest", "penalty", "fees", "total")


def day_of(today: str | None, case: Case) -> date:
    """The day that was asked for, or the one on which the case was saved. Raises `Refused`."""
    if today is None:
        return case.saved_on
    try:
        return day(today)
    except Refused as refusal:
        raise refusal.about("today") from None


def answer(case: Case, today: date) -> dict[str, Any]:
    """What a case comes to on a day. What is unknown is null, and named in `unknown`."""
    owed = [one.owed for one in case.debts]
    return {
        "today": today.isoformat(),
        "saved_on": case.saved_on.isoformat(),
        "reference": case.reference,
        "household": {str(level): _month(month(case.household, level)) for level in Level}
        | {"unknown": list(unknown_in(case.household))},
        "debts": [_debt(on_day(one, today), today) for one in case.debts],
        "owed": None if None in owed else yuan(sum(one or 0 for one in owed)),
    }


def _month(found: Month | None) -> Mapping[str, str] | None:
    if found is None:
        return None
    figures = {"income": found.income, "spending": found.spending}
    figures |= {"surplus": found.pool.surplus, "saved": found.pool.saved}
    figures |= {"pool": found.pool.offered, "deficit": found.pool.deficit}
    return {name: yuan(amount) for name, amount in figures.items()}


def _debt(found: DebtOn, today: date) -> dict[str, Any]:
    one = found.debt
    overdue = found.overdue
    return {
        "id": one.id,
        "name": one.name,
        "owed": _yuan(one.owed),
        "owed_on": _day(one.owed_on),
        "certainty": one.certainty,
        "ask_next": _yuan(one.ask_next),
        "next_due": _day(found.next_due),
        "days_late": found.days_late,
        "answer_by": _day(one.answer_by),
        "days_to_answer": (one.answer_by - today).days if one.answer_by else None,
        "overdue": overdue and {name: yuan(getattr(overdue, name)) for name in PARTS},
        "needs": found.needs,
        "unknown": list(found.unknown),
    }


def _yuan(amount: int | None) -> str | None:
    return None if amount is None else yuan(amount)


def _day(on: date | None) -> str | None:
    return on.isoformat() if on else None
