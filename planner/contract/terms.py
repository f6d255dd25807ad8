"""The terms of one loan as a `schedule` request spells them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Annotated

from planner import dates, money
from planner.contract.fields import (
    Amount,
    Day,
    Number,
    Positive,
    Text,
    choice,
    made,
    many,
    number,
    whole,
)
from planner.contract.model import Model
from planner.dates import DayCount
from planner.errors import Refused
from planner.loan import PERIODS_MOST, Fee, FeeWhen, Method, Per, Rate, Terms, stepped
from planner.money import Rounding


class RateFields(Model):
    """A rate and what it is counted per."""

    example = '{"value": "0.12", "per": "year"}'
    value: Number
    per: Annotated[Per, choice(Per)]


class FeeFields(Model):
    """A fee beside interest, as an amount or as a fraction of the principal."""

    amount: Amount | None = None
    fraction_of_principal: Annotated[Fraction, number(10)] | None = None
    when: Annotated[FeeWhen, choice(FeeWhen)]
    name: Text = ""


class Every(Model):
    """The step between due dates."""

    months: Annotated[int, whole(1, 120)] | None = None
    days: Annotated[int, whole(1, 3660)] | None = None


AnyRate = Annotated[Rate, made(RateFields)]
Periods = Annotated[int, whole(1, PERIODS_MOST)]


class ScheduleRequest(Model):
    """The terms of one loan."""

    principal: Positive
    method: Annotated[Method, choice(Method)]
    rate: AnyRate
    periods: Periods
    start: Day
    first_due: Day | None = None
    every: Every | None = None
    due_dates: Annotated[tuple[Day, ...], many(1, PERIODS_MOST)] | None = None
    day_count: Annotated[DayCount, choice(DayCount)] | None = None
    rounding: Annotated[Rounding, choice(Rounding)] | None = None
    payment_multiple: Positive = 0
    fees: Annotated[tuple[FeeFields, ...], many(0, 50)] = ()


def from_fields(got: ScheduleRequest) -> Terms:
    """Terms from fields already read one by one; refuses what does not fit together."""
    rate, method, count = got.rate, got.method, got.day_count or DayCount.THIRTY_360
    usual = Rounding.DOWN if method == Method.FLAT_FEE else Rounding.HALF_UP
    if rate.per == Per.TOTAL and method != Method.FLAT_FEE:
        raise Refused("rate_per", "rate.per", 'a "total" rate belongs to flat_fee only')
    periodic = rate.per == Per.PERIOD
    if periodic and method != Method.FLAT_FEE and count != DayCount.THIRTY_360:
        raise Refused("rate_per", "rate.per", "a rate per period has no day count")
    if got.payment_multiple and method != Method.LEVEL_PAYMENT:
        message = f"rounds a level payment up; it has no place with {method}"
        raise Refused("one_of_two", "payment_multiple", message)
    due, anchor, step = _due_dates(got)
    return Terms(
        principal=got.principal,
        method=method,
        rate=rate,
        due=due,
        start=got.start,
        anchor=anchor,
        step=step,
        day_count=count,
        rounding=got.rounding or usual,
        payment_multiple=got.payment_multiple,
        fees=tuple(_fees(got)),
    )


def _fees(got: ScheduleRequest) -> list[Fee]:
    found = []
    for at, entry in enumerate(got.fees):
        value = amount_or_part(entry, got.principal, f"fees.{at}")
        found.append(Fee(value, entry.when, entry.name))
    if sum(fee.amount for fee in found if fee.when != FeeWhen.EACH_PERIOD) >= got.principal:
        raise Refused(
            "fees_eat_loan", "fees", "the fees taken at the start leave nothing of the loan"
        )
    return found


def amount_or_part(entry: FeeFields, principal: int, path: str) -> int:
    """A fee in fen."""
    amount, share = entry.amount, entry.fraction_of_principal
    if share is None and amount is not None:
        return amount
    if share is None or amount is not None:
        raise Refused("one_of_two", path, "give either amount or fraction_of_principal")
    return money.part(principal, share)


def _due_dates(got: ScheduleRequest) -> tuple[tuple[date, ...], int, tuple[str, int] | None]:
    if got.due_dates is not None:
        return _listed(got, got.due_dates)
    start, first = got.start, got.first_due
    unit, size = step_of(got.every)
    if first is not None and first <= start:
        raise Refused("date_order", "first_due", "must be after start", after=start.isoformat())
    anchor = (first or start).day
    if first is None:
        first = stepped(start, unit, size, 1, anchor)
    return dates.calendar(first, unit, size, got.periods, anchor), anchor, (unit, size)


def _listed(got: ScheduleRequest, due: tuple[date, ...]) -> tuple[tuple[date, ...], int, None]:
    if got.first_due not in (None, due[0]) or got.every is not None:
        raise Refused("one_of_two", "due_dates", "give due_dates or first_due and every, not both")
    if len(due) != got.periods:
        raise Refused("count_differs", "due_dates", "must hold one date per period")
    for at, (before, day) in enumerate(zip((got.start, *due), due, strict=False)):
        if day <= before:
            raise Refused("date_order", f"due_dates.{at}", "must be after the date before it")
    return due, max(day.day for day in due), None


def step_of(every: Every | None) -> tuple[str, int]:
    """The step between due dates, ("months", 1) unless said otherwise."""
    if every is None:
        return "months", 1
    if (every.months is None) == (every.days is None):
        raise Refused("one_of_two", "every", "give either months or days")
    return ("months", every.months) if every.months else ("days", every.days or 0)
