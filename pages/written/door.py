"""Someone is calling or at the door: what to do in this moment, before any scroll."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from markupsafe import Markup

from content.documents import document
from content.words import t
from pages import shapes
from pages.written.piece import Fold, Piece, Title
from pages.written.text import Reading, Text, link

VISIT = {"proper": "proper", "wrongful": "wrongful", "act": "do"}
KNOWN = ("tell", "may", "may_not", "do")
# What to open next: was it proper, who are they, every number, a paper that was left.
ON: dict[str, tuple[str, dict[str, str]]] = {
    "check": ("proper", {"do": "check"}),
    "contact": ("contact", {"letter": "identify"}),
    "help": ("help", {}),
    "court": ("court", {}),
}


def pieces(one: Reading) -> Iterator[Piece]:
    """The whole page."""
    language, door, text = one.language, document("door"), Text(one)
    yield from _lines(one, door)
    yield Fold(t(language, "door.say"), partial(_say, language, door))
    yield shapes.ways("tools", _links(language))
    yield shapes.heading(t(language, "door.who"))
    for visitor in door["who"]:
        inside = shapes.joined(_part(text, name, visitor[name][language]) for name in KNOWN)
        yield Fold(visitor["name"][language], partial(_alone, inside))
    visits = [_visit(text, row) for row in door["visits"]]
    yield Fold(t(language, "door.visits"), lambda: visits)
    after = shapes.bullets([shapes.dialled(row[language]) for row in door["after"]])
    yield Fold(t(language, "door.after"), partial(_alone, shapes.within("body", after)))
    yield text.sources()
    yield _thumb(language)


def _alone(inside: Markup) -> list[Piece]:
    return [inside]


def _log(language: str, words: str) -> Markup:
    """A way to the record, which then begins with the time it is now."""
    return link(language, "proper", words, **{"do": "log", "from": "door"})


def _lines(one: Reading, door: dict[str, Any]) -> Iterator[Piece]:
    """The first line as the heading, the ten lines, what they rest on.

    A number dials; the last line opens the record.
    """
    language = one.language
    yield Title(door["first"][language])
    rows = [
        _log(language, row[language])
        if row["id"] == "write-down"
        else shapes.dialled(row[language])
        for row in door["lines"]
    ]
    yield shapes.numbered(rows, f"lines rw-now rw-now-{language}")
    facts = (name for row in (door["first"], *door["lines"]) for name in row["facts"])
    yield Text(one).sources(dict.fromkeys(facts))


def _say(language: str, door: dict[str, Any]) -> list[Piece]:
    """What to say aloud, in Chinese, with its meaning for a reader of English."""
    rows = [shapes.phrase(row["zh"], row["en"] if language == "en" else "") for row in door["say"]]
    return [shapes.bullets(rows, "say")]


def _part(text: Text, name: str, words: str) -> Markup:
    """A few words of explanation after their name."""
    return shapes.named(t(text.language, f"door.{name}"), text.inline(words))


def _visit(text: Text, row: dict[str, Any]) -> Markup:
    """A proper visit and a wrongful one, and what to do."""
    inside = [_part(text, name, row[key][text.language]) for name, key in VISIT.items()]
    return shapes.visit(row["about"][text.language], *inside)


def _links(language: str) -> list[Markup]:
    return [
        link(language, page, t(language, f"door.go.{name}"), **more)
        for name, (page, more) in ON.items()
    ]


def _thumb(language: str) -> Markup:
    """The two things that cannot wait, large, where the thumb is: the police, the record."""
    call = shapes.call("110", t(language, "door.call"))
    return shapes.within("thumb", call, _log(language, t(language, "door.go.proper")))
