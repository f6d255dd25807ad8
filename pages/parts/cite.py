"""Texts with marks and where a statement of law comes from: small, next to it, always there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML

from content import voice as say
from content.glossary import Term, every_term
from content.law import Fact, NotInForce, citation, fact_on, nearest
from content.marks import Piece, pieces
from content.words import t
from pages.parts import visit


def rule(name: str) -> Fact:
    """A rule with its number on the day of reading; NotInForce where it does not hold then."""
    return fact_on(name, visit.reading_day())


def holds(name: str) -> bool:
    """Whether a rule is in force on the day of reading."""
    try:
        return bool(rule(name))
    except NotInForce:
        return False


def left_out(language: str, problem: NotInForce) -> str:
    """Why nothing is said of a rule on the day of reading: when it begins, or when it ended."""
    if problem.begins:
        return t(language, "law.not_yet", day=say.day(language, problem.begins))
    ended = say.day(language, problem.ended) if problem.ended else ""
    return t(language, "law.ended", day=ended)


def said(language: str, name: str) -> str:
    """A fact and its citation on the day of reading, as HTML; out of force, it says so."""
    day = visit.reading_day()
    known = nearest(name, day)
    line = citation(language, known, day)
    if not holds(name):
        line += " · " + t(language, "sources.lapsed", day=say.day(language, day))
    return f'{escape(known.says[language])}<span class="rw-source">{escape(line)}</span>'


def source(language: str, identity: str) -> str:
    """A fact in one sentence with its source, as HTML."""
    return f'<p class="rw-fact">{said(language, identity)}</p>'


def sources(language: str, identities: tuple[str, ...], label: str) -> str:
    """Several facts folded behind one line, as HTML."""
    if not identities:
        return ""
    inside = "".join(source(language, one) for one in identities)
    return f'<details class="rw-cite"><summary>{escape(label)}</summary>{inside}</details>'


# A private-use character on either side of a number stands for a mark while Markdown is read.
_OPEN, _SHUT = "\ue000", "\ue001"


class _Html(RendererHTML):
    """Paragraphs as `<div>`: a term that opens in place may not stand inside a `<p>`."""

    def paragraph_open(self, *_: object) -> str:
        return '<div class="rw-plain">'

    def paragraph_close(self, *_: object) -> str:
        return "</div>\n"


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}, renderer_cls=_Html).enable("table")


@cache
def _terms() -> dict[str, Term]:
    return {term.id: term for term in every_term()}


def _opens(kind: str, word: str, inside: str) -> str:
    """A word that opens its explanation right where it stands."""
    return (
        f'<details class="rw-in rw-{kind}"><summary>{word}</summary>'
        f'<span class="rw-inside">{inside}</span></details>'
    )


def link(language: str, page: str, words: str, **query: str) -> str:
    """A way to another page of the app that keeps the visit, as HTML; `words` are ours."""
    more = "".join(f"&amp;{escape(key)}={escape(value)}" for key, value in query.items())
    address = "" if page == "home" else page
    return f'<a class="rw-go" href="/{address}?lang={language}{more}">{escape(words)}</a>'


class Text:
    """Turns texts into HTML and numbers the facts they cite, in order, each once.

    `figures` are ready-made HTML by name; a text that asks for one that is not there shows none.
    """

    def __init__(self, language: str, figures: Mapping[str, str] | None = None) -> None:
        self.language = language
        self.figures = figures or {}
        self.cited: list[str] = []

    def cite(self, *names: str) -> None:
        """Add facts to the list of sources without a mark in a text."""
        self.cited += [name for name in dict.fromkeys(names) if name not in self.cited]

    def inline(self, text: str) -> str:
        """A short text of one paragraph, without Markdown."""
        return "".join(
            escape(one.shown) if one.kind == "text" else self._mark(one) for one in pieces(text)
        )

    def block(self, text: str) -> str:
        """A longer text in Markdown."""
        found = pieces(text)
        masked = "".join(
            one.shown if one.kind == "text" else f"{_OPEN}{at}{_SHUT}"
            for at, one in enumerate(found)
        )
        html = str(_markdown().render(masked))
        for at, one in enumerate(found):
            if one.kind != "text":
                html = html.replace(f"{_OPEN}{at}{_SHUT}", self._mark(one), 1)
        return html

    def sources(self, more: Iterable[str] = ()) -> str:
        """Everything cited so far, numbered, folded behind one line; nothing where none."""
        self.cite(*more)
        if not self.cited:
            return ""
        rows = "".join(f"<li>{said(self.language, name)}</li>" for name in self.cited)
        label = escape(t(self.language, "cite.sources"))
        return (
            f'<details class="rw-cite"><summary>{label}</summary>'
            f'<ol class="rw-sources">{rows}</ol></details>'
        )

    def _mark(self, one: Piece) -> str:
        if one.kind == "fact":
            self.cite(one.name)
            number = self.cited.index(one.name) + 1
            return _opens("ref", f"[{number}]", said(self.language, one.name))
        if one.kind == "term":
            return _opens(
                "term", escape(one.shown), escape(_terms()[one.name].meaning[self.language])
            )
        if one.kind == "page":
            return link(self.language, one.name, one.shown)
        return self.figures.get(one.name, "")
