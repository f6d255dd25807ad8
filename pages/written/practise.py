"""The talks to practise, by whose side one is on; what stands above one of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from markupsafe import Markup

from content.rehearsals import SIDES, Rehearsal, every_rehearsal
from content.words import t
from pages import shapes
from pages.written.piece import Before, Later, Piece, Title
from pages.written.text import Reading, link


def known() -> dict[str, Rehearsal]:
    """Every talk by its name in an address."""
    return {one.id: one for one in every_rehearsal()}


def pieces(one: Reading, begun: Collection[str] = (), unknown: bool = False) -> Iterator[Piece]:
    """Every talk, by whose side one is on, with what was `begun`."""
    language = one.language
    yield Title(t(language, "page.practise"), t(language, "practise.lead"))
    if unknown:
        yield shapes.note(t(language, "practise.unknown"), live=True)
    for side in SIDES:
        yield shapes.heading(t(language, f"practise.side.{side}"))
        rows = [_row(language, each, begun) for each in every_rehearsal() if each.side == side]
        yield shapes.bullets(rows, "list")


def _row(language: str, one: Rehearsal, begun: Collection[str]) -> Markup:
    """One talk of the list: its name, whether it has been begun, what it is about."""
    words = link(language, "practise", one.name[language], talk=one.id)
    said = t(language, "practise.begun") if one.id in begun else ""
    return shapes.row(words, said, one.scene[language])


def head(one: Reading, talk: Rehearsal) -> Iterator[Piece]:
    """The way back, the name and the scene."""
    language = one.language
    yield shapes.ways("back", [link(language, "practise", t(language, "practise.every"))])
    yield Title(talk.name[language], talk.scene[language])


def before(one: Reading, asked: str) -> Iterator[Before]:
    """The list before any script, or how the talk that is asked for begins."""
    talk = known().get(asked)
    if talk is None:
        yield from pieces(one, unknown=bool(asked))
        return
    yield from head(one, talk)
    yield Later("figures", scripts=True)
