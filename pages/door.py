"""Someone is calling or at the door: what to do in this moment, before any scroll."""

from __future__ import annotations

from html import escape
from typing import Any

import streamlit as st

from content.documents import document
from content.words import t
from pages.parts import cite, look, visit

language = visit.language()
door = document("door")
text = cite.Text(language)


def line(one: dict[str, Any]) -> str:
    """One of the ten large lines; 110 dials, the last one opens the record."""
    if one["id"] == "write-down":
        return cite.link(language, "proper", one[language], do="log")
    return look.dialled(one[language])


def lines() -> None:
    """The first line as the heading, the ten lines, what they rest on."""
    look.title(door["first"][language])
    items = "".join(f"<li>{line(one)}</li>" for one in door["lines"])
    look.show(f'<ol class="rw-lines rw-now rw-now-{language}">{items}</ol>')
    facts = dict.fromkeys(name for one in (door["first"], *door["lines"]) for name in one["facts"])
    own = cite.Text(language)
    look.show(own.sources(facts))


def say() -> None:
    """What to say aloud, in Chinese, with its meaning for a reader of English."""
    items = ""
    for one in door["say"]:
        meaning = f"<span>{escape(one['en'])}</span>" if language == "en" else ""
        items += f'<li><b lang="zh-CN">{escape(one["zh"])}</b>{meaning}</li>'
    with st.expander(t(language, "door.say")):
        look.show(f'<ul class="rw-say">{items}</ul>')


def part(name: str, words: str) -> str:
    """A few words of explanation after their name, as HTML."""
    head = escape(t(language, f"door.{name}"))
    return f'<div class="rw-line"><strong>{head}</strong>{text.inline(words)}</div>'


def who(one: dict[str, Any]) -> None:
    """One kind of visitor: how to tell, what they may do, what to do."""
    with st.expander(one["name"][language]):
        look.show(
            "".join(part(name, one[name][language]) for name in ("tell", "may", "may_not", "do"))
        )


def visits() -> None:
    """A proper visit and a wrongful one, and what to do."""
    names = {"proper": "proper", "wrongful": "wrongful", "act": "do"}
    with st.expander(t(language, "door.visits")):
        for row in door["visits"]:
            inside = "".join(part(name, row[key][language]) for name, key in names.items())
            about = escape(row["about"][language])
            look.show(f'<article class="rw-reason"><h3>{about}</h3>{inside}</article>')


def after() -> None:
    """Once they have gone."""
    items = "".join(f"<li>{look.dialled(one[language])}</li>" for one in door["after"])
    with st.expander(t(language, "door.after")):
        look.show(f'<div class="rw-body"><ul>{items}</ul></div>')


def links() -> None:
    """What to open next: the record, the question who they are, every number."""
    asks = {"proper": {"do": "log"}, "contact": {"letter": "identify"}, "help": {}}
    shown = " ".join(
        cite.link(language, page, t(language, f"door.go.{page}"), **more)
        for page, more in asks.items()
    )
    look.show(f'<p class="rw-tools">{shown}</p>')


lines()
say()
links()
look.heading(t(language, "door.who"))
for visitor in door["who"]:
    who(visitor)
visits()
after()
look.show(text.sources())
