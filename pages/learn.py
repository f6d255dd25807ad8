"""Learn: short lessons by situation; with `?lesson=`, one of them."""

from __future__ import annotations

from itertools import groupby

from markupsafe import Markup

from content.lessons import Lesson, every_lesson
from content.words import t
from pages import shapes
from pages.parts import cite, look, visit
from pages.parts.learn import lesson

language = visit.language()
every = every_lesson(language)
asked = visit.asked("lesson")


def row(one: Lesson) -> Markup:
    """One lesson of the list: its name, its minutes, whether it is read, what it is good for."""
    title = cite.link(language, "learn", one.title, lesson=one.slug)
    minutes = t(language, "learn.minutes", minutes=one.minutes)
    done = f" · {t(language, 'learn.read')}" if one.slug in lesson.finished() else ""
    return shapes.row(title, f" {minutes}{done}", one.goal)


def chapter(name: str, group: list[Lesson], opened: bool) -> Markup:
    """The lessons of one situation, behind its name."""
    done = sum(one.slug in lesson.finished() for one in group)
    key = "learn.in_chapter.read" if done else "learn.in_chapter"
    count = (
        t(language, key, count=len(group), read=done)
        if done
        else t(language, key, count=len(group))
    )
    rows = [row(one) for one in group]
    return shapes.chapter(t(language, f"learn.chapter.{name}"), count, rows, opened)


def contents() -> None:
    """Every lesson, by situation; the first with something unread stands open."""
    look.title(t(language, "page.learn"), t(language, "learn.lead"))
    if asked:
        look.note(t(language, "learn.unknown"), live=True)
    look.note(t(language, "learn.count", count=len(every), read=len(lesson.finished())))
    shown, first = [], True
    for name, found in groupby(every, key=lambda one: one.chapter):
        group = list(found)
        unread = any(one.slug not in lesson.finished() for one in group)
        shown.append(chapter(name, group, first and unread))
        first = first and not unread
    look.show(shapes.joined(shown))


known = {one.slug: one for one in every}
if asked in known:
    lesson.show(language, known[asked])
else:
    contents()
