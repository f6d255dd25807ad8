"""A loan, missed instalments, a payment, a bill: each written as the request that asks about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from planner import dates
from planner.arrears import PARTS, Charge, Late, Missed
from planner.errors import Refused
from planner.loan import Fee, FeeWhen, Printed, Rate, Terms, stepped
from planner.money import yuan

Request = dict[str, object]
DIGITS_MOST = 30  # longer than any rate that can be typed
STEP_MOST = {"months": 120, "days": 3660}  # as a request may have them


def exact(value: Fraction) -> str:
    """A rate or a share as a decimal, 3/200 as "0.015"; refused where no decimal is exact."""
    for digits in range(DIGITS_MOST):
        if 10**digits % value.denominator == 0:
            units = value.numerator * (10**digits // value.denominator)
            whole, rest = divmod(units, 10**digits)
            return f"{whole}.{rest:0{digits}d}" if digits else str(whole)
    raise Refused("not_a_number", "rate", "has no exact decimal")


def rate(one: Rate) -> Request:
    """A rate and what it is counted per."""
    return {"value": exact(one.value), "per": str(one.per)}


def schedule(terms: Terms) -> Request:
    """A loan as the verb `schedule` asks for it."""
    if any(terms.layout):
        raise Refused("unknown_field", "layout", "a request has no words for it")
    found: Request = {
        "do": "schedule",
        "principal": yuan(terms.principal),
        "method": str(terms.method),
        "rate": rate(terms.rate),
        "periods": terms.periods,
        "start": terms.start.isoformat(),
        **_due(terms),
        "day_count": str(terms.day_count),
        "rounding": str(terms.rounding),
    }
    if terms.payment_multiple:
        found["payment_multiple"] = yuan(terms.payment_multiple)
    if terms.fees:
        found["fees"] = [_fee(one) for one in terms.fees]
    return found


def _due(terms: Terms) -> Request:
    """The due dates by the first of them and their step, or one by one."""
    if terms.due[0] <= terms.start:
        raise Refused("date_order", "first_due", "must be after start")
    listed = [day.isoformat() for day in terms.due]
    if terms.step is None:
        return {"due_dates": listed}
    unit, size = terms.step
    every: Request = {"every": {unit: size}}
    if size > STEP_MOST[unit]:
        return {"due_dates": listed}
    if terms.anchor == terms.start.day and terms.due[0] == stepped(
        terms.start, unit, size, 1, terms.anchor
    ):
        return every
    first = terms.due[0]
    if dates.calendar(first, unit, size, terms.periods, first.day) == terms.due:
        return {"first_due": first.isoformat(), **every}
    return {"due_dates": listed}


def _fee(one: Fee) -> Request:
    named = {"name": one.name} if one.name else {}
    return {"amount": yuan(one.amount), "when": str(FeeWhen(one.when)), **named}


def late(one: Late) -> Request:
    """What a contract says of being late; its own rate when it says nothing."""
    growth = one.penalty
    found: Request = {
        "penalty": {
            "rate": rate(growth.rate),
            "on": str(growth.on),
            "grace_days": growth.grace_days,
            "compound_unpaid_interest": growth.compound_unpaid_interest,
            "day_count": str(growth.day_count),
            "count": str(growth.count),
        }
    }
    if one.charges:
        found["charges"] = [_charge(each) for each in one.charges]
    if one.order != PARTS:
        found["order"] = [str(part) for part in one.order]
    if one.turns:
        found["order_from"] = [
            {"days": days, "order": [str(part) for part in order]} for days, order in one.turns
        ]
    return found


def _charge(one: Charge) -> Request:
    found: Request = {"floor": yuan(one.floor), "after_days": one.after_days}
    amounts = {"amount": one.amount, "cap": one.cap}
    found |= {key: yuan(value) for key, value in amounts.items() if value is not None}
    counts = {"every_days": one.every_days, "times": one.times}
    found |= {key: value for key, value in counts.items() if value is not None}
    return found if one.fraction is None else found | {"fraction": exact(one.fraction)}


def true_rate(flows: Sequence[int]) -> Request:
    """What was received (positive) and paid (negative) each period, as `true_rate` asks for it."""
    rows = [{"at": at, "amount": yuan(amount)} for at, amount in enumerate(flows) if amount]
    return {"do": "true_rate", "flows": rows}


def overdue(missed: Sequence[Missed], terms: Late, days: Sequence[date]) -> Request:
    """What missed instalments have grown to on some days, as the verb `overdue` asks for it."""
    rows = [
        {
            "due": one.due.isoformat(),
            "principal": yuan(one.principal),
            "interest": yuan(one.interest),
            "fee": yuan(one.fee),
        }
        for one in missed
    ]
    asked = [day.isoformat() for day in days]
    return {"do": "overdue", "missed": rows, **late(terms), "as_of": asked}


def allocate(amount: int, owed: Mapping[str, int], order: Sequence[str]) -> Request:
    """One payment over the parts of a debt, as the verb `allocate` asks for it."""
    parts = {part: yuan(value) for part, value in owed.items()}
    return {"do": "allocate", "amount": yuan(amount), "owed": parts, "order": list(map(str, order))}


def match(terms: Terms, rows: Sequence[Printed]) -> Request:
    """A bill's lines beside their loan; the day count and the rounding are what is looked for."""
    looked_for = ("do", "day_count", "rounding")
    loan = {key: one for key, one in schedule(terms).items() if key not in looked_for}
    return {"do": "match", **loan, "rows": [_printed(one) for one in rows]}


def _printed(one: Printed) -> Request:
    found: Request = {}
    for name, value in one._asdict().items():
        if isinstance(value, date):
            found[name] = value.isoformat()
        elif value is not None:
            found[name] = value if name in ("number", "days") else yuan(value)
    return found
