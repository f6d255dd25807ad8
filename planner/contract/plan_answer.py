"""How a plan ran, in the contract's JSON."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from planner.dates import add_months
from planner.household import (
    MONTHS_MOST,
    Budget,
    Course,
    Liability,
    Short,
    Strategy,
    cure,
    fitting,
    least_payment,
    queue,
)
from planner.money import Written, yuan, yuan_each


def whole(
    course: Course,
    owing: Sequence[Liability],
    start: date | None,
    budget: Budget,
    strategy: Strategy,
) -> dict[str, Any]:
    """The whole answer."""
    names = [debt.name for debt in owing]
    found = {
        "order": [names[at] for at in queue(owing, strategy)],
        "months": months(course, names, start),
        "debts": debts(course, owing, start),
        "interest": yuan(course.interest),
        "total": yuan(course.total),
    }
    return found | problems(course, owing, start, budget, strategy) | lateness(course, owing)


def day_of(start: date | None, month: int) -> str | None:
    """The day of a month's payment, where the plan has dates."""
    return None if start is None else add_months(start, month - 1, start.day).isoformat()


def months(course: Course, names: Sequence[str], start: date | None) -> list[dict[str, Any]]:
    """One entry a month: what each debt was charged, was paid and still is."""
    written = Written()
    return [
        {
            "month": at,
            "on": day_of(start, at),
            "budget": yuan(month.budget),
            "payments": dict(zip(names, map(written.__getitem__, month.payments), strict=True)),
            "interest": dict(zip(names, yuan_each(month.interest), strict=True)),
            "owed": dict(zip(names, yuan_each(month.owed), strict=True)),
            "total": yuan(sum(month.payments)),
        }
        for at, month in enumerate(course.months, 1)
    ]


def debts(course: Course, owing: Sequence[Liability], start: date | None) -> list[dict[str, Any]]:
    """One entry a debt: when it is gone, what it cost, when it is paid less than it asks."""
    return [_debt(course, debt, at, start) for at, debt in enumerate(owing)]


def _debt(course: Course, debt: Liability, at: int, start: date | None) -> dict[str, Any]:
    gone = course.paid_off(at) if debt.balance else 0
    left = course.months[-1].owed[at] if course.months else debt.balance
    return {
        "name": debt.name,
        "paid_off_month": gone,
        "paid_off_on": day_of(start, gone) if gone else None,
        "interest": yuan(sum([month.interest[at] for month in course.months])),
        "paid": yuan(sum([month.payments[at] for month in course.months])),
        "still_owed": yuan(left),
        "late_months": list(course.late[at]),
    }


def lateness(course: Course, owing: Sequence[Liability]) -> dict[str, Any]:
    """Which debts are paid less than they ask, in which months; null where an ask is unknown."""
    late = zip(owing, course.late, strict=True)
    return {
        "course_is_clean": course.is_clean,
        "late_months": {debt.name: list(months) for debt, months in late if months},
        "asks_unknown": [owing[at].name for at in course.unknown],
    }


def problems(
    course: Course,
    owing: Sequence[Liability],
    start: date | None,
    budget: Budget,
    strategy: Strategy,
) -> dict[str, Any]:
    """Why a plan cannot be kept, what fits, and the budget that would cure it."""
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
    never = course.never_ends
    return {
        "infeasible": infeasible,
        "never_ends": [_stuck(course, owing[one], one) for one in never],
        "unfinished": [owing[one].name for one in course.stuck if one not in never],
        "cure": None if course.ends and not any(course.late) else _cure(owing, strategy),
        "within_reach": _within_reach(owing, course.short, start) if course.short else None,
    }


def _cure(owing: Sequence[Liability], strategy: Strategy) -> dict[str, Any]:
    """The least even budget a month; with arrears, also what they take once."""
    found = cure(owing, strategy)
    once = {"once": yuan(found.once)} if found.once else {}
    return {"monthly_budget": yuan(found.monthly)} | once


def _within_reach(owing: Sequence[Liability], short: Short, start: date | None) -> dict[str, Any]:
    """In the first month that cannot pay all: who can be paid in full, whom to ask, for what."""
    fits, lacking = fitting(owing, short.asked, short.budget)
    return {
        "month": short.month,
        "on": day_of(start, short.month),
        "asked": yuan(sum(short.asked)),
        "budget": yuan(short.budget),
        "fits": [owing[at].name for at in fits],
        "to_ask": [
            {
                "name": owing[at].name,
                "asks": yuan(short.asked[at]),
                "can_pay": yuan(short.asked[at] - lack),
                "lacks": yuan(lack),
            }
            for at, lack in lacking
        ],
    }


def _stuck(course: Course, debt: Liability, at: int) -> dict[str, Any]:
    last = course.months[-1]
    return {
        "name": debt.name,
        "month": len(course.months),
        "payment": yuan(last.payments[at]),
        "interest": yuan(last.interest[at]),
        "payment_that_ends": yuan(least_payment(debt)),
        "within_months": MONTHS_MOST,
    }
