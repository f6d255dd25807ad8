"""Texts with marks, and where a statement of law comes from, on the day that they are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from markupsafe import Markup

from content import voice as say
from content.glossary import Term, every_term
from content.law import NotInForce, citation, fact_on, nearest
from content.marks import Piece, pieces
from content.words import t
from pages import shapes

OPENS = ("fact", "term")  # marks that open in place
_STOP = re.compile(r"^[。，；：、？！）”.,;:?!)]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """In which language, on which day; whether an editor asked for it, and what day it is then."""

    language: str
    day: date
    preview: bool = False
    today: date | None = None


def holds(name: str, day: date) -> bool:
    """Whether a rule is in force on a day."""
    try:
        return bool(fact_on(name, day))
    except NotInForce:
        return False


@lru_cache(1024)
def source(language: str, name: str, day: date) -> tuple[str, str]:
    """A fact and its citation on a day; out of force, it says so."""
    known = nearest(name, day)
    line = citation(language, known, day)
    if not holds(name, day):
        line += " · " + t(language, "sources.lapsed", day=say.day(language, day))
    return known.says[language], line


@lru_cache(256)
def sources(language: str, identities: tuple[str, ...], label: str, day: date) -> Markup:
    """Several facts folded behind one line; nothing where there are none."""
    if not identities:
        return Markup()
    return shapes.facts(label, [source(language, one, day) for one in identities])


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

    def __init__(self, reading: Reading, figures: Mapping[str, Markup] | None = None) -> None:
        self.reading, self.language = reading, reading.language
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
        rows = [shapes.statement(*self._source(name)) for name in self.cited]
        return shapes.sources(t(self.language, "cite.sources"), rows)

    def _source(self, name: str) -> tuple[str, str]:
        return source(self.language, name, self.reading.day)

    def _mark(self, one: Piece, after: str) -> Markup:
        if one.kind == "fact":
            self.cite(one.name)
            number = self.cited.index(one.name) + 1
            return shapes.opening(
                "ref", f"[{number}]", shapes.statement(*self._source(one.name)), after
            )
        if one.kind == "term":
            meaning = _terms()[one.name].meaning[self.language]
            return shapes.opening("term", one.shown, meaning, after)
        if one.kind == "page":
            return link(self.language, one.name, one.shown)
        if one.kind == "lesson":
            return link(self.language, "learn", one.shown, lesson=one.name)
        return self.figures.get(one.name, Markup())
