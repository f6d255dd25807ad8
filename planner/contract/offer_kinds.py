"""What the fields of offers have in common: kinds of their own, and fields that many share."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, ClassVar, get_type_hints

from annotated_types import Ge, Le
from pydantic import Field

from planner import relief
from planner.contract.fields import (
    AMOUNT,
    Amount,
    Day,
    Flag,
    Leaf,
    Number,
    Share,
    choice,
    either,
    number,
    whole,
)
from planner.contract.model import Model
from planner.contract.terms import AnyRate
from planner.errors import Refused
from planner.loan import Per
from planner.money import fen
from planner.relief import Offer as Value

FLAT_PER = (Per.PERIOD, Per.TOTAL)


def limits(value: type, name: str) -> Leaf:
    """A whole number within the limits that a value's field declares."""
    marks = get_type_hints(value, include_extras=True)[name].__metadata__
    least = next(int(str(one.ge)) for one in marks if isinstance(one, Ge))
    most = next(int(str(one.le)) for one in marks if isinstance(one, Le))
    return whole(least, most)


def plain_amount(value: object) -> int:
    """Yuan where a fraction could stand too: below one yuan, "0.50" could mean either."""
    found = fen(value, "")
    if 0 < found < 100:
        message = 'an amount or a fraction? write {"amount": …} or the fraction by its name'
        raise Refused("ambiguous", "", message)
    return found


PlainAmount = Annotated[int, Leaf(plain_amount, AMOUNT)]
Periods = Annotated[int, limits(relief.ReAge, "periods")]


class FlatFields(Model):
    """A fee on the first sum, per period or in total."""

    value: Number
    per: Annotated[Per, choice(FLAT_PER)]


class OneFee(Model):
    """A fee as an amount or as a fraction of the principal."""

    amount: Amount | None = None
    fraction_of_principal: Annotated[Fraction, number(10)] | None = None


class HowMuch(Model):
    """A part to be waived: a fraction or an amount."""

    fraction: Share | None = None
    amount: Amount | None = None


Waived = Annotated[bool | int | HowMuch, either({bool: Flag, str: PlainAmount, dict: HowMuch})]


class OfferFields(Model):
    """One offer as requests give it; most make their value from the fields as they are read."""

    makes: ClassVar[type[Value]]

    def value(self, path: str) -> Value:
        """The offer as the arithmetic takes it; refuses fields that do not fit together."""
        return self.makes(**vars(self))

    def given(self) -> frozenset[str]:
        """The fields that say something, as the request spells them."""
        return frozenset(key.rstrip("_") for key, one in vars(self).items() if one is not None)

    @classmethod
    def is_bare(cls) -> bool:
        """Whether the offer's name alone says all."""
        return not any(field.is_required() for field in cls.model_fields.values())


class WithFee(OfferFields):
    """What the lender asks for agreeing, and when it is paid."""

    fee: Amount = 0
    fee_on: Day | None = None


class To(OfferFields):
    """The day on which something ends, or to which it moves."""

    to: Day


class NewRate(OfferFields):
    """A rate from now on; without one, the contract's."""

    rate: AnyRate | None = None


class InPeriods(OfferFields):
    """How many instalments there will be."""

    periods: Periods


class FirstDue(OfferFields):
    """The first of the new due days."""

    first_due: Day | None = None


class From(OfferFields):
    """The day on which something begins."""

    from_: Day = Field(alias="from")
