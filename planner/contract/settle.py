"""`settle`: the sum that clears a loan on one day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any

from planner.arrears import pay_off_late, was_late
from planner.contract import naming, overdue_terms, writing
from planner.contract.fields import Amount, Choice, Day, Many, Number, Table, Text, Whole
from planner.contract.kinds import Either
from planner.contract.nested import WithSchedule
from planner.contract.terms import OPTIONAL, from_fields
from planner.errors import Refused
from planner.loan import (
    PERIODS_MOST,
    EarlyFee,
    EarlyKind,
    InterestRule,
    Payment,
    build,
    pay_off,
    payoff_rate,
)
from planner.money import yuan

EARLY_FEE = Table(
    {
        "kind": Choice(tuple(EarlyKind)),
        "fraction": Number(10),
        "amount": Amount(),
        "value": Text(20),
    },
    {"fraction": None, "amount": None, "value": None},
)
PAYMENT = Table({"on": Day(), "amount": Amount(1)})
PAYMENTS = Many(PAYMENT, 0, 1200)
PAID = Either({int: Whole(0, PERIODS_MOST), list: PAYMENTS})
REQUEST = WithSchedule(
    Table(
        {
            "paid": PAID,
            "on": Day(),
            "early_fee": EARLY_FEE,
            "interest_rule": Choice(tuple(InterestRule)),
            "overdue": overdue_terms.LATE,
        },
        {"paid": 0, "early_fee": None, "interest_rule": "days_used", "overdue": None},
    ),
    OPTIONAL,
    verb=False,
)


def early_fee(got: dict[str, Any] | None, path: str = "early_fee") -> EarlyFee:
    """The early fee of a request; refuses a figure that its kind does not need."""
    if got is None:
        return EarlyFee()
    wanted = {"fraction_of_principal": "fraction", "amount": "amount"}.get(got["kind"])
    if got["value"] is not None and wanted is not None and got[wanted] is None:
        kind = EARLY_FEE.fields[wanted]
        got = got | {wanted: kind.read(got["value"], f"{path}.value"), "value": None}
    for name in ("fraction", "amount", "value"):
        if name == wanted and got[name] is None:
            raise Refused("missing", f"{path}.{name}", f"is needed with {got['kind']}")
        if name != wanted and got[name] is not None:
            raise Refused("one_of_two", f"{path}.{name}", f"has no place with {got['kind']}")
    return EarlyFee(EarlyKind(got["kind"]), got["fraction"] or Fraction(0), got["amount"] or 0)


def answer(request: Mapping[str, Any]) -> dict[str, Any]:
    """What clears a loan on one day, and what that saves (提前结清).

    A `schedule` request with `paid` (instalments, or [{on, amount}]), `on`, `early_fee` {kind,
    fraction, amount or value}, `interest_rule` and `overdue` as in `relief`. Yuan; total =
    principal + interest + penalty + fee, saved = what the contract still asks − total. Equations:
    `planner.loan.payoff`, `planner.arrears.clearing`. Raises `Refused`.

    >>> loan = {"principal": "12000.00", "method": "flat_fee", "periods": 12,
    ...         "rate": {"value": "0.006", "per": "period"}, "start": "2026-01-10"}
    >>> answer(loan | {"paid": 6, "on": "2026-07-10"})["saved"]
    '432.00'
    """
    got = REQUEST.read(request, "")
    with naming.of_schedule(got):
        loan, on, paid = from_fields(got), got["on"], got["paid"]
        build(loan)
    if on < loan.start:
        raise Refused("date_order", "on", "must not be before start", after=loan.start.isoformat())
    if not isinstance(paid, int):
        paid = _dated(paid, loan.start, on)
    early, rule = early_fee(got["early_fee"]), InterestRule(got["interest_rule"])
    asked = got["overdue"] and overdue_terms.late(got["overdue"], loan.rate, "overdue")
    with naming.of_schedule(got):
        late = was_late(loan, paid, on)
        if late and asked:
            found = pay_off_late(loan, paid, on, rule, early, asked)
        else:
            found = pay_off(loan, paid, on, rule, early)
    return {
        "on": on.isoformat(),
        "principal": yuan(found.principal),
        "interest": yuan(found.interest),
        "penalty": yuan(found.penalty),
        "fee": yuan(found.fee),
        "early_fee": yuan(found.early_fee),
        "total": yuan(found.total),
        "contract_left": yuan(found.contract_left),
        "saved": yuan(found.contract_left - found.total),
        "true_rate": writing.true_rate(payoff_rate(loan, found, on)),
        "overdue_terms_assumed": late and (asked is None or asked.assumed),
    }


def _dated(paid: list[dict[str, Any]], start: date, on: date) -> list[Payment]:
    payments = [(one["on"], one["amount"]) for one in paid]
    for at, (before, day) in enumerate(pairwise([start, *(day for day, _ in payments)])):
        if day < before or day > on:
            message = "dates must rise from start, and not pass the day of settlement"
            raise Refused("date_order", f"paid.{at}.on", message)
    return payments
