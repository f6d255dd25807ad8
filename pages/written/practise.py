"""A talk to practise before any script: its name and its scene; or how the list of them begins."""

from __future__ import annotations

from collections.abc import Iterator

from content.rehearsals import Rehearsal, every_rehearsal
from content.words import t
from pages import shapes
from pages.written.piece import Before, Later, Title
from pages.written.text import Reading, link


def known() -> dict[str, Rehearsal]:
    """Every talk by its name in an address."""
    return {one.id: one for one in every_rehearsal()}


def before(one: Reading, asked: str) -> Iterator[Before]:
    """The talk that is asked for, or the page; the turns are to come."""
    language, talk = one.language, known().get(asked)
    if talk:
        yield shapes.ways("back", [link(language, "practise", t(language, "practise.every"))])
        yield Title(talk.name[language], talk.scene[language])
    else:
        yield Title(t(language, "page.practise"), t(language, "practise.lead"))
        if asked:
            yield shapes.note(t(language, "practise.unknown"), live=True)
    yield Later("figures", scripts=True)
