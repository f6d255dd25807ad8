"""Lessons, questions, words explained: entries, chapters, a lesson's own figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from pages.shapes.template import joined, macros

_made = macros("learn.html")


def own(whose: str, about: str, lines: Iterable[str], invite: str = "") -> Markup:
    """A lesson's figure: whose loan it is, the result, an invitation to type."""
    return _made("own", whose, about, lines, invite)


def judged(first: str, why: str, tone: str) -> Markup:
    """Whether an answer to a question holds, and why."""
    return _made("judged", first, why, tone)


def recalled(chosen: Iterable[str], right: str, why: str) -> Markup:
    """What was chosen, the answer that holds, and why."""
    return _made("recalled", chosen, right, why)


def folded_entry(name: str, short: str, inside: Iterable[str], opened: bool) -> Markup:
    """One entry: its name and the short answer, and the rest behind them."""
    return _made("folded_entry", name, short, joined(inside), opened)


def two_names(name: str, other: str) -> Markup:
    """A word of the field in the reader's language, and in the other."""
    return _made("two_names", name, other)


def issued(name: str, by: str) -> Markup:
    """A law or standard, and who issued it."""
    return _made("issued", name, by)


def lapsed(words: str, found: Iterable[str]) -> Markup:
    """For editors: rules that are not in force on the day of reading."""
    return _made("lapsed", words, found)


def chapter(name: str, count: str, rows: Iterable[str], opened: bool) -> Markup:
    """The lessons of one situation, behind its name."""
    return _made("chapter", name, count, rows, opened)


def rules(rows: Iterable[tuple[str, Sequence[str]]]) -> Markup:
    """Rules one under the other, each with the lines on where it stands and since when."""
    return _made("rules", rows)
