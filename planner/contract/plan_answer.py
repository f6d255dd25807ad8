"""How a plan ran, in the contract's JSON."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from planner.dates import add_months
from planner.household import MONTHS_MOST, Budget, Course, Owing, least_budget, least_payment
from planner.money import yuan


def day_of(start: date | None, month: int) -> str | None:
    """The day of a month's payment, where the plan has dates."""
    return None if start is None else add_months(start, month - 1, start.day).isoformat()


def months(course: Course, names: Sequence[str], start: date | None) -> list[dict[str, Any]]:
    """One entry a month: what each debt was charged, was paid and still is."""
    return [
        {
            "month": at,
            "on": day_of(start, at),
            "budget": yuan(month.budget),
            "payments": dict(zip(names, map(yuan, month.payments), strict=True)),
            "interest": dict(zip(names, map(yuan, month.interest), strict=True)),
            "owed": dict(zip(names, map(yuan, month.owed), strict=True)),
            "total": yuan(sum(month.payments)),
        }
        for at, month in enumerate(course.months, 1)
    ]


def debts(course: Course, owing: Sequence[Owing], start: date | None) -> list[dict[str, Any]]:
    """One entry a debt: when it is gone, what it cost."""
    found = []
    for at, debt in enumerate(owing):
        left = [debt.balance, *(month.owed[at] for month in course.months)]
        gone = left.index(0) if 0 in left else None
        found.append(
            {
                "name": debt.name,
                "paid_off_month": gone,
                "paid_off_on": day_of(start, gone) if gone else None,
                "interest": yuan(sum(month.interest[at] for month in course.months)),
                "paid": yuan(sum(month.payments[at] for month in course.months)),
                "still_owed": yuan(left[-1]),
            }
        )
    return found


def problems(
    course: Course, owing: Sequence[Owing], start: date | None, budget: Budget, strategy: str
) -> dict[str, Any]:
    """Why a plan cannot be kept, and the even budget a month that would cure it."""
    infeasible, at = None, len(course.months) + 1
    if course.needed is not None:
        funds = [amount for month, amount in budget if month <= at][-1]
        infeasible = {
            "month": at,
            "on": day_of(start, at),
            "needed": yuan(course.needed),
            "budget": yuan(funds),
            "shortfall": yuan(course.needed - funds),
        }
    cure = None if course.ends else yuan(least_budget(owing, strategy))
    return {
        "infeasible": infeasible,
        "never_ends": [_stuck(course, owing[at], at) for at in course.stuck],
        "cure": None if cure is None else {"monthly_budget": cure},
    }


def _stuck(course: Course, debt: Owing, at: int) -> dict[str, Any]:
    last = course.months[-1]
    return {
        "name": debt.name,
        "month": len(course.months),
        "payment": yuan(last.payments[at]),
        "interest": yuan(last.interest[at]),
        "payment_that_ends": yuan(least_payment(debt)),
        "within_months": MONTHS_MOST,
    }
