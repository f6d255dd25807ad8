"""Where a statement of law comes from, as the reader of this visit reads it."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from content import voice as say
from content.law import Fact, NotInForce, fact_on
from content.words import t, unfilled
from pages import shapes
from pages.parts import visit
from pages.written import text
from pages.written.text import Reading
from pages.written.text import link as link


def reading() -> Reading:
    """In which language and on which day this visit reads."""
    day = visit.reading_day()
    return Reading(visit.language(), day, visit.asked("today") == day.isoformat())


def worded(language: str, key: str, **values: object) -> Markup:
    """The words for a key in which a value may be HTML, such as an amount in bold type."""
    return shapes.filled(unfilled(language, key), **values)


def rule(name: str) -> Fact:
    """A rule with its number on the day of reading; NotInForce where it does not hold then."""
    return fact_on(name, visit.reading_day())


def holds(name: str) -> bool:
    """Whether a rule is in force on the day of reading."""
    return text.holds(name, visit.reading_day())


def left_out(language: str, problem: NotInForce) -> str:
    """Why nothing is said of a rule on the day of reading: when it begins, or when it ended."""
    if problem.begins:
        return t(language, "law.not_yet", day=say.day(language, problem.begins))
    ended = say.day(language, problem.ended) if problem.ended else ""
    return t(language, "law.ended", day=ended)


def source(language: str, name: str) -> tuple[str, str]:
    """A fact and its citation on the day of reading; out of force, it says so."""
    return text.source(language, name, visit.reading_day())


def sources(language: str, identities: tuple[str, ...], label: str) -> Markup:
    """Several facts folded behind one line; nothing where there are none."""
    return text.sources(language, identities, label, visit.reading_day())


class Text(text.Text):
    """A text as this visit reads it, in a language."""

    def __init__(self, language: str, figures: Mapping[str, Markup] | None = None) -> None:
        one = reading()
        super().__init__(Reading(language, one.day, one.preview), figures)
