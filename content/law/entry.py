"""One legal fact as its entry in content/law/ gives it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from content.files import Entry, wrong
from content.law.instrument import CONFIDENCES, KINDS, Instrument, Source, read_sources
from content.law.number import Number, read_number


@dataclass(frozen=True)
class Fact:
    """One statement of law: what it says, since when, where it stands and how sure we are."""

    id: str
    topic: str
    says: dict[str, str]
    from_date: date | None
    until: date | None
    measure: Number | None
    sources: tuple[Source, ...]
    document: str | None
    kind: str
    confidence: str
    checked_on: date
    recheck_by: date
    note: str | None

    @property
    def measured(self) -> Number:
        """Its number with its unit; a rule without one is a ValueError naming it."""
        if self.measure is None:
            raise ValueError(f"{self.id} has no number to calculate with")
        return self.measure

    @property
    def number(self) -> Decimal:
        """Its one number as printed: 24 for 24 % (see `measured` for low, high and unit)."""
        return self.measured.one

    @property
    def rate(self) -> Fraction:
        """Its percentage as a plain fraction: 6/25 for 24 %."""
        return self.measured.rate

    def overdue(self, day: date) -> bool:
        """Whether it was to be checked again before this day, and has not been."""
        return day > self.recheck_by


def read_fact(entry: Entry, topic: str, known: dict[str, Instrument]) -> Fact:
    """One fact out of its entry; anything that may not be shown is a ValueError."""
    if "may_show" in entry.data:
        raise wrong(entry.where, "what may not be shown does not belong here (may_show)")
    entry.only(
        *("id", "says", "from", "until", "value", "unit", "source", "kind"),
        *("confidence", "checked_on", "recheck_by", "note"),
    )
    sources = read_sources(entry, known)
    first = sources[0].instrument
    made = Fact(
        id=entry.text("id"),
        topic=topic,
        says=entry.both("says"),
        from_date=entry.maybe_day("from"),
        until=entry.maybe_day("until"),
        measure=read_number(entry),
        sources=sources,
        document=first.number,
        kind=entry.one_of("kind", KINDS),
        confidence=entry.one_of("confidence", CONFIDENCES),
        checked_on=entry.day("checked_on"),
        recheck_by=entry.day("recheck_by"),
        note=entry.maybe_text("note"),
    )
    if made.recheck_by <= made.checked_on:
        raise wrong(entry.where, "recheck_by must come after checked_on")
    return made
