"""Entries that can be looked up, by group; one of them open where the address asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from content.words import t
from pages import shapes
from pages.written import finding
from pages.written.piece import Before, Fold, Later, Piece, Title
from pages.written.text import Reading


@dataclass(frozen=True)
class Entry:
    """An entry by its name in an address: what it is called in each language, in which group."""

    id: str
    called: Mapping[str, str]
    group: str


@dataclass(frozen=True)
class Shelf:
    """The entries of a page, its groups in order, how some of them are shown.

    `each` is what an address calls one, `of` the words for a group. `shown` gives entries
    by their names in an address, the first of them open or not; `together` a group of them.
    """

    page: str
    each: str
    of: str
    groups: Sequence[str]
    every: Callable[[], Sequence[Entry]]
    shown: Callable[[Reading, Sequence[str], bool], Markup]
    together: Callable[[Reading, Sequence[str]], Markup]

    def opened(self, one: Reading, asked: str) -> Iterator[Piece]:
        """The entry that the address asks for, open, and the way back to all."""
        if any(entry.id == asked for entry in self.every()):
            yield self.shown(one, [asked], True)
        else:
            yield shapes.note(t(one.language, f"{self.page}.unknown"), live=True)
        back = finding.way(one, self.page, t(one.language, f"{self.page}.back"))
        yield shapes.ways("more", [back])

    def grouped(self, one: Reading) -> Iterator[Piece]:
        """Every entry by group."""
        yield self._heading(one)
        for name, entries in self._groups():
            ids = [entry.id for entry in entries]
            inside = partial(self._inside, one, ids)
            yield Fold(self._label(one, name, len(ids)), inside, f"{self.page}_{name}")

    def before(self, one: Reading, asked: str) -> Iterator[Before]:
        """The page before any script; where one entry is open, the others by name alone."""
        yield Title(t(one.language, f"page.{self.page}"))
        yield Later()
        if asked:
            yield from self.opened(one, asked)
            yield from self._names(one)
        else:
            yield shapes.note(t(one.language, "find.private"))
            yield from self.grouped(one)

    def _names(self, one: Reading) -> Iterator[Before]:
        yield self._heading(one)
        for name, entries in self._groups():
            links = [
                finding.way(one, self.page, entry.called[one.language], **{self.each: entry.id})
                for entry in entries
            ]
            yield Fold(self._label(one, name, len(links)), partial(_linked, links))

    def _heading(self, one: Reading) -> Markup:
        return shapes.heading(t(one.language, f"{self.page}.all", count=len(self.every())))

    def _groups(self) -> Iterator[tuple[str, list[Entry]]]:
        for name in self.groups:
            yield name, [entry for entry in self.every() if entry.group == name]

    def _label(self, one: Reading, name: str, count: int) -> str:
        return t(one.language, f"{self.of}.{name}", count=count)

    def _inside(self, one: Reading, ids: Sequence[str]) -> list[Piece]:
        return [self.together(one, ids)]


def _linked(links: list[Markup]) -> list[Piece]:
    return [shapes.bullets(links, "list")]
