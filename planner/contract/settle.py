"""`settle`: the sum that clears a loan on one day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Annotated, Any

from planner.arrears import pay_off_late, was_late
from planner.contract import naming, overdue_terms, writing
from planner.contract.early_fee import EarlyFeeFields, early_fee
from planner.contract.fields import Day, choice
from planner.contract.model import Model
from planner.contract.nested import WithSchedule
from planner.contract.payments import SoFar
from planner.contract.terms import from_fields
from planner.errors import Refused
from planner.loan import InterestRule, Payment, build, pay_off, payoff_rate
from planner.money import yuan


class SettleBeside(Model):
    """What a settlement asks beside the loan."""

    paid: SoFar = 0
    on: Day
    early_fee: EarlyFeeFields | None = None
    interest_rule: Annotated[InterestRule, choice(InterestRule)] = InterestRule.DAYS_USED
    overdue: overdue_terms.LateFields | None = None


class SettleRequest(SettleBeside, WithSchedule):
    """A loan, what was paid of it, and the day on which it is to be cleared."""

    beside = SettleBeside


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
    got = SettleRequest.read(request)
    with naming.of_schedule(got):
        loan, on, paid = from_fields(got), got.on, got.paid
        build(loan)
    if on < loan.start:
        raise Refused("date_order", "on", "must not be before start", after=loan.start.isoformat())
    if not isinstance(paid, int):
        _in_order(paid, loan.start, on)
    early, rule = early_fee(got.early_fee), got.interest_rule
    terms = overdue_terms.late(got.overdue, loan.rate, "overdue")
    with naming.of_schedule(got):
        late = was_late(loan, paid, on)
        if late:
            found = pay_off_late(loan, paid, on, rule, early, terms)
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
        "overdue_terms_assumed": late and terms.assumed,
    }


def _in_order(payments: tuple[Payment, ...], start: date, on: date) -> None:
    for at, (before, day) in enumerate(pairwise([start, *(day for day, _ in payments)])):
        if day < before or day > on:
            message = "dates must rise from start, and not pass the day of settlement"
            raise Refused("date_order", f"paid.{at}.on", message)
