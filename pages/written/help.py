"""Where to turn: each number, what it is for and what it is not, in the order to try."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from content.documents import document
from content.words import t
from pages import shapes
from pages.written.piece import Piece, Title
from pages.written.text import Reading, link, sources

URGENT = {"110": "help.danger", "12356": "help.mind"}
KNOWN = ("for", "not_for", "have_ready", "hours")


def pieces(one: Reading) -> Iterator[Piece]:
    """The whole page."""
    language = one.language
    yield Title(t(language, "page.help"))
    calls = (shapes.call(number, t(language, key)) for number, key in URGENT.items())
    yield shapes.within("calls", *calls)
    yield shapes.plain(t(language, "help.lead"))
    yield shapes.joined(_rung(one, at, row) for at, row in enumerate(document("help"), start=1))
    links = (
        link(language, "contact", t(language, "help.letter"), letter="complaint"),
        link(language, "learn", t(language, "help.papers"), lesson="court-papers"),
        link(language, "door", t(language, "help.door")),
    )
    yield shapes.ways("tools", links)


def _rung(one: Reading, at: int, row: dict[str, Any]) -> Markup:
    """One place to turn to, with its number to touch and what is to know of it."""
    language = one.language
    number = shapes.call(row["number"], t(language, "help.call")) if row["number"] else ""
    known = [name for name in KNOWN if name in row]
    lines = [(t(language, f"help.{name}"), row[name][language]) for name in known]
    cited = sources(language, tuple(row["facts"]), t(language, "cite.sources"), one.day)
    return shapes.rung(f"{at}. {row['name'][language]}", number, lines, cited)
