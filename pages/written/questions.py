"""Questions people ask, by situation; one of them open where the address asks for it."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from content.questions import Question, every_question
from pages import shapes
from pages.written import finding
from pages.written.shelf import Entry, Shelf
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


def _every() -> list[Entry]:
    return [Entry(one.id, one.q, one.chapter) for one in every_question()]


def _chapter(one: Reading, ids: Sequence[str]) -> Markup:
    return shapes.within("shut", entries(one, ids))


SHELF = Shelf("questions", "q", "questions.chapter", CHAPTERS, _every, entries, _chapter)
