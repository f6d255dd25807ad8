"""The legal facts the product may state, out of content/law/, each as it stands on a day."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from content.files import read_entries, wrong
from content.law.entry import Fact, read_fact
from content.law.instrument import INSTRUMENTS, LAW, load_instruments


class NotInForce(LookupError):
    """A rule asked for on a day on which none of its entries holds.

    `begins` is the first day of the next entry, `ended` the last day of the one before.
    """

    def __init__(self, name: str, day: date, begins: date | None, ended: date | None) -> None:
        causes = [f"ended on {ended}, before {day}"] if ended else []
        causes += [f"is in force from {begins}, not on {day}"] if begins else []
        super().__init__(f"{name} {' and '.join(causes)}")
        self.name, self.day, self.begins, self.ended = name, day, begins, ended


def _followed(where: str, earlier: Fact, later: Fact) -> Fact:
    """The earlier of two entries of one rule, ended the day before the later one begins."""
    began = later.from_date
    if began is None or (earlier.from_date is not None and began <= earlier.from_date):
        raise wrong(where, "the id is used twice; a change of the law begins on a later day")
    if earlier.until is not None and earlier.until >= began:
        raise wrong(where, f"two entries hold on {began}")
    return replace(earlier, until=earlier.until or began - timedelta(days=1))


def load_facts(folder: Path = LAW) -> dict[str, tuple[Fact, ...]]:
    """Every entry of every rule by its id, oldest first; a file's stem is its topic.

    A change of the law is one more entry with the same id, below the one it follows.
    """
    known = load_instruments(folder)
    found: dict[str, tuple[Fact, ...]] = {}
    for path in sorted(folder.glob("*.yaml")):
        if path.stem == INSTRUMENTS:
            continue
        for entry in read_entries(path):
            made = read_fact(entry, path.stem, known)
            before = found.get(made.id, ())
            if before:
                before = (*before[:-1], _followed(entry.where, before[-1], made))
            found[made.id] = (*before, made)
    return found


def newest(history: dict[str, tuple[Fact, ...]]) -> dict[str, Fact]:
    """The last entry of every rule, by id."""
    return {name: entries[-1] for name, entries in history.items()}


def on(history: dict[str, tuple[Fact, ...]], name: str, day: date) -> Fact:
    """The entry of a rule that holds on a day; a day outside its time is NotInForce."""
    if name not in history:
        raise KeyError(f"no legal fact {name}")
    entries = history[name]
    past = [one for one in entries if one.from_date is None or one.from_date <= day]
    ended = past[-1].until if past else None
    if past and (ended is None or day <= ended):
        return past[-1]
    begins = entries[len(past)].from_date if len(past) < len(entries) else None
    raise NotInForce(name, day, begins, ended)


@cache
def _history() -> dict[str, tuple[Fact, ...]]:
    return load_facts()


@cache
def facts() -> dict[str, Fact]:
    """The newest entry of every rule the product may state, by id."""
    return newest(_history())


def fact(name: str) -> Fact:
    """The newest entry of a rule, whatever the day; an unknown id is a KeyError."""
    if name not in facts():
        raise KeyError(f"no legal fact {name}")
    return facts()[name]


def fact_on(name: str, day: date) -> Fact:
    """A rule as it stands on a day, its number with it; a day outside its time is NotInForce."""
    return on(_history(), name, day)


def nearest(name: str, day: date) -> Fact:
    """The entry to show on a day: the one in force, else the next to come, else the last one."""
    fact(name)
    entries = _history()[name]
    holds = (one for one in entries if one.until is None or day <= one.until)
    return next(holds, entries[-1])
