"""One lesson as a reader meets it: the text, their own numbers beside it, three questions."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from content.lessons import Lesson
from content.marks import marks
from content.voice import Voice
from content.words import t
from pages import shapes
from pages.parts import cite, look, visit
from pages.parts.learn import fields, figures, pictures, quiz, worked
from pages.written import lesson as written

PAGES = {"overdue": "waiting"}  # the lessons' name of a calculator, where its page has another


def finished() -> list[str]:
    """The lessons read in this visit."""
    return list(visit.kept("read", []))


def finish(slug: str) -> None:
    """Remember a lesson as read for the rest of the visit."""
    if slug not in finished():
        visit.keep("read", [*finished(), slug])


def show(language: str, lesson: Lesson) -> None:
    """The whole lesson."""
    look.lay(written.head(cite.reading(), lesson))
    with st.container(key="lesson_beside" if lesson.calculator else "lesson_alone"):
        words = st.container(key="lesson_text")
        own = numbers(language, lesson) if lesson.calculator else {}
        text = cite.Text(language, own)
        with words:
            look.show(written.body(text, lesson))
            pictures.show(Voice(language), lesson.slug)
    questions(language, lesson, text)
    look.show(written.sources(text, lesson))
    end(language, lesson)


def numbers(language: str, lesson: Lesson) -> dict[str, Markup]:
    """A few fields, the result over them, and the same result as the figure of the text."""
    asked = str(lesson.calculator)
    names = [name for kind, name in marks(lesson.body) if kind == "figure"]
    with st.container(key="lesson_calc"):
        look.heading(t(language, "learn.try"))
        result = st.container()
        fields.draw(asked, names)
        found = fields.typed()
        if found and found.own and not visit.kept("filled_from"):
            visit.keep("filled_from", "custom")  # another page may not put its example over it
        made = {name: figures.html(language, name, found, visit.today()) for name in names}
        with result:
            look.show(shapes.joined(made.values()))
            worked.show(Voice(language), names, found, visit.today())
        page = PAGES.get(asked, asked)
        full = t(language, "learn.full", page=t(language, f"page.{page}"))
        look.show(shapes.ways("more", [cite.link(language, page, full)]))
    return made


def questions(language: str, lesson: Lesson, text: cite.Text) -> None:
    """The three questions; each choice shows whether it holds and why."""
    look.lay(written.quiz(language))
    for at, one in enumerate(lesson.quiz):
        with st.container(key=f"question_{at}"):
            picked = quiz.question(lesson.slug, str(at), one.q, one.options)
            if picked is not None:
                quiz.said(language, one.options, one.answer, picked, text.inline(one.why))
    if len(quiz.chosen(lesson.slug)) == len(lesson.quiz):
        finish(lesson.slug)


def end(language: str, lesson: Lesson) -> None:
    """Mark it as read, and the way on."""
    if lesson.slug in finished():
        look.note(t(language, "learn.marked"), live=True)
    else:
        st.button(t(language, "learn.mark"), key="mark", on_click=finish, args=(lesson.slug,))
    look.show(written.onward(language, lesson))
