"""The fields of each offer of `relief`, and the value they make."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Any

from pydantic import Field

from planner import relief
from planner.contract import naming
from planner.contract.early_fee import EarlyFeeFields, early_fee
from planner.contract.fields import Amount, Day, Leaf, Positive, Share, choice, either, made, many
from planner.contract.model import Model
from planner.contract.nested import OwnVerb, WithSchedule
from planner.contract.offer_kinds import (
    FLAT_PER,
    FirstDue,
    FlatFields,
    From,
    InPeriods,
    NewRate,
    OfferFields,
    OneFee,
    Periods,
    PlainAmount,
    To,
    Waived,
    WithFee,
    limits,
)
from planner.contract.terms import AnyRate, from_fields
from planner.errors import Refused
from planner.loan import Rate
from planner.relief import Offer as Value


class Contract(OfferFields):
    """Go on as agreed."""

    makes = relief.Contract


class PayArrearsNow(OfferFields):
    """Pay what is overdue, then go on as agreed."""

    makes = relief.PayArrearsNow


class DoNothing(OfferFields):
    """Pay nothing."""

    makes = relief.DoNothing


class MoveDueDate(WithFee, To):
    """The due day moves."""

    makes = relief.MoveDueDate


class Defer(WithFee):
    """Months without principal."""

    makes = relief.Defer
    months: Annotated[int, limits(relief.Defer, "months")]
    interest: Annotated[relief.PausedInterest, choice(relief.PausedInterest)]


class InterestOnly(OfferFields):
    """Months in which only the interest is paid."""

    makes = relief.InterestOnly
    months: Annotated[int, limits(relief.InterestOnly, "months")]


class ExtendTerm(NewRate, InPeriods):
    """More instalments."""

    makes = relief.ExtendTerm
    fee: Annotated[int | OneFee, either({str: PlainAmount, dict: OneFee})] = 0

    def value(self, path: str) -> Value:
        return relief.ExtendTerm(self.periods, self.rate, _fee(self.fee, f"{path}.fee"))


def _fee(got: int | OneFee, path: str) -> int | Fraction:
    """A fee as an amount, or as a fraction of the principal."""
    if isinstance(got, int):
        return got
    amount, share = got.amount, got.fraction_of_principal
    if amount is not None and share is None:
        return amount
    if amount is not None or share is None:
        raise Refused("one_of_two", path, "give either amount or fraction_of_principal")
    return share


class Instalments(FirstDue, NewRate, InPeriods):
    """What is overdue, or all of it, in instalments."""

    makes = relief.Instalments
    flat_fee: Annotated[Rate, made(FlatFields)] | None = None
    on: Annotated[relief.Spread, choice(relief.Spread)]

    def value(self, path: str) -> Value:
        rate, flat = self.rate, self.flat_fee
        if not flat and rate is not None and rate.per in FLAT_PER:
            # Per period or in total it is a fee on the first sum, not interest on what is left.
            rate, flat = None, rate
        return relief.Instalments(self.periods, self.on, rate, flat, self.first_due)


class ReAge(FirstDue, NewRate, InPeriods):
    """What is owed becomes a new loan, and nothing is overdue."""

    makes = relief.ReAge
    interest_on: Annotated[relief.InterestOn, choice(relief.InterestOn)] = relief.InterestOn.ALL


class Waive(OfferFields):
    """Something is forgiven: both parts alike, or each by its own figure."""

    makes = relief.Waive
    penalty: Waived = False
    interest: Waived = False
    fraction: Share | None = None
    amount: Amount | None = None


class PartsFields(FirstDue, InPeriods):
    """A settlement in parts."""


class SettleFor(OfferFields):
    """One sum, or some, and nothing is left."""

    makes = relief.SettleFor
    amount: Positive | None = None
    fraction: Share | None = None
    on: Day | None = None
    in_: PartsFields | None = Field(None, alias="in")

    def value(self, path: str) -> Value:
        if (self.amount is None) == (self.fraction is None):
            code = "missing" if self.amount is None else "one_of_two"
            raise Refused(code, f"{path}.amount", "give either amount or fraction")
        parts = None if self.in_ is None else relief.Parts(**vars(self.in_))
        return relief.SettleFor(self.amount, self.on, self.fraction, parts)


class InterestPause(WithFee, To, From):
    """Nothing is charged between two days."""

    makes = relief.InterestPause

    def value(self, path: str) -> Value:
        return relief.InterestPause(self.from_, self.to, self.fee, self.fee_on)


class PrincipalFirst(OfferFields):
    """Payments go to the principal first."""

    makes = relief.PrincipalFirst
    payment: Positive | None = None


class MinimumPayment(OfferFields):
    """Only the minimum of a card is paid."""

    makes = relief.MinimumPayment
    fraction: Share
    floor: Amount = 0
    rate: AnyRate | None = None


class RefinanceBeside(OfferFields):
    """What ending the old loan costs."""

    early_fee: EarlyFeeFields | None = None


class Refinance(RefinanceBeside, WithSchedule, OwnVerb):
    """A new loan pays the old one."""

    makes = relief.Refinance
    beside = RefinanceBeside

    def value(self, path: str) -> Value:
        with naming.of_schedule(self, path):
            loan = from_fields(self)
        return relief.Refinance(loan, early_fee(self.early_fee, f"{path}.early_fee"))


class PartNow(OfferFields):
    """A part now, then any other offer."""

    makes = relief.PartNow
    amount: Positive
    then: Annotated[Any, Leaf(lambda value: value, {"type": ["string", "object", "array"]})]


class StepFields(Model):
    """So many months at one payment."""

    months: Periods
    payment: Amount


class Steps(OfferFields):
    """Payments that change by steps."""

    makes = relief.Steps
    amounts: Annotated[tuple[Annotated[relief.Step, made(StepFields)], ...], many(1, 24)]
    rest: Annotated[relief.Rest, choice(relief.Rest)]


class Prepay(OfferFields):
    """More than is due, on one day."""

    makes = relief.Prepay
    amount: Positive
    on: Day
    keep: Annotated[relief.Keep, choice(relief.Keep)]
    early_fee: EarlyFeeFields | None = None

    def value(self, path: str) -> Value:
        fee = early_fee(self.early_fee, f"{path}.early_fee")
        return relief.Prepay(self.amount, self.on, self.keep, fee)


OFFERS: dict[str, type[OfferFields]] = {
    "contract": Contract,
    "pay_arrears_now": PayArrearsNow,
    "do_nothing": DoNothing,
    "move_due_date": MoveDueDate,
    "defer": Defer,
    "interest_only": InterestOnly,
    "extend_term": ExtendTerm,
    "instalments": Instalments,
    "re_age": ReAge,
    "waive": Waive,
    "settle_for": SettleFor,
    "interest_pause": InterestPause,
    "principal_first": PrincipalFirst,
    "minimum_payment": MinimumPayment,
    "refinance": Refinance,
    "part_now": PartNow,
    "steps": Steps,
    "prepay": Prepay,
}
