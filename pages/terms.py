"""Words explained: search in Chinese, English or pinyin, or look by topic; `?term=` opens one."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from content.glossary import every_term
from content.search import find_terms
from content.words import t
from pages import shapes
from pages.parts import look, visit
from pages.parts.learn import find

TOPICS = ("late", "talk", "bill", "ways", "rate", "many", "record", "collect", "court")
language = visit.language()
every = {one.id: one for one in every_term()}


def entries(ids: list[str], first_open: bool = False) -> Markup:
    """Words one under the other."""
    return shapes.joined(
        find.term(language, every[one], first_open and at == 0) for at, one in enumerate(ids)
    )


def results(typed: str) -> None:
    """The words that fit best."""
    ids, sure = find.best(find_terms(typed))
    if not sure:
        find.unsure(language, t(language, "terms.close" if ids else "terms.nothing"))
    look.show(entries(ids, first_open=sure))


def one_open(asked: str) -> None:
    """The word that the address asks for, open, and the way back to all."""
    if asked in every:
        look.show(entries([asked], first_open=True))
    else:
        look.note(t(language, "terms.unknown"), live=True)
    back = find.link(language, "terms", t(language, "terms.back"))
    look.show(shapes.ways("more", [back]))


def topics() -> None:
    """Every word by topic; a topic is drawn once it is opened."""
    look.heading(t(language, "terms.all", count=len(every)))
    for name in TOPICS:
        ids = [one.id for one in every.values() if one.topic == name]
        label = t(language, f"terms.topic.{name}", count=len(ids))
        topic = st.expander(label, key=f"terms_{name}", on_change="rerun")
        if topic.open:
            with topic:
                look.show(entries(ids))


look.title(t(language, "page.terms"))
example = t(language, "terms.example")
typed = find.field("terms", t(language, "terms.field"), example, "term")
if asked := visit.asked("term"):
    one_open(asked)
elif typed:
    results(typed)
else:
    look.note(t(language, "find.private"))
topics()
