"""Where to turn: each number, what it is for and what it is not, in the order to try."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from content.documents import document
from content.words import t
from pages import shapes
from pages.parts import cite, look, visit

language = visit.language()
ladder = document("help")


def rung(at: int, one: dict[str, Any]) -> Markup:
    """One place to turn to, with its number to touch and what is to know of it."""
    number = shapes.call(one["number"], t(language, "help.call")) if one["number"] else ""
    known = [name for name in ("for", "not_for", "have_ready", "hours") if name in one]
    lines = [(t(language, f"help.{name}"), one[name][language]) for name in known]
    sources = cite.sources(language, tuple(one["facts"]), t(language, "cite.sources"))
    return shapes.rung(f"{at}. {one['name'][language]}", number, lines, sources)


look.title(t(language, "page.help"))
urgent = {"110": "help.danger", "12356": "help.mind"}
calls = (shapes.call(number, t(language, key)) for number, key in urgent.items())
look.show(shapes.within("calls", *calls))
look.plain(t(language, "help.lead"))
look.show(shapes.joined(rung(at, one) for at, one in enumerate(ladder, start=1)))
links = (
    cite.link(language, "contact", t(language, "help.letter"), letter="complaint"),
    cite.link(language, "learn", t(language, "help.papers"), lesson="court-papers"),
    cite.link(language, "door", t(language, "help.door")),
)
look.show(shapes.ways("tools", links))
