"""What stands on each page before any script: the whole text, or how a calculator begins."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from content.lessons import every_lesson
from content.marks import plain
from content.words import t
from pages.written import (
    beginning,
    door,
    help,
    home,
    learn,
    practise,
    questions,
    sources,
    teams,
    terms,
    timeline,
    tools,
)
from pages.written.piece import Before
from pages.written.place import UNKNOWN, Place
from pages.written.text import Reading

WHOLE: dict[str, Callable[[Reading, str], Iterator[Before]]] = {
    "door": lambda one, _: door.pieces(one),
    "help": lambda one, _: help.pieces(one),
    "home": lambda one, _: home.pieces(one),
    "tools": lambda one, _: tools.pieces(one),
    "learn": learn.before,
    "practise": practise.before,
    "questions": questions.SHELF.before,
    "terms": terms.SHELF.before,
    "sources": lambda one, _: sources.before(one),
    "teams": lambda one, _: teams.before(one),
    "timeline": lambda one, _: timeline.before(one),
}


def pieces(one: Reading, at: Place) -> list[Before]:
    """The page from top to bottom."""
    whole = WHOLE.get(at.page)
    return list(whole(one, at.asked) if whole else beginning.pieces(one, at.page))


def about(language: str, at: Place) -> tuple[str, str]:
    """What a place is called where many are listed, and what it is about, in a sentence."""
    if at.asked in ("", UNKNOWN):
        name = "" if at.page == "home" else t(language, f"page.{at.page}")
        key = f"{at.page}.lead" if at.page in ("home", "tools") else f"tools.{at.page}"
        return name, t(language, key)
    if at.page == "learn":
        found = next(each for each in every_lesson(language) if each.slug == at.asked)
        return found.title, found.goal
    if at.page == "questions":
        question = questions.known()[at.asked]
        return question.q[language], plain(question.short[language])
    if at.page == "practise":
        talk = practise.known()[at.asked]
        return talk.name[language], talk.scene[language]
    word = terms.known()[at.asked]
    return word.name[language], plain(word.meaning[language])
