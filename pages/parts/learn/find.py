"""What the pages share where one looks something up: the field, folded entries, nothing found."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from content.search import Found, in_crisis
from content.words import t
from pages import shapes
from pages.parts import ask, cite, look, visit

SHOWN, CLOSEST, AHEAD = 5, 3, 0.15
NUMBERS, COMFORT = ("12356", "120", "110"), "look-after-yourself"


def field(name: str, label: str, example: str, opened: str = "") -> str:
    """The search field of a page; typing closes the entry that the address has `opened`."""
    ask.again(f"find_{name}")
    found = st.text_input(
        label,
        key=f"find_{name}",
        placeholder=example,
        live="500ms",
        persist_state="session",
        on_change=_typed,
        args=(opened,),
    )
    typed = (found or "").strip()
    if in_crisis(typed):
        people_first(visit.language())
    return typed


def people_first(language: str) -> None:
    """Before any debt: numbers that dial, and that one need not stay alone."""
    text = cite.Text(language)
    said = text.inline(t(language, "find.crisis"))
    calls = [shapes.call(number, t(language, f"find.crisis.{number}")) for number in NUMBERS]
    with st.container(key="people_first"):
        look.show(shapes.within("calls", *calls))
        look.show(shapes.passage(said) + text.sources())
        more = cite.link(language, "learn", t(language, "find.crisis.more"), lesson=COMFORT)
        look.show(shapes.ways("more", [more]))


def _typed(opened: str) -> None:
    st.query_params.pop(opened, None)


def best(found: Sequence[Found], most: int = SHOWN) -> tuple[list[str], bool]:
    """The ids worth showing, and whether they are likely what was meant or only the closest."""
    sure = [one.id for one in found if one.sure and one.fit >= found[0].fit / 3]
    return (sure[:most], True) if sure else ([one.id for one in found[:CLOSEST]], False)


def clear(found: Sequence[Found]) -> bool:
    """Whether the first is so far ahead of the second that it may be opened by itself."""
    return len(found) < 2 or found[0].fit - found[1].fit >= AHEAD


def unsure(language: str, words: str) -> None:
    """Nothing fits well: say so calmly, and where people can help."""
    help_page = cite.link(language, "help", t(language, "find.help"))
    look.note(shapes.joined([words, help_page], " "), live=True)
