"""Words explained, by topic; one of them open where the address asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from markupsafe import Markup

from content.glossary import Term, every_term
from content.words import t
from pages import shapes
from pages.written import finding
from pages.written.piece import Before, Fold, Later, Piece, Title
from pages.written.text import Reading

TOPICS = ("late", "talk", "bill", "ways", "rate", "many", "record", "collect", "court")


def known() -> dict[str, Term]:
    """Every word by its name in an address."""
    return {one.id: one for one in every_term()}


def entries(one: Reading, ids: Sequence[str], first_open: bool = False) -> Markup:
    """Words one under the other."""
    every = known()
    return shapes.joined(
        finding.term(one, every[name], first_open and at == 0) for at, name in enumerate(ids)
    )


def opened(one: Reading, asked: str) -> Iterator[Piece]:
    """The word that the address asks for, open, and the way back to all."""
    if asked in known():
        yield entries(one, [asked], first_open=True)
    else:
        yield shapes.note(t(one.language, "terms.unknown"), live=True)
    back = finding.way(one, "terms", t(one.language, "terms.back"))
    yield shapes.ways("more", [back])


def topics(one: Reading) -> Iterator[Piece]:
    """Every word by topic."""
    every = known()
    yield shapes.heading(t(one.language, "terms.all", count=len(every)))
    for name in TOPICS:
        ids = [word.id for word in every.values() if word.topic == name]
        label = t(one.language, f"terms.topic.{name}", count=len(ids))
        yield Fold(label, partial(_topic, one, ids), f"terms_{name}")


def _topic(one: Reading, ids: Sequence[str]) -> list[Piece]:
    return [entries(one, ids)]


def before(one: Reading, asked: str) -> Iterator[Before]:
    """The page before any script; where one entry is open, the others by name alone."""
    yield Title(t(one.language, "page.terms"))
    yield Later()
    if asked:
        yield from opened(one, asked)
        yield from _names(one)
    else:
        yield shapes.note(t(one.language, "find.private"))
        yield from topics(one)


def _names(one: Reading) -> Iterator[Before]:
    every = known()
    yield shapes.heading(t(one.language, "terms.all", count=len(every)))
    for name in TOPICS:
        some = [each for each in every.values() if each.topic == name]
        links = [finding.way(one, "terms", each.name[one.language], term=each.id) for each in some]
        label = t(one.language, f"terms.topic.{name}", count=len(some))
        yield Fold(label, partial(_linked, links))


def _linked(links: list[Markup]) -> list[Piece]:
    return [shapes.bullets(links, "list")]
