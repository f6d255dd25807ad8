"""One lesson: what stands before its text, the text, what it rests on, the way on."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from content import voice as say
from content.lessons import Lesson, every_lesson
from content.words import t
from pages import shapes
from pages.written import finding
from pages.written.piece import Before, Beside, Later, Piece, Title
from pages.written.text import Reading, Text, link


def head(one: Reading, lesson: Lesson) -> Iterator[Piece]:
    """The way back, the name and the goal; chapter, minutes, the day it was last reviewed."""
    language = one.language
    yield shapes.ways("back", [link(language, "learn", t(language, "learn.back"))])
    yield Title(lesson.title, lesson.goal)
    reviewed = say.day(language, lesson.reviewed_on)
    about = (
        t(language, f"learn.chapter.{lesson.chapter}"),
        t(language, "learn.minutes", minutes=lesson.minutes),
        t(language, "learn.reviewed", day=reviewed),
    )
    yield shapes.note(" · ".join(about))


def body(text: Text, lesson: Lesson) -> Markup:
    """The text of the lesson."""
    return shapes.within("body", text.block(lesson.body))


def quiz(language: str) -> Iterator[Piece]:
    """What stands above the questions."""
    yield shapes.heading(t(language, "learn.quiz"))
    yield shapes.note(t(language, "learn.quiz.note"))


def sources(text: Text, lesson: Lesson) -> Markup:
    """What the text and the answers rest on."""
    return text.sources(lesson.facts) + finding.lapsed(text.reading, text.cited)


def onward(language: str, lesson: Lesson) -> Markup:
    """The next lesson, or the check-up after the last; the way back to all."""
    every = every_lesson(language)
    at = [one.slug for one in every].index(lesson.slug) + 1
    if at < len(every):
        words = t(language, "learn.next", title=every[at].title)
        on = link(language, "learn", words, lesson=every[at].slug)
    else:
        on = link(language, "checkup", t(language, "learn.last"))
    back = link(language, "learn", t(language, "learn.back"))
    return shapes.ways("more rw-next", [on]) + shapes.ways("more", [back])


def pieces(one: Reading, lesson: Lesson) -> Iterator[Before]:
    """The whole lesson before any script; its calculator is to come."""
    text = Text(one)
    yield from head(one, lesson)
    words = body(text, lesson)
    own: list[Piece | Later] = [
        shapes.heading(t(one.language, "learn.try")),
        Later("figures", scripts=True),
    ]
    yield Beside([words], own) if lesson.calculator else words
    yield from quiz(one.language)
    for asked in lesson.quiz:
        yield shapes.choices(asked.q, asked.options)
    yield sources(text, lesson)
    yield onward(one.language, lesson)
