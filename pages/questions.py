"""Questions people ask: search in your own words, or look by situation; `?q=` opens one."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from content.glossary import every_term
from content.questions import every_question
from content.search import find_questions, find_terms
from content.words import t
from pages import shapes
from pages.parts import cite, look, visit
from pages.parts.learn import find

CHAPTERS = ("late", "calls", "extension", "cost", "repay", "credit", "court")
SAME_WORD = 1.3  # so like a word of the field that its own page may help
language = visit.language()
every = {one.id: one for one in every_question()}
names = {one.id: one.q[language] for one in every_question()}


def entries(ids: list[str], first_open: bool = False) -> Markup:
    """Questions one under the other."""
    return shapes.joined(
        find.question(language, every[one], first_open and at == 0, names)
        for at, one in enumerate(ids)
    )


def results(typed: str) -> list[str]:
    """The answers that fit best, and the word itself where one was searched for.

    Where none fits well the page says so; the closest come back, to stand below the chapters.
    """
    found = find_questions(typed)
    ids, sure = find.best(found)
    if sure:
        look.show(entries(ids, first_open=find.clear(found)))
    else:
        find.unsure(language, t(language, "questions.close" if ids else "questions.nothing"))
    for word in [one for one in find_terms(typed)[:1] if one.fit >= SAME_WORD]:
        name = next(one.name[language] for one in every_term() if one.id == word.id)
        label = t(language, "questions.term", term=name)
        look.show(shapes.ways("more", [cite.link(language, "terms", label, term=word.id)]))
    return [] if sure else ids


def one_open(asked: str) -> None:
    """The question that the address asks for, open, and the way back to all."""
    if asked in every:
        look.show(entries([asked], first_open=True))
    else:
        look.note(t(language, "questions.unknown"), live=True)
    back = find.link(language, "questions", t(language, "questions.back"))
    look.show(shapes.ways("more", [back]))


def chapters() -> None:
    """Every question by situation; a chapter is drawn once it is opened."""
    look.heading(t(language, "questions.all", count=len(every)))
    for name in CHAPTERS:
        ids = [one.id for one in every.values() if one.chapter == name]
        label = t(language, f"questions.chapter.{name}", count=len(ids))
        chapter = st.expander(label, key=f"questions_{name}", on_change="rerun")
        if chapter.open:
            with chapter:
                look.show(shapes.within("shut", entries(ids)))


look.title(t(language, "page.questions"))
example = t(language, "questions.example")
closest: list[str] = []
typed = find.field("questions", t(language, "questions.field"), example, "q")
if asked := visit.asked("q"):
    one_open(asked)
elif typed:
    closest = results(typed)
else:
    look.note(t(language, "find.private"))
chapters()
if closest:
    look.heading(t(language, "questions.closest"))
    look.show(entries(closest))
