"""The debts of a plan as requests give them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Annotated, Any

from pydantic import Field

from planner import money
from planner.contract.fields import (
    Amount,
    Day,
    Flag,
    Share,
    Text,
    choice,
    either,
    many,
    number,
    whole,
)
from planner.contract.model import Model
from planner.contract.overdue_terms import DatedRate, DatedRateFields
from planner.errors import Refused
from planner.household import FlatFee, Harm, Liability, due_month, rates_by_month
from planner.loan import Rate


class DebtMinimum(Model):
    """The least that is asked: a fraction of the balance, and a floor."""

    fraction: Share
    floor: Amount = 0


class FromDay(Model):
    """The day from which something holds, under either name."""

    from_: Day | None = Field(None, alias="from")
    on: Day | None = None

    @property
    def word(self) -> str:
        """The name that was used."""
        return "on" if self.from_ is None else "from"

    def day(self, path: str) -> date:
        """The day; refuses both names, and neither."""
        found = self.from_ or self.on
        if found is None or (self.from_ and self.on):
            raise Refused("one_of_two", path, "give either from or on")
        return found


class Step(DatedRateFields, FromDay):
    """A rate from a day on."""

    example = ""


class Due(Model):
    """A payment that is left to make."""

    on: Day
    amount: Amount


class FlatFeeFields(Model):
    """A fee of the same amount in each period that is left."""

    amount: Amount | None = None
    fraction: Annotated[Fraction, number(10)] | None = None
    periods_left: Annotated[int, whole(1, 600)]


HARM = Annotated[Harm, choice(Harm)]
Harms = Annotated[tuple[HARM, ...], many(1, len(Harm))]
Steps = Annotated[tuple[Step, ...], many(1, 100)]


class DebtFields(Model):
    """One of many debts: by its balance and rate, its flat fee, or what is left to pay."""

    name: Text
    balance: Amount | None = None
    rate: Annotated[Rate | tuple[Step, ...], either({dict: DatedRate, list: Steps})] | None = None
    minimum: Annotated[int | DebtMinimum, either({str: Amount, dict: DebtMinimum})] | None = None
    priority: Flag = False
    harm: Annotated[Harm | tuple[Harm, ...], either({str: HARM, list: Harms})] = Harm("none")
    rank: Annotated[int, whole(0, 1000)] | None = None
    asks: Amount | None = None
    late_days: Annotated[int, whole(0, 36_500)] = 0
    due_on: Day | None = None
    free_until: Day | None = None
    payments: Annotated[tuple[Due, ...], many(1, 600)] | None = None
    flat_fee: FlatFeeFields | None = None


MONTHS = {"year": Fraction(1, 12), "month": Fraction(1), "day": Fraction(30)}


def due_days(entries: Sequence[DebtFields]) -> list[date]:
    """The next due day of each debt that has one; a day that is past already is none."""
    found = [one.due_on for one in entries if one.due_on]
    for one in entries:
        days = [payment.on for payment in one.payments or ()]
        if days and one.late_days:
            today = min(days).toordinal() + one.late_days
            days = [day for day in days if day.toordinal() > today]
        found += [min(days)] if days else []
    return found


def liability(
    one: DebtFields, rank: int, priority: bool, start: date | None, path: str
) -> Liability:
    """One debt as the household counts with it. Raises `Refused`."""
    _check(one, path)
    common: dict[str, Any] = {
        "name": one.name,
        "priority": one.priority or priority,
        "harms": one.harm if isinstance(one.harm, tuple) else (one.harm,),
        "rank": rank,
        "asks": one.asks,
        "late_days": one.late_days,
    }
    if one.payments:
        return Liability(**common, **_dues(one, one.payments, start, path))
    least, balance = one.minimum or 0, one.balance or 0
    floor, share = (least, Fraction(0)) if isinstance(least, int) else (least.floor, least.fraction)
    common |= {"balance": balance, "floor": floor, "share": share}
    if one.flat_fee:
        return Liability(**common, fee=_fee(one.flat_fee, balance, f"{path}.flat_fee"))
    rate, rates = _rates(one, start, path)
    return Liability(**common, rate=rate, rates=rates)


def _check(one: DebtFields, path: str) -> None:
    """Which fields belong together; a debt must be known by one of three kinds of terms."""
    kind = next((name for name in ("payments", "flat_fee") if getattr(one, name)), "")
    others = {"payments": ("flat_fee", "rate", "minimum", "free_until")}
    for name in others.get(kind, ("rate", "free_until") if kind else ()):
        if getattr(one, name) is not None:
            raise Refused("one_of_two", f"{path}.{name}", f"has no meaning beside {kind}")
    for name in () if kind == "payments" else ("balance", "rate", "minimum"):
        known = kind and name != "balance"
        asked = name == "minimum" and one.asks is not None
        if getattr(one, name) is None and not known and not asked:
            raise Refused("missing", f"{path}.{name}", "is needed")


def _dues(
    one: DebtFields, payments: Sequence[Due], start: date | None, path: str
) -> dict[str, Any]:
    """What is left to pay, by month; its days give the plan dates, unless all are past."""
    total = sum(payment.amount for payment in payments)
    if one.balance not in (None, total):
        raise Refused("one_of_two", f"{path}.balance", "is not the sum of payments; leave it out")
    if start is None:
        raise Refused("missing", "start", "is needed where nothing is due after today")
    due = [(due_month(payment.on, start), payment.amount) for payment in payments]
    return {"balance": total, "dues": tuple(sorted(due))}


def _fee(got: FlatFeeFields, balance: int, path: str) -> FlatFee:
    if (got.amount is None) == (got.fraction is None):
        raise Refused("one_of_two", path, "give either amount or fraction")
    amount = money.part(balance, got.fraction) if got.fraction is not None else got.amount or 0
    return FlatFee(amount, got.periods_left)


def _rates(
    one: DebtFields, start: date | None, path: str
) -> tuple[Fraction, tuple[tuple[int, Fraction], ...]]:
    """Month 1's rate and where it changes."""
    rate, free = one.rate or (), one.free_until
    if isinstance(rate, Rate) and free is None:
        return _monthly(rate), ()
    if start is None:
        raise Refused("missing", "start", "is needed where a rate has dates")
    dated = _dated(rate, start, f"{path}.rate")
    if free is not None:
        at_first = [rate for day, rate in dated if day <= free] or [dated[0][1]]
        later = [(day, rate) for day, rate in dated if day > free]
        dated = [(date.min, Fraction(0)), (free, at_first[-1]), *later]
    return rates_by_month(dated, start)


def _dated(rate: Rate | tuple[Step, ...], start: date, path: str) -> list[tuple[date, Fraction]]:
    """A rate by the day from which it holds."""
    if isinstance(rate, Rate):
        return [(date.min, _monthly(rate))]
    days = [step.day(f"{path}.{at}") for at, step in enumerate(rate)]
    if days[0] > start:
        raise Refused("date_order", f"{path}.0.{rate[0].word}", "must not be after start")
    for at, (before, after) in enumerate(pairwise(days), 1):
        if after <= before:
            raise Refused("date_order", f"{path}.{at}.{rate[at].word}", "dates must rise")
    return list(zip(days, map(_monthly, rate), strict=True))


def _monthly(rate: Rate | Step) -> Fraction:
    return rate.value * MONTHS[rate.per]
