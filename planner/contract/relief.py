"""`relief`: offers for one debt, measured side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Annotated, Any

from planner.contract import naming, overdue_terms, writing
from planner.contract.fields import Amount, Day, Positive
from planner.contract.model import Model
from planner.contract.nested import OwnVerb, WithSchedule
from planner.contract.offers import Read, in_place, placed
from planner.contract.payments import SoFar
from planner.contract.terms import from_fields
from planner.errors import Refused
from planner.loan import Payment
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


class DebtBeside(Model):
    """What became of the loan so far."""

    paid: SoFar = 0
    overdue: overdue_terms.LateFields | None = None


class DebtRequest(DebtBeside, WithSchedule, OwnVerb):
    """A loan, what was paid of it, and the terms for being late."""

    beside = DebtBeside


class Solve(Model):
    """The payment or the last day that is wanted."""

    payment: Positive | None = None
    last_due: Day | None = None


class ReliefRequest(Model):
    """A debt, the day, and the offers that are to be compared."""

    debt: DebtRequest
    today: Day
    budget: Amount | None = None
    offers: Annotated[tuple[tuple[Read, ...] | Refused, ...], in_place()]
    solve: Solve | None = None


def debt_of(got: DebtRequest, today: date) -> Debt:
    """A debt from its fields as read; without overdue terms the contract rate runs on."""
    with naming.of_schedule(got, "debt"):
        loan = from_fields(got)
    if loan.start > today:
        raise Refused("date_order", "today", "must not be before the start of the loan")
    late = overdue_terms.late(got.overdue, loan.rate, "debt.overdue")
    with naming.of_schedule(got, "debt"):
        if isinstance(got.paid, int):
            debt = Debt(loan, got.paid, late, today)
        else:
            _in_order(got.paid, loan.start, today)
            debt = Debt.of(loan, got.paid, late, today)
        debt.unpaid  # noqa: B018  builds the schedule, so that its refusals are about the debt
    return debt


def _in_order(paid: tuple[Payment, ...], start: date, today: date) -> None:
    """Payments of any size, on days that rise from the start of the loan and do not pass today."""
    for at, (before, day) in enumerate(pairwise([start, *(on for on, _ in paid)])):
        if day < before or day > today:
            message = "dates must rise from start, and not pass today"
            raise Refused("date_order", f"paid.{at}.on", message)


def answer(request: Mapping[str, Any]) -> dict[str, Any]:
    """Every offer measured and ranked: status, then affordability, then cost.

    `debt` (a `schedule` request, `paid`, `overdue`), `today`, `offers`; with a `budget` also what
    would fit it, with `solve` {payment or last_due} the level schedule that answers. Yuan; raises
    `Refused`. Equations: `planner.relief`.

    >>> loan = {"principal": "10000.00", "method": "level_payment", "periods": 12,
    ...         "rate": {"value": "0.18", "per": "year"}, "start": "2026-01-10"}
    >>> asked = {"debt": loan, "today": "2026-01-10", "offers": [{"interest_only": {"months": 3}}]}
    >>> answer(asked)["offers"][0]["extra"]
    '450.00'
    """
    got = ReliefRequest.read(request)
    debt, budget = debt_of(got.debt, got.today), got.budget
    offers, best = _compared(debt, got.offers, request["offers"], budget)
    return {
        "contract_total": yuan(debt.contract_total),
        "owed_today": yuan(debt.owed_today),
        "overdue_terms_assumed": debt.late.assumed,
        "offers": offers,
        "recommended": best,
        "would_fit": None if budget is None else _would_fit(debt, budget),
    } | ({} if got.solve is None else {"solved": _solved(debt, got.solve)})


def _compared(
    debt: Debt, read: Sequence[tuple[Read, ...] | Refused], asked: list[Any], budget: int | None
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
    refused = {at: one for at, one in enumerate(read) if isinstance(one, Refused)}
    measured = zip(readable.items(), found.outcomes, found.places, strict=True)
    for (at, steps), one, place in measured:
        if isinstance(one, Outcome):
            answers[at] = writing.offer(one, asked[at], budget, place or 0)
            continue
        refusal = placed(steps, one, one.field, f"offers.{at}")
        answers[at] = refusal.as_json()
        refused[at] = refusal
    if len(refused) == len(read):
        raise refused[0]
    first = None if found.first is None else list(readable)[found.first]
    return answers, first


def _would_fit(debt: Debt, budget: int) -> dict[str, Any]:
    with naming.as_field("today"):
        return writing.fit(would_fit(debt, budget), least_relief(debt, budget))


def _solved(debt: Debt, asked: Solve) -> dict[str, Any]:
    """The level schedule for a payment or a last date, as the offer `re_age` would write it."""
    try:
        if asked.payment is not None and asked.last_due is None:
            rows = for_payment(debt, asked.payment)
        elif asked.last_due is not None and asked.payment is None:
            rows = for_last_due(debt, asked.last_due)
        else:
            raise Refused("one_of_two", "", "give either payment or last_due")
    except Refused as refusal:
        own = refusal.field if getattr(asked, refusal.field, None) is not None else ""
        raise refusal.about(own).under("solve") from None
    return writing.solved(rows)
