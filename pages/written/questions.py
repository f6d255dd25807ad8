"""Questions people ask, by situation; one of them open where the address asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from markupsafe import Markup

from content.questions import Question, every_question
from content.words import t
from pages import shapes
from pages.written import finding
from pages.written.piece import Before, Fold, Later, Piece, Title
from pages.written.text import Reading

CHAPTERS = ("late", "calls", "extension", "cost", "repay", "credit", "court")


def known() -> dict[str, Question]:
    """Every question by its name in an address."""
    return {one.id: one for one in every_question()}


def entries(one: Reading, ids: Sequence[str], first_open: bool = False) -> Markup:
    """Questions one under the other."""
    every = known()
    names = {asked.id: asked.q[one.language] for asked in every.values()}
    return shapes.joined(
        finding.question(one, every[name], first_open and at == 0, names)
        for at, name in enumerate(ids)
    )


def opened(one: Reading, asked: str) -> Iterator[Piece]:
    """The question that the address asks for, open, and the way back to all."""
    if asked in known():
        yield entries(one, [asked], first_open=True)
    else:
        yield shapes.note(t(one.language, "questions.unknown"), live=True)
    back = finding.way(one, "questions", t(one.language, "questions.back"))
    yield shapes.ways("more", [back])


def chapters(one: Reading) -> Iterator[Piece]:
    """Every question by situation."""
    every = known()
    yield shapes.heading(t(one.language, "questions.all", count=len(every)))
    for name in CHAPTERS:
        ids = [asked.id for asked in every.values() if asked.chapter == name]
        label = t(one.language, f"questions.chapter.{name}", count=len(ids))
        yield Fold(label, partial(_chapter, one, ids), f"questions_{name}")


def _chapter(one: Reading, ids: Sequence[str]) -> list[Piece]:
    return [shapes.within("shut", entries(one, ids))]


def before(one: Reading, asked: str) -> Iterator[Before]:
    """The page before any script; where one entry is open, the others by name alone."""
    yield Title(t(one.language, "page.questions"))
    yield Later()
    if asked:
        yield from opened(one, asked)
        yield from _names(one)
    else:
        yield shapes.note(t(one.language, "find.private"))
        yield from chapters(one)


def _names(one: Reading) -> Iterator[Before]:
    every = known()
    yield shapes.heading(t(one.language, "questions.all", count=len(every)))
    for name in CHAPTERS:
        some = [each for each in every.values() if each.chapter == name]
        links = [finding.way(one, "questions", each.q[one.language], q=each.id) for each in some]
        label = t(one.language, f"questions.chapter.{name}", count=len(some))
        yield Fold(label, partial(_linked, links))


def _linked(links: list[Markup]) -> list[Piece]:
    return [shapes.bullets(links, "list")]
