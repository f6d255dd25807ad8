"""`relief`: offers for one debt, measured side by side."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any

from planner.arrears import Late, Penalty
from planner.contract import naming, overdue_terms, writing
from planner.contract.fields import Amount, Day, Many, Table
from planner.contract.nested import WithSchedule
from planner.contract.offers import InPlace, Read, placed
from planner.contract.settle import PAID
from planner.contract.terms import OPTIONAL, from_fields
from planner.errors import Refused
from planner.loan import Per, Rate, Terms
from planner.money import yuan
from planner.relief import (
    Asked,
    Debt,
    Outcome,
    compare,
    for_last_due,
    for_payment,
    least_relief,
    would_fit,
)

DEBT = WithSchedule(
    Table({"paid": PAID, "overdue": overdue_terms.LATE}, {"paid": 0, "overdue": None}), OPTIONAL
)
SOLVE = Table({"payment": Amount(1), "last_due": Day()}, {"payment": None, "last_due": None})
REQUEST = Table(
    {
        "debt": DEBT,
        "today": Day(),
        "budget": Amount(),
        "offers": Many(InPlace(), 1, 40),
        "solve": SOLVE,
    },
    {"budget": None, "solve": None},
)


def debt_of(got: dict[str, Any], today: date) -> Debt:
    """A debt from its fields as read; without overdue terms the contract rate runs on."""
    with naming.of_schedule(got, "debt"):
        loan = from_fields(got)
    if loan.start > today:
        raise Refused("date_order", "today", "must not be before the start of the loan")
    late = _late(got["overdue"] or overdue_terms.LATE.read({}, ""), loan)
    with naming.of_schedule(got, "debt"):
        if isinstance(got["paid"], int):
            debt = Debt(loan, got["paid"], late, today)
        else:
            debt = Debt.of(loan, _dated(got["paid"], loan.start, today), late, today)
        debt.unpaid  # noqa: B018  builds the schedule, so that its refusals are about the debt
    return debt


def _late(asked: dict[str, Any], loan: Terms) -> Late:
    charges = overdue_terms.charges(asked["charges"], "debt.overdue.charges")
    turns = overdue_terms.turns(asked["order_from"], "debt.overdue.order_from")
    if asked["penalty"] is None:
        plain = loan.rate.per in ("day", "month", "year")
        penalty = Penalty(loan.rate if plain else Rate(Fraction(0), Per.DAY))
    else:
        penalty = overdue_terms.penalty(asked["penalty"], loan.rate, "debt.overdue.penalty")
    return Late(penalty, charges, tuple(asked["order"]), turns, asked["penalty"] is None)


def _dated(paid: list[dict[str, Any]], start: date, today: date) -> list[tuple[date, int]]:
    """Payments of any size, on days that rise from the start of the loan and do not pass today."""
    for at, (before, day) in enumerate(pairwise([start, *(one["on"] for one in paid)])):
        if day < before or day > today:
            message = "dates must rise from start, and not pass today"
            raise Refused("date_order", f"paid.{at}.on", message)
    return [(one["on"], one["amount"]) for one in paid]


def answer(request: Mapping[str, Any]) -> dict[str, Any]:
    """Every offer measured and ranked: status, then affordability, then cost.

    `debt` (a `schedule` request, `paid`, `overdue`), `today`, `offers`; with a `budget` also what
    would fit it, with `solve` {payment or last_due} the level schedule that answers. Yuan; raises
    `Refused`. Equations: `planner.relief`.

    >>> loan = {"principal": "10000.00", "method": Method.LEVEL_PAYMENT, "periods": 12,
    ...         "rate": {"value": "0.18", "per": "year"}, "start": "2026-01-10"}
    >>> asked = {"debt": loan, "today": "2026-01-10", "offers": [{"interest_only": {"months": 3}}]}
    >>> answer(asked)["offers"][0]["extra"]
    '450.00'
    """
    got = REQUEST.read(request, "")
    debt, budget = debt_of(got["debt"], got["today"]), got["budget"]
    offers, best = _compared(debt, got["offers"], request["offers"], budget)
    return {
        "contract_total": yuan(debt.contract_total),
        "owed_today": yuan(debt.owed_today),
        "overdue_terms_assumed": debt.late.assumed,
        "offers": offers,
        "recommended": best,
        "would_fit": None if budget is None else _would_fit(debt, budget),
    } | ({} if got["solve"] is None else {"solved": _solved(debt, got["solve"])})


def _compared(
    debt: Debt, read: list[tuple[Read, ...] | Refused], asked: list[Any], budget: int | None
) -> tuple[list[dict[str, Any]], int | None]:
    """Every offer answered in its place, and the place of the one to ask first.

    Where not one of them can be counted there is nothing to answer: the first says why.
    """
    readable = {at: one for at, one in enumerate(read) if not isinstance(one, Refused)}
    ways = [Asked(tuple(step.offer for step in steps)) for steps in readable.values()]
    found = compare(debt, ways, budget)
    answers: list[dict[str, Any]] = [
        one.as_json() if isinstance(one, Refused) else {} for one in read
    ]
    refused = [one for one in read if isinstance(one, Refused)]
    measured = zip(readable.items(), found.outcomes, found.places, strict=True)
    for (at, steps), one, place in measured:
        if isinstance(one, Outcome):
            answers[at] = writing.offer(one, asked[at], budget, place or 0)
            continue
        refusal = placed(steps, one, one.field)
        answers[at] = refusal.as_json()
        refused.append(refusal)
    if len(refused) == len(read):
        raise min(refused, key=lambda refusal: int(refusal.field.split(".")[1]))
    first = None if found.first is None else list(readable)[found.first]
    return answers, first


def _would_fit(debt: Debt, budget: int) -> dict[str, Any]:
    with naming.as_field("today"):
        return writing.fit(would_fit(debt, budget), least_relief(debt, budget))


def _solved(debt: Debt, asked: dict[str, Any]) -> dict[str, Any]:
    """The level schedule for a payment or a last date, as the offer `re_age` would write it."""
    if (asked["payment"] is None) == (asked["last_due"] is None):
        raise Refused("one_of_two", "solve", "give either payment or last_due")
    try:
        if asked["payment"] is not None:
            rows = for_payment(debt, asked["payment"])
        else:
            rows = for_last_due(debt, asked["last_due"])
    except Refused as refusal:
        own = refusal.field if asked.get(refusal.field) is not None else ""
        raise refusal.about(own).under("solve") from None
    return writing.solved(rows)
