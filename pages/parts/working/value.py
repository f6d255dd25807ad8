"""How an answer was got, as a value: formulas, rows, each figure counted twice, the request."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from content.marks import plain
from content.voice import Voice
from pages.shapes import Twice
from planner import Refused
from planner.contract.asking import Request


@dataclass(frozen=True)
class Rows:
    """The rows that the answer adds up: the first `words` columns are words, the rest money."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    caption: str
    words: int = 1


@dataclass(frozen=True)
class Asks:
    """The request that gives the same figures: each by its place in the answer, `owed.0.total`.

    Several requests are one list, and its answer begins with the number: `1.owed.0.total`.
    """

    request: Request | list[Request]
    gives: Mapping[str, str]


@dataclass(frozen=True)
class Working:
    """One answer unfolded: in words (`told`, with marks for sources), then with its figures.

    `asks` is None where a request has no words for it.
    """

    formulas: Sequence[str]
    told: Sequence[str] = ()
    rows: Sequence[Rows] = ()
    twice: Sequence[Twice] = ()
    facts: tuple[str, ...] = ()
    asks: Asks | None = None


def asks(write: Callable[[], Request | list[Request]], gives: Mapping[str, str]) -> Asks | None:
    """A request, if it can be written, and the figures it gives."""
    try:
        return Asks(write(), gives)
    except Refused:
        return None


def written(voice: Voice, title: str, one: Working, sources: Sequence[str]) -> str:
    """All of it as text that can be pasted into a note: no tabs, no signs of any program."""
    blocks = [title, "\n".join([*map(plain, one.told), *one.formulas])]
    for rows in one.rows:
        lines = [" | ".join(rows.head), *(" | ".join(row) for row in rows.rows)]
        blocks.append("\n".join([rows.caption, *lines]))
    if one.twice:
        said = [_counted(voice, each) for each in one.twice]
        blocks.append("\n".join([voice("working.twice"), voice("working.twice.note"), *said]))
    if sources:
        blocks.append("\n".join([voice("cite.sources"), *sources]))
    return "\n\n".join(blocks)


def _counted(voice: Voice, one: Twice) -> str:
    """One figure counted twice, in a line."""
    key = "working.line" if one.theirs else "working.line.alone"
    return voice(key, name=one.name, ours=one.ours, theirs=one.theirs, verdict=one.verdict)
