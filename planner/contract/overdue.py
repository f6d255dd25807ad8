"""`overdue`: what missed instalments, an unpaid card or a judgment have grown to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any

from planner.arrears import Applied, Charge, Judgment, Late, Missed, Penalty, add, follow
from planner.card import Bill, Card, Kind, Minimum, Posted, run
from planner.contract import overdue_terms, writing
from planner.contract.fields import Amount, Choice, Day, Many, Number, Table, Whole
from planner.contract.kinds import Either
from planner.dates import add_months
from planner.errors import Refused
from planner.loan import PERIODS_MOST, Per, Rate
from planner.money import yuan

MISSED = Table(
    {"due": Day(), "principal": Amount(), "interest": Amount(), "fee": Amount()},
    {"interest": 0, "fee": 0},
)
ITEM = Table(
    {"posted": Day(), "amount": Amount(1), "kind": Choice(tuple(Kind))}, {"kind": "purchase"}
)
MINIMUM = Table({"fraction": Number(1), "floor": Amount()}, {"floor": 0})
CARD = Table(
    overdue_terms.GROWTH_FIELDS
    | {
        "purchases": Many(ITEM, 1, 600),
        "statement": Day(),
        "due": Day(),
        "minimum": MINIMUM,
        "default_fee": overdue_terms.CHARGE,
        "grace_days": Whole(0, 30),
        "tolerance": Amount(),
    },
    overdue_terms.GROWTH_OPTIONAL | {"default_fee": None, "grace_days": 0, "tolerance": 0},
)
JUDGMENT = Table({"amount": Amount(1), "from": Day(), "daily": Number()})
REQUEST = Table(
    {
        "missed": Many(MISSED, 1, 600),
        "penalty": overdue_terms.PENALTY,
        "rate": overdue_terms.RATE,
        "charges": Many(overdue_terms.CHARGE, 0, 10),
        "card": CARD,
        "judgment": JUDGMENT,
        "payments": Many(Table({"on": Day(), "amount": Amount(1)}), 0, 600),
        "order": overdue_terms.ORDER,
        "order_from": overdue_terms.ORDER_FROM,
        "as_of": Either({str: Day(), list: Many(Day(), 1, 400)}),
    },
    {
        "missed": None,
        "penalty": None,
        "rate": None,
        "card": None,
        "judgment": None,
        "charges": [],
        "payments": [],
    }
    | overdue_terms.ORDER_OPTIONAL,
)


def answer(request: Mapping[str, Any]) -> dict[str, Any]:
    """What missed instalments have grown to, and where payments went (逾期).

    Takes `missed` and `penalty`, or `card`, or only `judgment`; money in yuan. Raises `Refused`.
    Equations: `planner.arrears`, `planner.card`.

    >>> late = {"missed": [{"due": "2026-05-10", "principal": "5000.00"}],
    ...         "penalty": {"rate": {"value": "0.0005", "per": "day"}}, "as_of": ["2026-05-14"]}
    >>> answer(late)["owed"][0]["penalty"]
    '10.00'
    """
    got = REQUEST.read(request, "")
    days = got["as_of"] if isinstance(got["as_of"], list) else [got["as_of"]]
    payments = [(one["on"], one["amount"]) for one in got["payments"]]
    for at, (one, after) in enumerate(pairwise(days), 1):
        if after <= one:
            raise Refused("date_order", f"as_of.{at}", "dates must rise")
    bills: list[Bill] = []
    if got["card"] is not None:
        plastic, terms = _card(got, max([*days, *(on for on, _ in payments)]))
        owed, applied, bills = run(plastic, terms, days, payments)
    else:
        missed, terms = _missed(got)
        owed, applied = follow(missed, terms, days, payments)
    if got["judgment"] is not None:
        asked = got["judgment"]
        court = Judgment(asked["amount"] - _before(got, applied), asked["from"], asked["daily"])
        owed, applied = add(court, owed, applied)
    found = writing.owed(owed, applied)
    return found if got["card"] is None else found | {"statements": _statements(bills)}


def _before(got: dict[str, Any], applied: list[Applied]) -> int:
    """What was paid on a judgment before its last day: then nothing extra runs on it."""
    if got["missed"] is not None or got["card"] is not None:
        return 0
    return sum(sum(one.parts.values()) for one in applied if one.on < got["judgment"]["from"])


def _missed(got: dict[str, Any]) -> tuple[list[Missed], Late]:
    asked, only_judged = got["judgment"], got["judgment"] is not None and got["missed"] is None
    for name in ("missed", "penalty"):
        if got[name] is None and not only_judged:
            raise Refused("missing", name, "is needed")
    if only_judged:
        missed = [Missed(asked["from"], asked["amount"])]
        penalty = Penalty(Rate(Fraction(0), Per.DAY))
    else:
        missed = [Missed(**entry) for entry in got["missed"]]
    if got["penalty"] is not None:
        own = None if got["rate"] is None else overdue_terms.rate_of(got["rate"])
        if own and (got["penalty"]["rate"] or got["penalty"]["contract_rate"]):
            raise Refused("one_of_two", "rate", "the penalty has a rate of its own")
        penalty = overdue_terms.penalty(got["penalty"], own, "penalty")
    elif got["rate"] is not None:
        raise Refused("missing", "penalty", "is needed with rate")
    return missed, _late(got, penalty)


def _late(got: dict[str, Any], penalty: Penalty) -> Late:
    turns = overdue_terms.turns(got["order_from"], "order_from")
    return Late(
        penalty, overdue_terms.charges(got["charges"], "charges"), tuple(got["order"]), turns
    )


def _card(got: dict[str, Any], end: date) -> tuple[Card, Late]:
    asked = got["card"]
    for name in ("missed", "penalty", "rate", "charges"):
        if got[name]:
            raise Refused("one_of_two", name, "belongs to missed instalments, not to a card")
    first, due = asked["statement"], asked["due"]
    if not first <= due < add_months(first, 1, first.day):
        message = "must be from the statement on, and before the next statement"
        raise Refused("date_order", "card.due", message)
    if due + timedelta(asked["grace_days"]) >= add_months(first, 1, first.day):
        message = "must end before the next statement"
        raise Refused("out_of_range", "card.grace_days", message)
    if end > add_months(first, PERIODS_MOST):
        raise Refused("out_of_range", "as_of", f"at most {PERIODS_MOST} months after the statement")
    fee = asked["default_fee"]
    growth = {key: asked[key] for key in overdue_terms.GROWTH_FIELDS}
    growing = overdue_terms.penalty(growth, None, "card")
    found = Card(
        tuple(_posted(item) for item in asked["purchases"]),
        growing,
        first,
        due,
        Minimum(asked["minimum"]["fraction"], asked["minimum"]["floor"]),
        Charge(amount=0) if fee is None else overdue_terms.charge(fee, "card.default_fee"),
        asked["grace_days"],
        asked["tolerance"],
    )
    return found, _late(got, growing)


def _posted(item: dict[str, Any]) -> Posted:
    return Posted(item["posted"], item["amount"], Kind(item["kind"]))


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
