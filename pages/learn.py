"""Learn: eighteen short lessons by situation; with `?lesson=`, one of them."""

from __future__ import annotations

from html import escape
from itertools import groupby

from content.lessons import Lesson, every_lesson
from content.words import t
from pages.parts import cite, look, visit
from pages.parts.learn import lesson

language = visit.language()
every = every_lesson(language)
asked = visit.asked("lesson")


def row(one: Lesson) -> str:
    """One lesson of the list: its name, its minutes, whether it is read, what it is good for."""
    title = cite.link(language, "learn", one.title, lesson=one.slug)
    minutes = t(language, "learn.minutes", minutes=one.minutes)
    done = f" · {t(language, 'learn.read')}" if one.slug in lesson.finished() else ""
    return (
        f'<li>{title}<span class="rw-asof"> {escape(minutes + done)}</span>'
        f'<span class="rw-source">{escape(one.goal)}</span></li>'
    )


def chapter(name: str, group: list[Lesson], opened: bool) -> str:
    """The lessons of one situation, behind its name."""
    done = sum(one.slug in lesson.finished() for one in group)
    key = "learn.in_chapter.read" if done else "learn.in_chapter"
    count = (
        t(language, key, count=len(group), read=done)
        if done
        else t(language, key, count=len(group))
    )
    return (
        f'<details class="rw-chapter"{" open" if opened else ""}><summary>'
        f'<span class="rw-chapter-name">{escape(t(language, f"learn.chapter.{name}"))}</span>'
        f'<span class="rw-note">{escape(count)}</span></summary>'
        f'<ul class="rw-list">{"".join(row(one) for one in group)}</ul></details>'
    )


def contents() -> None:
    """Every lesson, by situation; the first with something unread stands open."""
    look.title(t(language, "page.learn"), t(language, "learn.lead"))
    if asked:
        look.show(f'<p class="rw-note" role="status">{t(language, "learn.unknown")}</p>')
    read_now = t(language, "learn.count", count=len(every), read=len(lesson.finished()))
    look.show(f'<p class="rw-note">{read_now}</p>')
    shown, first = [], True
    for name, found in groupby(every, key=lambda one: one.chapter):
        group = list(found)
        unread = any(one.slug not in lesson.finished() for one in group)
        shown.append(chapter(name, group, first and unread))
        first = first and not unread
    look.show("".join(shown))


known = {one.slug: one for one in every}
if asked in known:
    lesson.show(language, known[asked])
else:
    contents()
