"""Texts with marks and where a statement of law comes from: small, next to it, always there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, lru_cache

from markupsafe import Markup

from content import voice as say
from content.glossary import Term, every_term
from content.law import Fact, NotInForce, citation, fact_on, nearest
from content.marks import Piece, pieces
from content.words import t, unfilled
from pages import shapes
from pages.parts import visit

OPENS = ("fact", "term")  # marks that open in place
_STOP = re.compile(r"^[。，；：、？！）”.,;:?!)]+")


def worded(language: str, key: str, **values: object) -> Markup:
    """The words for a key in which a value may be HTML, such as an amount in bold type."""
    return shapes.filled(unfilled(language, key), **values)


def rule(name: str) -> Fact:
    """A rule with its number on the day of reading; NotInForce where it does not hold then."""
    return fact_on(name, visit.reading_day())


def holds(name: str) -> bool:
    """Whether a rule is in force on the day of reading."""
    return _holds(name, visit.reading_day())


def _holds(name: str, day: date) -> bool:
    try:
        return bool(fact_on(name, day))
    except NotInForce:
        return False


def left_out(language: str, problem: NotInForce) -> str:
    """Why nothing is said of a rule on the day of reading: when it begins, or when it ended."""
    if problem.begins:
        return t(language, "law.not_yet", day=say.day(language, problem.begins))
    ended = say.day(language, problem.ended) if problem.ended else ""
    return t(language, "law.ended", day=ended)


def source(language: str, name: str) -> tuple[str, str]:
    """A fact and its citation on the day of reading; out of force, it says so."""
    return _source(language, name, visit.reading_day())


@lru_cache(1024)
def _source(language: str, name: str, day: date) -> tuple[str, str]:
    known = nearest(name, day)
    line = citation(language, known, day)
    if not _holds(name, day):
        line += " · " + t(language, "sources.lapsed", day=say.day(language, day))
    return known.says[language], line


def sources(language: str, identities: tuple[str, ...], label: str) -> Markup:
    """Several facts folded behind one line; nothing where there are none."""
    return _sources(language, identities, label, visit.reading_day())


@lru_cache(256)
def _sources(language: str, identities: tuple[str, ...], label: str, day: date) -> Markup:
    if not identities:
        return Markup()
    return shapes.facts(label, [_source(language, one, day) for one in identities])


@cache
def _terms() -> dict[str, Term]:
    return {term.id: term for term in every_term()}


def link(language: str, page: str, words: str, **query: str) -> Markup:
    """A way to another page of the app that keeps the visit."""
    return shapes.way(language, "" if page == "home" else page, words, query)


class Text:
    """Turns texts into HTML and numbers the facts they cite, in order, each once.

    `figures` are ready-made HTML by name; a text that asks for one that is not there shows none.
    """

    def __init__(self, language: str, figures: Mapping[str, Markup] | None = None) -> None:
        self.language = language
        self.figures = figures or {}
        self.cited: list[str] = []

    def cite(self, *names: str) -> None:
        """Add facts to the list of sources without a mark in a text."""
        self.cited += [name for name in dict.fromkeys(names) if name not in self.cited]

    def inline(self, text: str) -> Markup:
        """A short text of one paragraph, without Markdown."""
        return shapes.joined(self._parts(text))

    def block(self, text: str) -> Markup:
        """A longer text in Markdown."""
        return shapes.prose(self._parts(text))

    def _parts(self, text: str) -> list[str]:
        """A text cut at its marks; each mark is HTML already, with the stop that follows it."""
        found: list[str] = []
        cut = list(pieces(text))
        for at, one in enumerate(cut):
            follows = cut[at + 1] if at + 1 < len(cut) else None
            stop = _STOP.match(follows.shown) if follows and follows.kind == "text" else None
            if one.kind == "text":
                before = at and cut[at - 1].kind in OPENS
                found.append(_STOP.sub("", one.shown, count=1) if before else one.shown)
            else:
                found.append(self._mark(one, stop[0] if stop and one.kind in OPENS else ""))
        return found

    def sources(self, more: Iterable[str] = ()) -> Markup:
        """Everything cited so far, numbered, folded behind one line; nothing where none."""
        self.cite(*more)
        if not self.cited:
            return Markup()
        rows = [shapes.statement(*source(self.language, name)) for name in self.cited]
        return shapes.sources(t(self.language, "cite.sources"), rows)

    def _mark(self, one: Piece, after: str) -> Markup:
        if one.kind == "fact":
            self.cite(one.name)
            number = self.cited.index(one.name) + 1
            said = shapes.statement(*source(self.language, one.name))
            return shapes.opening("ref", f"[{number}]", said, after)
        if one.kind == "term":
            meaning = _terms()[one.name].meaning[self.language]
            return shapes.opening("term", one.shown, meaning, after)
        if one.kind == "page":
            return link(self.language, one.name, one.shown)
        if one.kind == "lesson":
            return link(self.language, "learn", one.shown, lesson=one.name)
        return self.figures.get(one.name, Markup())
