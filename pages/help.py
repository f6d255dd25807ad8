"""Where to turn: each number, what it is for and what it is not, in the order to try."""

from __future__ import annotations

from html import escape
from typing import Any

from content.documents import document
from content.words import t
from pages.parts import cite, look, visit

language = visit.language()
ladder = document("help")


def line(one: dict[str, Any], name: str) -> str:
    """One thing to know about a place to turn to; nothing where it has none."""
    if name not in one:
        return ""
    head = escape(t(language, f"help.{name}"))
    return f'<p class="rw-line"><strong>{head}</strong>{escape(one[name][language])}</p>'


def rung(at: int, one: dict[str, Any]) -> str:
    """One place to turn to, with its number to touch, as HTML."""
    number = look.call(one["number"], t(language, "help.call")) if one["number"] else ""
    lines = "".join(line(one, name) for name in ("for", "not_for", "have_ready", "hours"))
    sources = cite.sources(language, tuple(one["facts"]), t(language, "cite.sources"))
    name = escape(one["name"][language])
    return f'<section class="rw-rung"><h2>{at}. {name}</h2>{number}{lines}{sources}</section>'


look.title(t(language, "page.help"))
urgent = {"110": "help.danger", "12356": "help.mind"}
calls = "".join(look.call(number, t(language, key)) for number, key in urgent.items())
look.show(f'<div class="rw-calls">{calls}</div>')
look.plain(t(language, "help.lead"))
look.show("".join(rung(at, one) for at, one in enumerate(ladder, start=1)))
links = (
    cite.link(language, "contact", t(language, "help.letter"), letter="complaint"),
    cite.link(language, "learn", t(language, "help.papers"), lesson="court-papers"),
    cite.link(language, "door", t(language, "help.door")),
)
look.show(f'<p class="rw-tools">{" ".join(links)}</p>')
