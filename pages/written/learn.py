"""Every lesson by situation: its name, its minutes, what it is good for."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby

from markupsafe import Markup

from content.lessons import Lesson, every_lesson
from content.words import t
from pages import shapes
from pages.written import lesson
from pages.written.piece import Before, Piece, Title
from pages.written.text import Reading, link


def pieces(one: Reading, read: Collection[str] = (), unknown: bool = False) -> Iterator[Piece]:
    """The whole list, with what was `read`; the first chapter with something unread is open."""
    language, every = one.language, every_lesson(one.language)
    yield Title(t(language, "page.learn"), t(language, "learn.lead"))
    if unknown:
        yield shapes.note(t(language, "learn.unknown"), live=True)
    yield shapes.note(t(language, "learn.count", count=len(every), read=len(read)))
    shown, first = [], True
    for name, found in groupby(every, key=lambda each: each.chapter):
        group = list(found)
        unread = any(each.slug not in read for each in group)
        shown.append(_chapter(language, name, group, read, first and unread))
        first = first and not unread
    yield shapes.joined(shown)


def _chapter(
    language: str, name: str, group: list[Lesson], read: Collection[str], opened: bool
) -> Markup:
    """The lessons of one situation, behind its name."""
    done = sum(one.slug in read for one in group)
    key = "learn.in_chapter.read" if done else "learn.in_chapter"
    values = {"count": len(group)} | ({"read": done} if done else {})
    rows = [_row(language, one, read) for one in group]
    return shapes.chapter(
        t(language, f"learn.chapter.{name}"), t(language, key, **values), rows, opened
    )


def _row(language: str, one: Lesson, read: Collection[str]) -> Markup:
    """One lesson of the list: its name, its minutes, whether it is read, what it is good for."""
    title = link(language, "learn", one.title, lesson=one.slug)
    minutes = t(language, "learn.minutes", minutes=one.minutes)
    done = f" · {t(language, 'learn.read')}" if one.slug in read else ""
    return shapes.row(title, f" {minutes}{done}", one.goal)


def before(one: Reading, asked: str) -> Iterator[Before]:
    """The list before any script, or the lesson that is asked for."""
    found = {each.slug: each for each in every_lesson(one.language)}.get(asked)
    yield from lesson.pieces(one, found) if found else pieces(one, unknown=bool(asked))
