"""Real products as editable examples (presets.yaml here). Never a promise of a price."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from content.files import FOLDER, Entry, read_entries, wrong

PRESETS = FOLDER / "presets" / "presets.yaml"
KINDS = ("loan", "bill_instalment", "card_instalment", "card")
CARDS = ("card_instalment", "card")  # what the rules on bank credit cards are about
METHODS = ("level_payment", "level_principal", "flat_fee", "interest_first", "minimum_payment")
PERS = ("day", "month", "year", "period", "total")
ROUNDINGS = ("half_up", "half_even", "down", "up")
DAY_COUNTS = ("30/360", "actual/360", "actual/365", "actual/actual")
CONFIDENCES = ("P", "S", "S-low", "own")
VARIES = ("borrower", "lender", "contract")


@dataclass(frozen=True)
class Rate:
    """A rate as an exact fraction in text ("0.0005") and what it is per (day, period, total …)."""

    value: str
    per: str


@dataclass(frozen=True)
class Overdue:
    """What being late costs: a penalty rate, or a multiple of the contract's rate, or unknown."""

    rate: Rate | None
    multiplier: str | None


@dataclass(frozen=True)
class Minimum:
    """A card's minimum payment: a fraction of the balance and a floor in yuan."""

    fraction: str
    floor: str


@dataclass(frozen=True)
class Preset:
    """One example product; amounts are yuan texts, as the planner takes them.

    `facts` are the rules that its note states.
    """

    id: str
    name: dict[str, str]
    kind: str
    method: str
    rate: Rate
    periods: int | None
    principal: str
    day_count: str
    rounding: str
    overdue: Overdue | None
    minimum: Minimum | None
    as_of: str
    source: dict[str, str]
    confidence: str
    varies_by: tuple[str, ...]
    checked_on: date
    recheck_by: date
    note: dict[str, str]
    facts: tuple[str, ...]

    @property
    def is_example(self) -> bool:
        """True unless a contract's own text gave the figures: show 示例，以合同为准."""
        return self.confidence != "P"


def _rate(entry: Entry, key: str) -> Rate:
    inner = entry.inner(key, "value", "per")
    return Rate(inner.exact("value"), inner.one_of("per", PERS))


def _overdue(entry: Entry) -> Overdue | None:
    if "overdue" not in entry.data:
        return None
    inner = entry.inner("overdue", "rate", "multiplier")
    if len(inner.data) != 1:
        raise wrong(inner.where, "give a rate or a multiplier, one of the two")
    if "rate" in inner.data:
        return Overdue(_rate(inner, "rate"), None)
    return Overdue(None, inner.exact("multiplier"))


def _minimum(entry: Entry) -> Minimum | None:
    if "minimum" not in entry.data:
        return None
    inner = entry.inner("minimum", "fraction", "floor")
    return Minimum(inner.exact("fraction"), inner.exact("floor"))


def _preset(entry: Entry) -> Preset:
    """One product out of its entry; a card has a minimum payment in place of periods."""
    entry.only(*Preset.__dataclass_fields__)
    card = entry.one_of("kind", KINDS) == "card"
    varies = entry.texts("varies_by")
    if not varies or not set(varies) <= set(VARIES):
        raise wrong(entry.where, f"varies_by takes {', '.join(VARIES)}")
    if card != ("minimum" in entry.data) or card == ("periods" in entry.data):
        raise wrong(entry.where, "a card has a minimum, anything else has periods")
    return Preset(
        id=entry.text("id"),
        name=entry.both("name"),
        kind=entry.text("kind"),
        method=entry.one_of("method", METHODS),
        rate=_rate(entry, "rate"),
        periods=None if card else entry.number("periods"),
        principal=entry.exact("principal"),
        day_count=entry.one_of("day_count", DAY_COUNTS),
        rounding=entry.one_of("rounding", ROUNDINGS),
        overdue=_overdue(entry),
        minimum=_minimum(entry),
        as_of=entry.text("as_of"),
        source=entry.both("source"),
        confidence=entry.one_of("confidence", CONFIDENCES),
        varies_by=varies,
        checked_on=entry.day("checked_on"),
        recheck_by=entry.day("recheck_by"),
        note=entry.both("note"),
        facts=entry.texts("facts") if "facts" in entry.data else (),
    )


def load_presets(path: Path = PRESETS) -> tuple[Preset, ...]:
    """Every preset in the file's order; a repeated id is a ValueError."""
    found = tuple(_preset(entry) for entry in read_entries(path))
    if len({preset.id for preset in found}) != len(found):
        raise wrong(path.name, "an id is used twice")
    return found


@cache
def every_preset() -> tuple[Preset, ...]:
    """Every example product, in the order the pages list them."""
    return load_presets()
