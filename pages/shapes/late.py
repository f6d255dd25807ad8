"""A debt that is late: amounts by date, the timeline, one payment on its way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pages.shapes.template import joined, macros

_made = macros("late.html")


@dataclass(frozen=True, slots=True)
class Wait:
    """What is owed on one day: what changes before it, the amounts, the same apart by name."""

    name: str
    day: str
    steps: Sequence[str] = ()
    amounts: Sequence[str] = ()
    parts: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Fall:
    """What one part of the debt takes of a payment; where its bar begins and ends, in per cent."""

    part: str
    name: str
    said: str
    begins: str = ""
    wide: str = ""


def waits(caption: str, head: Sequence[str], rows: Iterable[Wait]) -> Markup:
    """The amounts by date, with what changes on the way between them."""
    return _made("waits", caption, head, rows)


def apart(rows: Iterable[Wait]) -> Markup:
    """The same amounts apart, a block for each date."""
    return _made("apart", rows)


def usual(title: str, begins: str, act: str, do: str) -> Markup:
    """What usually happens by a day, and what to do before it."""
    return _made("usual", title, begins, act, do)


def dated(when: str, span: str, title: str, badge: str = "") -> Markup:
    """The head of an entry of the timeline: its date, its days, its name."""
    return _made("dated", when, span, title, badge)


def entry(place: str, head: str, *inside: str) -> Markup:
    """An entry of the timeline. Places: past, here, next, later; here and next stand open."""
    return _made("entry", place, head, joined(inside))


def told(first: str, do: str, parts: Iterable[tuple[str, str]]) -> Markup:
    """What to do first, then (name, said): what comes, the money, the rules."""
    return _made("told", first, do, parts)


def times(*entries: str) -> Markup:
    """Entries of the timeline in their order."""
    return _made("times", joined(entries))


def stages(rows: Iterable[tuple[str, str]]) -> Markup:
    """What courts send: (name, inside), each folded."""
    return _made("stages", rows)


def falls(rows: Iterable[Fall]) -> Markup:
    """A payment on its way through the parts of a debt; the words say all that the bars show."""
    return _made("falls", rows)
