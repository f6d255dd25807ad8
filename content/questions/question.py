"""The questions borrowers ask, out of content/questions/."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from content.files import FOLDER, LANGUAGES, Entry, read_entries, wrong
from content.law import check_texts

QUESTIONS = FOLDER / "questions"


@dataclass(frozen=True)
class Question:
    """One question with its short answer, the reason, what it cites and how people word it."""

    id: str
    chapter: str
    q: dict[str, str]
    short: dict[str, str]
    why: dict[str, str]
    do: dict[str, tuple[str, ...]]
    facts: tuple[str, ...]
    related: tuple[str, ...]
    asks: tuple[str, ...]
    reviewed_on: date
    page: str | None


def _steps(entry: Entry) -> dict[str, tuple[str, ...]]:
    """What to do, step by step: as many steps in each language, none where there is no `do`."""
    if "do" not in entry.data:
        return {language: () for language in LANGUAGES}
    inner = entry.inner("do", *LANGUAGES)
    steps = {language: inner.texts(language) for language in LANGUAGES}
    if len({len(found) for found in steps.values()}) != 1:
        raise wrong(inner.where, "as many steps in each language")
    return steps


def _question(entry: Entry) -> Question:
    """One question; an unknown fact, listed or marked in a text, is a ValueError."""
    entry.only(*Question.__dataclass_fields__)
    made = Question(
        id=entry.text("id"),
        chapter=entry.label("chapter"),
        q=entry.both("q"),
        short=entry.both("short"),
        why=entry.both("why"),
        do=_steps(entry),
        facts=entry.texts("facts"),
        related=entry.texts("related"),
        asks=entry.texts("asks"),
        reviewed_on=entry.day("reviewed_on"),
        page=entry.maybe_text("page"),
    )
    steps = (step for found in made.do.values() for step in found)
    check_texts(entry.where, made.facts, *made.short.values(), *made.why.values(), *steps)
    return made


def load_questions(folder: Path = QUESTIONS) -> tuple[Question, ...]:
    """Every question, file by file; a repeated id or an unknown `related` is a ValueError."""
    found = tuple(
        _question(entry) for path in sorted(folder.glob("*.yaml")) for entry in read_entries(path)
    )
    known = {question.id for question in found}
    if len(known) != len(found):
        raise wrong(folder.name, "an id is used twice")
    for question in found:
        for other in question.related:
            if other not in known:
                raise wrong(question.id, f"no related question {other}")
    return found


@cache
def every_question() -> tuple[Question, ...]:
    """Every question with its answer."""
    return load_questions()
