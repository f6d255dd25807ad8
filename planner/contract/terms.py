"""The terms of one loan as a `schedule` request spells them."""

from __future__ import annotations

from datetime import date
from typing import Any

from planner import dates, money
from planner.contract.fields import Amount, Choice, Day, Many, Number, Table, Text, Whole
from planner.dates import DayCount
from planner.errors import Refused
from planner.loan import PERIODS_MOST, Fee, FeeWhen, Method, Per, Rate, Terms, stepped
from planner.money import Rounding

RATE = Table(
    {"value": Number(), "per": Choice(tuple(Per))},
    example='{"value": "0.12", "per": "year"}',
)


FEE = Table(
    {
        "amount": Amount(),
        "fraction_of_principal": Number(10),
        "when": Choice(tuple(FeeWhen)),
        "name": Text(),
    },
    {"amount": None, "fraction_of_principal": None, "name": ""},
)


EVERY = Table({"months": Whole(1, 120), "days": Whole(1, 3660)}, {"months": None, "days": None})


FIELDS: dict[str, Any] = {
    "principal": Amount(least=1),
    "method": Choice(tuple(Method)),
    "rate": RATE,
    "periods": Whole(1, PERIODS_MOST),
    "start": Day(),
    "first_due": Day(),
    "every": EVERY,
    "due_dates": Many(Day(), 1, PERIODS_MOST),
    "day_count": Choice(tuple(DayCount)),
    "rounding": Choice(tuple(Rounding)),
    "payment_multiple": Amount(least=1),
    "fees": Many(FEE, 0, 50),
}


OPTIONAL: dict[str, Any] = {
    "first_due": None,
    "every": None,
    "due_dates": None,
    "day_count": "30/360",
    "rounding": None,
    "payment_multiple": 0,
    "fees": [],
}


REQUEST = Table(FIELDS, OPTIONAL)


# Inside another request, a schedule request may still carry its own verb.
NESTED_FIELDS: dict[str, Any] = {"do": Choice(("schedule",))} | FIELDS


NESTED_OPTIONAL: dict[str, Any] = {"do": None} | OPTIONAL


NESTED = Table(NESTED_FIELDS, NESTED_OPTIONAL)


def from_fields(got: dict[str, Any]) -> Terms:
    """Terms from fields already read one by one; refuses what does not fit together."""
    rate = Rate(got["rate"]["value"], Per(got["rate"]["per"]))
    method, count = Method(got["method"]), DayCount(got["day_count"])
    usual = Rounding.DOWN if method == Method.FLAT_FEE else Rounding.HALF_UP
    if rate.per == Per.TOTAL and method != Method.FLAT_FEE:
        raise Refused("rate_per", "rate.per", 'a "total" rate belongs to flat_fee only')
    periodic = rate.per == Per.PERIOD
    if periodic and method != Method.FLAT_FEE and count != DayCount.THIRTY_360:
        raise Refused("rate_per", "rate.per", "a rate per period has no day count")
    if got["payment_multiple"] and method != Method.LEVEL_PAYMENT:
        message = f"rounds a level payment up; it has no place with {method}"
        raise Refused("one_of_two", "payment_multiple", message)
    due, anchor, step = _due_dates(got)
    return Terms(
        principal=got["principal"],
        method=method,
        rate=rate,
        due=due,
        start=got["start"],
        anchor=anchor,
        step=step,
        day_count=count,
        rounding=Rounding(got["rounding"] or usual),
        payment_multiple=got["payment_multiple"],
        fees=tuple(_fees(got["fees"], got["principal"])),
    )


def _fees(entries: list[dict[str, Any]], principal: int) -> list[Fee]:
    found = []
    for at, entry in enumerate(entries):
        amount, share = entry["amount"], entry["fraction_of_principal"]
        if (amount is None) == (share is None):
            message = "give either amount or fraction_of_principal"
            raise Refused("one_of_two", f"fees.{at}", message)
        value = amount if share is None else money.part(principal, share)
        found.append(Fee(value, FeeWhen(entry["when"]), entry["name"]))
    if sum(fee.amount for fee in found if fee.when != FeeWhen.EACH_PERIOD) >= principal:
        raise Refused(
            "fees_eat_loan", "fees", "the fees taken at the start leave nothing of the loan"
        )
    return found


def _due_dates(got: dict[str, Any]) -> tuple[tuple[date, ...], int, tuple[str, int] | None]:
    if got["due_dates"] is not None:
        return _listed(got)
    start, first = got["start"], got["first_due"]
    unit, size = step_of(got["every"])
    if first is not None and first <= start:
        raise Refused("date_order", "first_due", "must be after start", after=start.isoformat())
    anchor = (first or start).day
    if first is None:
        first = stepped(start, unit, size, 1, anchor)
    return dates.calendar(first, unit, size, got["periods"], anchor), anchor, (unit, size)


def _listed(got: dict[str, Any]) -> tuple[tuple[date, ...], int, None]:
    first = got["first_due"]
    if first not in (None, got["due_dates"][0]) or got["every"] is not None:
        raise Refused("one_of_two", "due_dates", "give due_dates or first_due and every, not both")
    due = tuple(got["due_dates"])
    if len(due) != got["periods"]:
        raise Refused("count_differs", "due_dates", "must hold one date per period")
    for at, (before, day) in enumerate(zip((got["start"], *due), due, strict=False)):
        if day <= before:
            raise Refused("date_order", f"due_dates.{at}", "must be after the date before it")
    return due, max(day.day for day in due), None


def step_of(every: dict[str, Any] | None) -> tuple[str, int]:
    """The step between due dates, ("months", 1) unless said otherwise."""
    if every is None:
        return "months", 1
    if (every["months"] is None) == (every["days"] is None):
        raise Refused("one_of_two", "every", "give either months or days")
    return ("months", every["months"]) if every["months"] else ("days", every["days"])


def read(request: object, path: str = "") -> Terms:
    """Terms from the JSON of a `schedule` request."""
    try:
        return from_fields(REQUEST.read(request, ""))
    except Refused as refusal:
        raise refusal.under(path) from None
