"""What an `overdue` request holds: missed instalments, a card, a judgment."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Annotated

from pydantic import AfterValidator, Field

from planner.arrears import PARTS, Judgment, Missed
from planner.card import Kind, Minimum, Posted
from planner.contract import overdue_terms
from planner.contract.fields import (
    Amount,
    Day,
    Number,
    Positive,
    Share,
    choice,
    either,
    made,
    many,
    whole,
)
from planner.contract.model import Model
from planner.contract.payments import Paid


class MissedFields(Model):
    """An instalment that is due and was not paid."""

    due: Day
    principal: Amount
    interest: Amount = 0
    fee: Amount = 0


class ItemFields(Model):
    """One item of a card's bill."""

    posted: Day
    amount: Positive
    kind: Annotated[Kind, choice(Kind)] = Kind.PURCHASE


class CardMinimum(Model):
    """The minimum payment of a bill."""

    fraction: Share
    floor: Amount = 0


class OnCard(Model):
    """A card's items, its days and its minimum."""

    purchases: Annotated[tuple[Annotated[Posted, made(ItemFields)], ...], many(1, 600)]
    statement: Day
    due: Day
    minimum: Annotated[Minimum, made(CardMinimum)]
    default_fee: overdue_terms.ChargeFields | None = None
    grace_days: Annotated[int, whole(0, 30)] = 0
    tolerance: Amount = 0


class CardFields(OnCard, overdue_terms.Growth, overdue_terms.RateNeeded):
    """A credit card that was not paid in full."""


class JudgmentFields(Model):
    """The sum a court set, the last day to pay it, and what a day after that costs."""

    amount: Positive
    from_: Day = Field(alias="from")
    daily: Number


def of_court(amount: int, from_: date, daily: Fraction) -> Judgment:
    """A judgment as the arithmetic takes it."""
    return Judgment(amount, from_, daily)


class OverdueRequest(Model):
    """What was missed, the terms for being late, payments since, and the days asked about."""

    missed: Annotated[tuple[Annotated[Missed, made(MissedFields)], ...], many(1, 600)] | None = None
    penalty: overdue_terms.PenaltyFields | None = None
    rate: overdue_terms.DatedRate | None = None
    charges: overdue_terms.Charges = ()
    card: CardFields | None = None
    judgment: Annotated[Judgment, made(JudgmentFields, of_court)] | None = None
    payments: Annotated[tuple[Paid, ...], many(0, 600)] = ()
    order: overdue_terms.Order = PARTS
    order_from: overdue_terms.Turns = ()
    as_of: Annotated[
        tuple[date, ...],
        either({str: Day, list: Annotated[tuple[Day, ...], many(1, 400)]}),
        AfterValidator(lambda got: got if isinstance(got, tuple) else (got,)),
    ]
