"""Everything here, in groups, each with one line on what it answers."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from content.words import t
from pages import shapes
from pages.written.piece import Piece, Title
from pages.written.places import GROUPS
from pages.written.text import Reading, link


def pieces(one: Reading) -> Iterator[Piece]:
    """The whole page."""
    language = one.language
    yield Title(t(language, "page.tools"), t(language, "tools.lead"))
    for group, names in GROUPS.items():
        yield shapes.heading(t(language, f"tools.group.{group}"))
        yield shapes.bullets([_row(language, name) for name in names], "list")


def _row(language: str, name: str) -> Markup:
    """One page by its name, and what it answers."""
    words = link(language, name, t(language, f"page.{name}"))
    return shapes.row(words, below=t(language, f"tools.{name}"))
