"""The overdue terms as requests give them: penalty, charges, order."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Annotated

from pydantic import AfterValidator

from planner.arrears import PARTS, Charge, Late, Part, Penalty, PenaltyOn
from planner.contract.fields import Amount, Flag, Number, Text, choice, made, many, number, whole
from planner.contract.model import Model
from planner.dates import DayCount, Ends
from planner.errors import Refused
from planner.loan import Per, Rate


class DatedRateFields(Model):
    """A rate that days can be counted with."""

    example = '{"value": "0.12", "per": "year"}'
    value: Number
    per: Annotated[Per, choice((Per.DAY, Per.MONTH, Per.YEAR))]


DatedRate = Annotated[Rate, made(DatedRateFields)]


class RateNeeded(Model):
    """A rate that has to be given."""

    rate: DatedRate


class RatePerhaps(Model):
    """A rate that may be left out."""

    rate: DatedRate | None = None


class Growth(Model):
    """How days are counted, and whether interest bears interest."""

    compound_unpaid_interest: Flag = False
    day_count: Annotated[DayCount, choice(DayCount)] = DayCount.ACTUAL_360
    count: Annotated[Ends, choice(Ends)] = Ends.ONE


class OnOverdue(Model):
    """A penalty as a multiple of a rate, on which part, and from when."""

    contract_rate: DatedRate | None = None
    multiplier: Annotated[Fraction, number(100)] = Fraction(1)
    on: Annotated[PenaltyOn, choice(PenaltyOn)] = PenaltyOn.PRINCIPAL
    grace_days: Annotated[int, whole(0, 366)] = 0


class PenaltyFields(OnOverdue, Growth, RatePerhaps):
    """The penalty on what is overdue; without a rate, a multiple of the contract's own."""


class ChargeFields(Model):
    """A fee for being late."""

    amount: Amount | None = None
    fraction: Annotated[Fraction, number(10)] | None = None
    floor: Amount = 0
    cap: Amount | None = None
    after_days: Annotated[int, whole(0, 3660)] = 0
    every_days: Annotated[int, whole(1, 3660)] | None = None
    times: Annotated[int, whole(1, 3660)] | None = None
    name: Text = ""


def once_each(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """An order with every part in it: those left out come last."""
    for at, part in enumerate(parts):
        if part in parts[:at]:
            raise Refused("twice", str(at), "is given twice")
    return (*parts, *(part for part in PARTS if part not in parts))


# Parts of a debt, each once, in the order that a payment covers them; absent ones last.
Order = Annotated[
    tuple[Annotated[Part, choice(Part)], ...],
    many(1, len(PARTS), unique=True),
    AfterValidator(once_each),
]


class Turn(Model):
    """An order that begins on a later day overdue."""

    days: Annotated[int, whole(1, 3660)]
    order: Order


Charges = Annotated[tuple[ChargeFields, ...], many(0, 10)]
Turns = Annotated[tuple[Turn, ...], many(0, 5)]


class LateFields(Model):
    """What the contract says about being late."""

    penalty: PenaltyFields | None = None
    charges: Charges = ()
    order: Order = PARTS
    order_from: Turns = ()


def penalty(got: PenaltyFields, own: Rate | None, path: str) -> Penalty:
    """A penalty from its fields; without a rate, the contract's own is multiplied."""
    if got.contract_rate and got.rate:
        raise Refused("one_of_two", f"{path}.contract_rate", "give either rate or contract_rate")
    rate = got.rate or got.contract_rate or own
    if rate is None or rate.per in (Per.PERIOD, Per.TOTAL):
        raise Refused("missing", f"{path}.rate", "needs a rate per day, month or year")
    return Penalty(
        Rate(rate.value * got.multiplier, rate.per),
        got.on,
        got.compound_unpaid_interest,
        got.grace_days,
        got.day_count,
        got.count,
    )


def charge(got: ChargeFields, path: str) -> Charge:
    """One charge; refuses both or neither of amount and fraction."""
    if (got.amount is None) == (got.fraction is None):
        raise Refused("one_of_two", path, "give either amount or fraction")
    if got.times is not None and got.every_days is None:
        raise Refused("missing", f"{path}.every_days", "is needed with times")
    return Charge(**vars(got))


def charges(entries: Sequence[ChargeFields], path: str) -> tuple[Charge, ...]:
    """Every charge of a list."""
    return tuple(charge(entry, f"{path}.{at}") for at, entry in enumerate(entries))


def turns(entries: Sequence[Turn], path: str) -> tuple[tuple[int, tuple[Part, ...]], ...]:
    """Orders that begin on a later day overdue; the days must rise."""
    for at, (one, after) in enumerate(pairwise(entries), 1):
        if after.days <= one.days:
            raise Refused("date_order", f"{path}.{at}.days", "must be more than the one before")
    return tuple((entry.days, entry.order) for entry in entries)


def late(got: LateFields | None, own: Rate, path: str) -> Late:
    """Overdue terms from their fields; without a penalty the contract's rate runs on, assumed."""
    asked = got or LateFields()
    if asked.penalty is None:
        plain = own.per in (Per.DAY, Per.MONTH, Per.YEAR)
        growth = Penalty(own if plain else Rate(Fraction(0), Per.DAY))
    else:
        growth = penalty(asked.penalty, own, f"{path}.penalty")
    found = charges(asked.charges, f"{path}.charges")
    after = turns(asked.order_from, f"{path}.order_from")
    return Late(growth, found, asked.order, after, asked.penalty is None)
