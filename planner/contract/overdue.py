"""`overdue`: what missed instalments, an unpaid card or a judgment have grown to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any

from planner.arrears import Applied, Charge, Late, Missed, Penalty, add, follow
from planner.card import Bill, Card, run
from planner.contract import overdue_terms, writing
from planner.contract.overdue_fields import CardFields, OverdueRequest
from planner.dates import add_months
from planner.errors import Refused
from planner.loan import PERIODS_MOST, Per, Rate
from planner.money import yuan


def answer(request: Mapping[str, Any]) -> dict[str, Any]:
    """What missed instalments have grown to, and where payments went (逾期).

    Takes `missed` and `penalty`, or `card`, or only `judgment`; money in yuan. Raises `Refused`.
    Equations: `planner.arrears`, `planner.card`.

    >>> late = {"missed": [{"due": "2026-05-10", "principal": "5000.00"}],
    ...         "penalty": {"rate": {"value": "0.0005", "per": "day"}}, "as_of": ["2026-05-14"]}
    >>> answer(late)["owed"][0]["penalty"]
    '10.00'
    """
    got = OverdueRequest.read(request)
    days, payments = got.as_of, got.payments
    for at, (one, after) in enumerate(pairwise(days), 1):
        if after <= one:
            raise Refused("date_order", f"as_of.{at}", "dates must rise")
    bills: list[Bill] = []
    if got.card is not None:
        plastic, terms = _card(got, got.card, max([*days, *(on for on, _ in payments)]))
        owed, applied, bills = run(plastic, terms, days, payments)
    else:
        missed, terms = _missed(got)
        owed, applied = follow(missed, terms, days, payments)
    if got.judgment is not None:
        court = got.judgment._replace(amount=got.judgment.amount - _before(got, applied))
        owed, applied = add(court, owed, applied)
    found = writing.owed(owed, applied)
    return found if got.card is None else found | {"statements": _statements(bills)}


def _before(got: OverdueRequest, applied: list[Applied]) -> int:
    """What was paid on a judgment before its last day: then nothing extra runs on it."""
    if got.missed is not None or got.card is not None or got.judgment is None:
        return 0
    return sum(sum(one.parts.values()) for one in applied if one.on < got.judgment.start)


def _missed(got: OverdueRequest) -> tuple[tuple[Missed, ...], Late]:
    asked, missed = got.judgment, got.missed
    only_judged = asked is not None and missed is None
    for name in ("missed", "penalty"):
        if getattr(got, name) is None and not only_judged:
            raise Refused("missing", name, "is needed")
    if asked is not None and missed is None:
        missed = (Missed(asked.start, asked.amount),)
    penalty = Penalty(Rate(Fraction(0), Per.DAY))
    if got.penalty is not None:
        if got.rate and (got.penalty.rate or got.penalty.contract_rate):
            raise Refused("one_of_two", "rate", "the penalty has a rate of its own")
        penalty = overdue_terms.penalty(got.penalty, got.rate, "penalty")
    elif got.rate is not None:
        raise Refused("missing", "penalty", "is needed with rate")
    return missed or (), _late(got, penalty)


def _late(got: OverdueRequest, penalty: Penalty) -> Late:
    turns = overdue_terms.turns(got.order_from, "order_from")
    return Late(penalty, overdue_terms.charges(got.charges, "charges"), got.order, turns)


def _card(got: OverdueRequest, asked: CardFields, end: date) -> tuple[Card, Late]:
    for name in ("missed", "penalty", "rate", "charges"):
        if getattr(got, name):
            raise Refused("one_of_two", name, "belongs to missed instalments, not to a card")
    first, due = asked.statement, asked.due
    if not first <= due < add_months(first, 1, first.day):
        message = "must be from the statement on, and before the next statement"
        raise Refused("date_order", "card.due", message)
    if due + timedelta(asked.grace_days) >= add_months(first, 1, first.day):
        message = "must end before the next statement"
        raise Refused("out_of_range", "card.grace_days", message)
    if end > add_months(first, PERIODS_MOST):
        raise Refused("out_of_range", "as_of", f"at most {PERIODS_MOST} months after the statement")
    fee = asked.default_fee
    growing = Penalty(
        asked.rate,
        compound_unpaid_interest=asked.compound_unpaid_interest,
        day_count=asked.day_count,
        count=asked.count,
    )
    found = Card(
        asked.purchases,
        growing,
        first,
        due,
        asked.minimum,
        Charge(amount=0) if fee is None else overdue_terms.charge(fee, "card.default_fee"),
        asked.grace_days,
        asked.tolerance,
    )
    return found, _late(got, growing)


def _statements(bills: list[Bill]) -> list[dict[str, str]]:
    return [
        {
            "on": bill.on.isoformat(),
            "due": bill.due.isoformat(),
            "balance": yuan(bill.balance),
            "interest": yuan(bill.interest),
            "minimum": yuan(bill.minimum),
        }
        for bill in bills
    ]
