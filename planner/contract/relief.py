"""`relief`: offers for one debt, measured side by side."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import accumulate, pairwise
from typing import Any

from planner.arrears import Late, Penalty
from planner.contract import naming, overdue_terms, writing
from planner.contract.fields import Amount, Day, Many, Table
from planner.contract.nested import WithSchedule
from planner.contract.offers import Offer
from planner.contract.settle import PAID
from planner.contract.terms import OPTIONAL, from_fields
from planner.errors import Refused
from planner.loan import Rate, Row, Terms, build
from planner.money import yuan
from planner.relief import (
    Debt,
    Outcome,
    Step,
    for_last_due,
    for_payment,
    least_relief,
    outcome,
    ranked,
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
        "offers": Many(Offer(), 1, 40),
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
    with naming.of_schedule(got, "debt"):
        paid = _instalments_paid(got["paid"], loan, today)
    asked = got["overdue"] or overdue_terms.LATE.read({}, "")
    charges = overdue_terms.charges(asked["charges"], "debt.overdue.charges")
    turns = overdue_terms.turns(asked["order_from"], "debt.overdue.order_from")
    if asked["penalty"] is None:
        plain = loan.rate.per in ("day", "month", "year")
        penalty = Penalty(loan.rate if plain else Rate(Fraction(0), "day"))
    else:
        penalty = overdue_terms.penalty(asked["penalty"], loan.rate, "debt.overdue.penalty")
    assumed = asked["penalty"] is None
    return Debt(loan, paid, Late(penalty, charges, tuple(asked["order"]), turns, assumed), today)


def _instalments_paid(paid: int | list[dict[str, Any]], loan: Terms, today: date) -> int:
    """How many instalments dated payments make up, in order; refused unless they are whole."""
    if isinstance(paid, int):
        return paid
    for at, (before, day) in enumerate(pairwise([loan.start, *(one["on"] for one in paid)])):
        if day < before or day > today:
            message = "dates must rise from start, and not pass today"
            raise Refused("date_order", f"paid.{at}.on", message)
    rows = build(loan).rows
    sums = list(accumulate((row.payment for row in rows), initial=0))
    given = list(accumulate(one["amount"] for one in paid))
    for at, (one, so_far) in enumerate(zip(paid, given, strict=True)):
        _in_time(rows, sums, one["on"], so_far - one["amount"], so_far, at)
    if given and given[-1] not in sums:
        message = "must add up to whole instalments; else give how many were paid in full"
        raise Refused("not_whole_instalments", "paid", message)
    return sums.index(given[-1]) if given else 0


def _in_time(
    rows: Sequence[Row], sums: list[int], on: date, before: int, after: int, at: int
) -> None:
    """Refuse a payment after the due day it was for, or beyond the instalment that was running.

    A late one has cost a penalty, an early one may have spared interest: a count of instalments
    would drop either without a word.
    """
    running = bisect_right(sums, before) - 1
    if running < len(rows) and rows[running].due < on:
        message = "was paid after its due day, which has a price; see `overdue`, or give a number"
        raise Refused("paid_late", f"paid.{at}.on", message)
    allowed = next(
        (end for row, end in zip(rows, sums[1:], strict=True) if row.due >= on), sums[-1]
    )
    if after > allowed:
        message = "is more than the instalment of those days; give a number of instalments"
        raise Refused("paid_ahead", f"paid.{at}.amount", message)


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
    got = REQUEST.read(request, "")
    debt, budget = debt_of(got["debt"], got["today"]), got["budget"]
    with naming.of_schedule(got["debt"], "debt"):
        debt.unpaid  # noqa: B018  builds the schedule, so that its refusals are about the debt
    outcomes = _outcomes(debt, got["offers"])
    places = ranked(outcomes, budget)
    ask_before = debt.today if debt.missed else debt.ahead[0].due
    best = places.index(1)
    good = not outcomes[best].leaves_overdue and outcomes[best].affordable(budget) is True
    return {
        "contract_total": yuan(debt.contract_total),
        "owed_today": yuan(debt.owed_today),
        "overdue_terms_assumed": debt.late.assumed,
        "offers": [
            writing.offer(one, asked, budget, place, ask_before)
            for one, asked, place in zip(outcomes, request["offers"], places, strict=True)
        ],
        "recommended": best if good else None,
        "would_fit": None if budget is None else _would_fit(debt, budget),
    } | ({} if got["solve"] is None else {"solved": _solved(debt, got["solve"])})


def _outcomes(debt: Debt, offers: list[list[Step]]) -> list[Outcome]:
    found = []
    for at, steps in enumerate(offers):
        try:
            found.append(outcome(debt, steps))
        except Refused as refusal:
            raise refusal.about(_asked_field(refusal.field, steps, at)) from None
    return found


def _asked_field(field: str, steps: list[Step], at: int) -> str:
    """The field as the request spells it, where an offer may be written in several ways."""
    for step in steps:
        if field.startswith(f"{step.path}."):
            own = field.removeprefix(f"{step.path}.")
            return f"{step.path}.{step.ask.get('spelt', {}).get(own, own)}"
    return field if field.startswith(f"offers.{at}") else f"offers.{at}"


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
