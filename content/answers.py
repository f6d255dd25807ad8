"""The glossary and the questions borrowers ask, out of content/glossary.yaml and questions/."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from content.checks import check_texts
from content.files import FOLDER, LANGUAGES, Entry, read_entries, wrong

GLOSSARY = FOLDER / "glossary.yaml"
QUESTIONS = FOLDER / "questions"


@dataclass(frozen=True)
class Term:
    """One word of the field: its names, pinyin and what people call it, what it means."""

    id: str
    topic: str
    name: dict[str, str]
    pinyin: str
    full_pinyin: str
    also: tuple[str, ...]
    meaning: dict[str, str]
    example: dict[str, str] | None
    facts: tuple[str, ...]


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


def _example(entry: Entry) -> dict[str, str] | None:
    """An example in both languages or in none."""
    if "example_zh" not in entry.data and "example_en" not in entry.data:
        return None
    return {"zh": entry.text("example_zh"), "en": entry.text("example_en")}


def _term(entry: Entry) -> Term:
    """One term; an unknown fact is a ValueError."""
    entry.only(
        *("id", "topic", "zh", "en", "pinyin", "full_pinyin", "also", "zh_meaning", "en_meaning"),
        *("example_zh", "example_en", "facts"),
    )
    made = Term(
        id=entry.text("id"),
        topic=entry.label("topic"),
        name={"zh": entry.text("zh"), "en": entry.text("en")},
        pinyin=entry.text("pinyin"),
        full_pinyin=entry.maybe_text("full_pinyin") or "",
        also=entry.texts("also"),
        meaning={"zh": entry.text("zh_meaning"), "en": entry.text("en_meaning")},
        example=_example(entry),
        facts=entry.texts("facts"),
    )
    check_texts(entry.where, made.facts, *made.meaning.values())
    return made


def load_glossary(path: Path = GLOSSARY) -> tuple[Term, ...]:
    """Every term in the file's order, none while there is no file; a repeated id is refused."""
    found = tuple(_term(entry) for entry in read_entries(path)) if path.exists() else ()
    if len({term.id for term in found}) != len(found):
        raise wrong(path.name, "an id is used twice")
    return found


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
def glossary() -> tuple[Term, ...]:
    """Every term of the glossary."""
    return load_glossary()


@cache
def questions() -> tuple[Question, ...]:
    """Every question with its answer."""
    return load_questions()
