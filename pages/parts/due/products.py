"""The kinds of product that a bill can be of, and the examples of what each charges."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from content.presets import Preset, every_preset, usual
from pages.parts.due.ways import Rates
from planner.card import Minimum

WAIT = 30  # days, until the next bill


class Product(StrEnum):
    """What the bill is of."""

    HUABEI = "huabei"
    LOAN = "loan"
    CARD = "card"
    OTHER = "other"

    @property
    def has_minimum(self) -> bool:
        """Whether less than the whole bill can be paid on time, by the product's own terms."""
        return self in (Product.HUABEI, Product.CARD)

    @property
    def has_split(self) -> bool:
        """Whether a part of the bill can be turned into instalments."""
        return self in (Product.HUABEI, Product.CARD)

    @property
    def presets(self) -> tuple[str, ...]:
        """The example products that its rates are taken from."""
        return PRESETS[self]


PRODUCTS = tuple(str(one) for one in Product)
PRESETS: dict[Product, tuple[str, ...]] = {
    Product.HUABEI: ("huabei_bill_3", "card_balance"),
    Product.LOAN: ("jiebei_level",),
    Product.CARD: ("card_balance", "card_instalment_12"),
    Product.OTHER: (),
}


def preset(name: str) -> Preset:
    """An example product by its id."""
    return next(one for one in every_preset() if one.id == name)


def example_of(one: Product, bill: int, periods: int | None = None) -> Rates:
    """The rates of a product as the published examples have them; what none says is None."""
    card = usual()
    if one is Product.OTHER:
        return Rates(None, WAIT)
    if one is Product.LOAN:
        return Rates(_late(preset("jiebei_level")), WAIT)
    split = preset("huabei_bill_3" if one is Product.HUABEI else "card_instalment_12")
    count = periods or split.periods or 0
    least = None
    if one is Product.CARD:
        floor = int(Decimal(card.minimum_floor) * 100)
        least = Minimum(Fraction(card.minimum_share), floor).of(bill)
    late = Fraction(card.minimum_rate if one is Product.CARD else card.late_rate)
    interest = Fraction(card.minimum_rate)
    return Rates(late, WAIT, True, least, interest, _fee(split, count), count)


def _fee(split: Preset, periods: int) -> Fraction | None:
    """The fee in all for so many instalments; None where no example has that number."""
    if split.rate.per == "period":
        return Fraction(split.rate.value) * periods
    same = (
        one
        for one in every_preset()
        if one.kind == split.kind and one.rate.per == "total" and one.periods == periods
    )
    return next((Fraction(one.rate.value) for one in same), None)


def _late(one: Preset) -> Fraction | None:
    """What being late costs a day: the rate of a day, so many times."""
    if one.overdue is None or one.overdue.multiplier is None or one.rate.per != "day":
        return None
    return Fraction(one.rate.value) * Fraction(one.overdue.multiplier)
