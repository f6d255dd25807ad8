"""The legal facts the product may state, out of content/law/."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

from content.files import Entry, read_entries, wrong
from content.law.instrument import (
    CONFIDENCES,
    INSTRUMENTS,
    KINDS,
    LAW,
    Instrument,
    Source,
    load_instruments,
    read_sources,
)


@dataclass(frozen=True)
class Fact:
    """One statement of law: what it says, since when, where it stands and how sure we are."""

    id: str
    topic: str
    says: dict[str, str]
    from_date: date | None
    until: date | None
    value: Decimal | str | None
    unit: str | None
    sources: tuple[Source, ...]
    instrument: str
    instrument_en: str
    article: str
    issuer: dict[str, str]
    number: str | None
    kind: str
    confidence: str
    checked_on: date
    recheck_by: date
    note: str | None


def _value(entry: Entry) -> Decimal | str | None:
    """The number a fact carries, exact; a range such as "1.3-1.5" stays a text."""
    text = entry.maybe_text("value")
    if (text is None) != (entry.maybe_text("unit") is None):
        raise wrong(entry.where, "value and unit belong together")
    try:
        return None if text is None else Decimal(text)
    except InvalidOperation:
        return text


def _fact(entry: Entry, topic: str, known: dict[str, Instrument]) -> Fact:
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
        value=_value(entry),
        unit=entry.maybe_text("unit"),
        sources=sources,
        instrument=first.name["zh"],
        instrument_en=first.name["en"],
        article=sources[0].article,
        issuer=first.issuer,
        number=first.number,
        kind=entry.one_of("kind", KINDS),
        confidence=entry.one_of("confidence", CONFIDENCES),
        checked_on=entry.day("checked_on"),
        recheck_by=entry.day("recheck_by"),
        note=entry.maybe_text("note"),
    )
    if made.recheck_by <= made.checked_on:
        raise wrong(entry.where, "recheck_by must come after checked_on")
    return made


def load_facts(folder: Path = LAW) -> dict[str, Fact]:
    """Every fact by its id, a file's stem being its topic; a repeated id is a ValueError."""
    known = load_instruments(folder)
    found: dict[str, Fact] = {}
    for path in sorted(folder.glob("*.yaml")):
        if path.stem == INSTRUMENTS:
            continue
        for entry in read_entries(path):
            made = _fact(entry, path.stem, known)
            if made.id in found:
                raise wrong(entry.where, "the id is used twice")
            found[made.id] = made
    return found


@cache
def facts() -> dict[str, Fact]:
    """Every fact the product may state, by id."""
    return load_facts()


def fact(name: str) -> Fact:
    """One fact; an unknown id is a KeyError."""
    if name not in facts():
        raise KeyError(f"no legal fact {name}")
    return facts()[name]


def fact_on(name: str, day: date) -> Fact:
    """The fact as it stands on a day; a day outside its time in force is a LookupError."""
    found = fact(name)
    if found.from_date is not None and day < found.from_date:
        raise LookupError(f"{name} is in force from {found.from_date}, not on {day}")
    if found.until is not None and day > found.until:
        raise LookupError(f"{name} ended on {found.until}, before {day}")
    return found
