"""The debts of a plan as requests give them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any

from planner import money
from planner.contract.fields import Amount, Choice, Day, Flag, Many, Number, Table, Text, Whole
from planner.contract.kinds import Either
from planner.contract.overdue_terms import RATE
from planner.errors import Refused
from planner.household import FlatFee, Harm, Liability, due_month, rates_by_month

MINIMUM = Either(
    {str: Amount(), dict: Table({"fraction": Number(1), "floor": Amount()}, {"floor": 0})}
)
HARM = Choice(tuple(Harm))
STEP = Table({"from": Day(), "on": Day(), **RATE.fields}, {"from": None, "on": None})
PAYMENT = Table({"on": Day(), "amount": Amount()})
FEE = Table(
    {"amount": Amount(), "fraction": Number(10), "periods_left": Whole(1, 600)},
    {"amount": None, "fraction": None},
)
OPTIONAL: dict[str, Any] = {
    "balance": None,
    "rate": None,
    "minimum": None,
    "priority": False,
    "harm": "none",
    "rank": None,
    "asks": None,
    "late_days": 0,
    "due_on": None,
    "free_until": None,
    "payments": None,
    "flat_fee": None,
}
DEBT = Table(
    {
        "name": Text(),
        "balance": Amount(),
        "rate": Either({dict: RATE, list: Many(STEP, 1, 100)}),
        "minimum": MINIMUM,
        "priority": Flag(),
        "harm": Either({str: HARM, list: Many(HARM, 1, len(Harm))}),
        "rank": Whole(0, 1000),
        "asks": Amount(),
        "late_days": Whole(0, 36_500),
        "due_on": Day(),
        "free_until": Day(),
        "payments": Many(PAYMENT, 1, 600),
        "flat_fee": FEE,
    },
    OPTIONAL,
)
MONTHS = {"year": Fraction(1, 12), "month": Fraction(1), "day": Fraction(30)}


def due_days(entries: list[dict[str, Any]]) -> list[date]:
    """The next due day of each debt that has one; a day that is past already is none."""
    found = [one["due_on"] for one in entries if one["due_on"]]
    for one in entries:
        days = [payment["on"] for payment in one["payments"] or []]
        if days and one["late_days"]:
            today = min(days).toordinal() + one["late_days"]
            days = [day for day in days if day.toordinal() > today]
        found += [min(days)] if days else []
    return found


def liability(one: dict[str, Any], rank: int, start: date | None, path: str) -> Liability:
    """One debt as the household counts with it. Raises `Refused`."""
    _check(one, path)
    harm = one["harm"]
    common: dict[str, Any] = {
        "name": one["name"],
        "priority": one["priority"],
        "harms": (Harm(harm),) if isinstance(harm, str) else tuple(map(Harm, harm)),
        "rank": rank,
        "asks": one["asks"],
        "late_days": one["late_days"],
    }
    if one["payments"]:
        return Liability(**common, **_dues(one, start, path))
    least = one["minimum"] or 0
    floor, share = (least, Fraction(0)) if isinstance(least, int) else _minimum(least)
    common |= {"balance": one["balance"], "floor": floor, "share": share}
    if one["flat_fee"]:
        return Liability(**common, fee=_fee(one, f"{path}.flat_fee"))
    rate, rates = _rates(one, start, path)
    return Liability(**common, rate=rate, rates=rates)


def _minimum(least: dict[str, Any]) -> tuple[int, Fraction]:
    return least["floor"], least["fraction"]


def _check(one: dict[str, Any], path: str) -> None:
    """Which fields belong together; a debt must be known by one of three kinds of terms."""
    kind = next((name for name in ("payments", "flat_fee") if one[name]), "")
    others = {"payments": ("flat_fee", "rate", "minimum", "free_until")}
    for name in others.get(kind, ("rate", "free_until") if kind else ()):
        if one[name] is not None:
            raise Refused("one_of_two", f"{path}.{name}", f"has no meaning beside {kind}")
    for name in () if kind == "payments" else ("balance", "rate", "minimum"):
        known = kind and name != "balance"
        if one[name] is None and not known and not (name == "minimum" and one["asks"] is not None):
            raise Refused("missing", f"{path}.{name}", "is needed")


def _dues(one: dict[str, Any], start: date | None, path: str) -> dict[str, Any]:
    """What is left to pay, by month; such a plan has dates."""
    total = sum(payment["amount"] for payment in one["payments"])
    if one["balance"] not in (None, total):
        raise Refused("one_of_two", f"{path}.balance", "is not the sum of payments; leave it out")
    if start is None:
        raise Refused("missing", "start", "is needed where nothing is due after today")
    due = [(due_month(payment["on"], start), payment["amount"]) for payment in one["payments"]]
    return {"balance": total, "dues": tuple(sorted(due))}


def _fee(one: dict[str, Any], path: str) -> FlatFee:
    got = one["flat_fee"]
    if (got["amount"] is None) == (got["fraction"] is None):
        raise Refused("one_of_two", path, "give either amount or fraction")
    amount = got["amount"]
    if amount is None:
        amount = money.part(one["balance"], got["fraction"])
    return FlatFee(amount, got["periods_left"])


def _rates(
    one: dict[str, Any], start: date | None, path: str
) -> tuple[Fraction, tuple[tuple[int, Fraction], ...]]:
    """Month 1's rate and where it changes."""
    if isinstance(one["rate"], dict) and one["free_until"] is None:
        return _monthly(one["rate"]), ()
    if start is None:
        raise Refused("missing", "start", "is needed where a rate has dates")
    dated = _dated(one["rate"], start, f"{path}.rate")
    free = one["free_until"]
    if free is not None:
        at_first = [rate for day, rate in dated if day <= free] or [dated[0][1]]
        later = [(day, rate) for day, rate in dated if day > free]
        dated = [(date.min, Fraction(0)), (free, at_first[-1]), *later]
    return rates_by_month(dated, start)


def _dated(
    rate: dict[str, Any] | list[dict[str, Any]], start: date, path: str
) -> list[tuple[date, Fraction]]:
    """A rate by the day from which it holds."""
    if isinstance(rate, dict):
        return [(date.min, _monthly(rate))]
    for at, step in enumerate(rate):
        if (step["from"] is None) == (step["on"] is None):
            raise Refused("one_of_two", f"{path}.{at}", "give either from or on")
    found = [(step["from"] or step["on"], _monthly(step)) for step in rate]
    words = ["on" if step["from"] is None else "from" for step in rate]
    if found[0][0] > start:
        raise Refused("date_order", f"{path}.0.{words[0]}", "must not be after start")
    for at, (before, after) in enumerate(pairwise(found), 1):
        if after[0] <= before[0]:
            raise Refused("date_order", f"{path}.{at}.{words[at]}", "dates must rise")
    return found


def _monthly(rate: dict[str, Any]) -> Fraction:
    value: Fraction = rate["value"] * MONTHS[rate["per"]]
    return value
