"""Someone is calling or at the door: what to do in this moment, before any scroll."""

from __future__ import annotations

from typing import Any

import streamlit as st
from markupsafe import Markup

from content.documents import document
from content.words import t
from pages import shapes
from pages.parts import cite, look, visit

language = visit.language()
door = document("door")
text = cite.Text(language)


def log(words: str) -> Markup:
    """A way to the record, which then begins with the time it is now."""
    return cite.link(language, "proper", words, **{"do": "log", "from": "door"})


def line(one: dict[str, Any]) -> Markup:
    """One of the ten large lines; 110 dials, the last one opens the record."""
    if one["id"] == "write-down":
        return log(one[language])
    return shapes.dialled(one[language])


def lines() -> None:
    """The first line as the heading, the ten lines, what they rest on."""
    look.title(door["first"][language])
    items = [line(one) for one in door["lines"]]
    look.show(shapes.numbered(items, f"lines rw-now rw-now-{language}"))
    facts = dict.fromkeys(name for one in (door["first"], *door["lines"]) for name in one["facts"])
    own = cite.Text(language)
    look.show(own.sources(facts))


def say() -> None:
    """What to say aloud, in Chinese, with its meaning for a reader of English."""
    items = [shapes.phrase(one["zh"], one["en"] if language == "en" else "") for one in door["say"]]
    with st.expander(t(language, "door.say")):
        look.show(shapes.bullets(items, "say"))


def part(name: str, words: str) -> Markup:
    """A few words of explanation after their name."""
    return shapes.named(t(language, f"door.{name}"), text.inline(words))


def who(one: dict[str, Any]) -> None:
    """One kind of visitor: how to tell, what they may do, what to do."""
    with st.expander(one["name"][language]):
        parts = (part(name, one[name][language]) for name in ("tell", "may", "may_not", "do"))
        look.show(shapes.joined(parts))


def visits() -> None:
    """A proper visit and a wrongful one, and what to do."""
    names = {"proper": "proper", "wrongful": "wrongful", "act": "do"}
    with st.expander(t(language, "door.visits")):
        for row in door["visits"]:
            inside = [part(name, row[key][language]) for name, key in names.items()]
            look.show(shapes.visit(row["about"][language], *inside))


def after() -> None:
    """Once they have gone."""
    items = [shapes.dialled(one[language]) for one in door["after"]]
    with st.expander(t(language, "door.after")):
        look.show(shapes.within("body", shapes.bullets(items)))


def thumb() -> None:
    """The two things that cannot wait, large, where the thumb is: the police, the record."""
    call = shapes.call("110", t(language, "door.call"))
    look.show(shapes.within("thumb", call, log(t(language, "door.go.proper"))))


def links() -> None:
    """What to open next: was it proper, who are they, every number, a paper that was left."""
    asks: dict[str, tuple[str, dict[str, str]]] = {
        "check": ("proper", {"do": "check"}),
        "contact": ("contact", {"letter": "identify"}),
        "help": ("help", {}),
        "court": ("court", {}),
    }
    shown = (
        cite.link(language, page, t(language, f"door.go.{name}"), **more)
        for name, (page, more) in asks.items()
    )
    look.show(shapes.ways("tools", shown))


lines()
say()
links()
look.heading(t(language, "door.who"))
for visitor in door["who"]:
    who(visitor)
visits()
after()
look.show(text.sources())
thumb()
