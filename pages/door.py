"""Someone is calling or at the door: what to do in this moment, before any scroll."""

from __future__ import annotations

from html import escape
from typing import Any

import streamlit as st

from content import document, marks, plain, t
from pages.parts import cite, look, visit

language = visit.language()
door = document("door")


def cited(*texts: str) -> str:
    """The facts that texts rest on, folded behind one line."""
    names = [name for text in texts for kind, name in marks(text) if kind == "fact"]
    return cite.sources(language, tuple(dict.fromkeys(names)), t(language, "cite.sources"))


def lines() -> str:
    """The ten large lines."""
    items = "".join(f"<li>{escape(line[language])}</li>" for line in door["lines"])
    return f'<ol class="rw-lines">{items}</ol>'


def who(one: dict[str, Any]) -> None:
    """One kind of visitor: how to tell, what they may do, what to do."""
    with st.expander(one["name"][language]):
        texts = [one[part][language] for part in ("tell", "may", "may_not", "do")]
        for part, text in zip(("tell", "may", "may_not", "do"), texts, strict=True):
            name = escape(t(language, f"door.{part}"))
            look.show(f'<p class="rw-plain"><strong>{name}</strong> {escape(plain(text))}</p>')
        look.show(cited(*texts))


def visits() -> None:
    """A proper visit and a wrongful one, and what to do."""
    with st.expander(t(language, "door.visits")):
        rows = [
            tuple(plain(row[part][language]) for part in ("about", "proper", "wrongful", "do"))
            for row in door["visits"]
        ]
        for about, proper, wrongful, act in rows:
            texts = [
                f"{escape(t(language, f'door.{name}'))}{escape(text)}"
                for name, text in (("proper", proper), ("wrongful", wrongful), ("act", act))
            ]
            look.show(look.card(about, "", texts, "calm"))
        texts = [row[part][language] for row in door["visits"] for part in ("proper", "wrongful")]
        look.show(cited(*texts))


first = door["first"]
look.title(first[language])
look.show(lines())
facts = dict.fromkeys(name for line in (first, *door["lines"]) for name in line["facts"])
look.show(cite.sources(language, tuple(facts), t(language, "cite.sources")))
look.heading(t(language, "door.who"))
for visitor in door["who"]:
    who(visitor)
visits()
