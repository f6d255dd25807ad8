"""`calendar`: pay days against due days, and the first day the account runs dry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Annotated, Any

from pydantic import Field

from planner.contract.fields import Amount, Day, Flag, Text, many, whole
from planner.contract.model import Model
from planner.dates import add_days
from planner.errors import Refused
from planner.household import Flow, Lack, by_day, every_month
from planner.money import yuan

DAYS_MOST = 400
FLOWS_MOST = 2000


class Moving(Model):
    """Money on one day, or on one day of every month."""

    on: Day | None = None
    day: Annotated[int, whole(1, 31)] | None = None
    amount: Amount
    name: Text = ""
    sure: Flag = True


class Paying(Model):
    """A payment to one debt; `auto` when it is debited without being asked."""

    debt: Text
    on: Day
    amount: Amount
    auto: Flag = False


Moves = Annotated[tuple[Moving, ...], many(0, FLOWS_MOST)]


class CalendarRequest(Model):
    """What is in hand, and what comes and goes on which day."""

    from_: Day = Field(alias="from")
    days: Annotated[int, whole(1, DAYS_MOST)]
    cash: Amount
    income: Moves = ()
    spending: Moves = ()
    payments: Annotated[tuple[Paying, ...], many(0, FLOWS_MOST)] = ()


def answer(request: Mapping[str, Any]) -> dict[str, Any]:
    """What is in hand day by day, and the first day it runs dry (收支日历).

    `income` and `spending` are dated (`on`) or on one `day` of every month, `payments` are dated;
    what is dated after the last day is not counted, what is dated before the first is refused.
    Income with `sure` false is not counted either: `unsure` says what it comes to, and which day
    would then be the first short one. `days` are those on which money moves; `first_short` the
    first that ends below zero; `tight` those on which an automatic debit before the pay would find
    too little. `windows` run from one pay day to the day before the next, without a pay day by
    calendar months; `left` is in − out of the window alone.

    >>> asked = {"from": "2026-11-26", "days": 30, "cash": "400.00"}
    >>> answer(asked | {"spending": [{"day": 1, "amount": "1800.00"}]})["first_short"]
    {'on': '2026-12-01', 'short': '1400.00'}
    """
    got = CalendarRequest.read(request)
    start = got.from_
    try:
        end = add_days(start, got.days - 1)
    except Refused as refusal:
        raise refusal.about("from") from None
    income = list(_flows(got.income, start, end, "income"))
    spending = list(_flows(got.spending, start, end, "spending"))
    found = by_day(start, end, got.cash, income, [*spending, *_payments(got.payments, start, end)])
    unsure = {"in": yuan(found.unsure), "first_short": _lack(found.short_with_unsure)}
    return {
        "days": [
            {
                "on": one.on.isoformat(),
                "in": yuan(one.into),
                "out": yuan(one.out),
                "balance": yuan(one.balance),
            }
            for one in found.days
        ],
        "first_short": _lack(found.first_short),
        "tight": [_lack(one) for one in found.tight],
        "unsure": unsure if found.unsure else None,
        "windows": [
            {
                "from": one.start.isoformat(),
                "to": one.end.isoformat(),
                "in": yuan(one.into),
                "out": yuan(one.out),
                "left": yuan(one.left),
            }
            for one in found.windows
        ],
        "by_month": found.by_month,
    }


def _flows(entries: Sequence[Moving], start: date, end: date, path: str) -> Iterator[Flow]:
    """Each entry on each of its days."""
    for at, one in enumerate(entries):
        if (one.on is None) == (one.day is None):
            raise Refused("one_of_two", f"{path}.{at}", "give either on or day")
        if one.day is not None:
            for on in every_month(one.day, start, end):
                yield Flow(on, one.amount, one.sure)
        elif one.on is not None and _within(one.on, start, end, f"{path}.{at}.on"):
            yield Flow(one.on, one.amount, one.sure)


def _payments(entries: Sequence[Paying], start: date, end: date) -> Iterator[Flow]:
    for at, one in enumerate(entries):
        if _within(one.on, start, end, f"payments.{at}.on"):
            yield Flow(one.on, one.amount, auto=one.auto)


def _within(on: date, start: date, end: date, path: str) -> bool:
    """Whether a day is looked at; what was due before the first day is not passed over."""
    if on < start:
        message = "is before from: put what is past into cash, what is late on the day it is paid"
        raise Refused("date_order", path, message, after=start.isoformat())
    return on <= end


def _lack(one: Lack | None) -> dict[str, str] | None:
    return {"on": one.on.isoformat(), "short": yuan(one.short)} if one else None
