"""First figures where a reader has typed none: out of the examples, never a rule of law."""

from dataclasses import dataclass
from functools import cache

from content.presets.preset import every_preset


@dataclass(frozen=True)
class Usual:
    """A card's minimum and daily rate, a late rate a day; fractions and yuan in text."""

    minimum_share: str
    minimum_floor: str
    minimum_rate: str
    late_rate: str


@cache
def usual() -> Usual:
    """The example card's minimum, and the first example that is late at a rate a day."""
    card = next(one for one in every_preset() if one.minimum is not None)
    late = (one.overdue.rate for one in every_preset() if one.overdue is not None)
    daily = next(rate for rate in late if rate is not None and rate.per == "day")
    assert card.minimum is not None
    return Usual(card.minimum.fraction, card.minimum.floor, card.rate.value, daily.value)
