"""The lessons, out of content/lessons/: <slug>.zh.md beside <slug>.en.md."""

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import frontmatter

from content.files import FOLDER, LANGUAGES, Entry, wrong
from content.law import check_texts

LESSONS = FOLDER / "lessons"


@dataclass(frozen=True)
class Quiz:
    """One question at a lesson's end: the right option by its place from 0, and why."""

    q: str
    options: tuple[str, ...]
    answer: int
    why: str


@dataclass(frozen=True)
class Lesson:
    """One lesson in one language; `body` is Markdown with marks (see content.marks)."""

    slug: str
    language: str
    title: str
    chapter: str
    order: int
    minutes: int
    goal: str
    reviewed_on: date
    calculator: str | None
    facts: tuple[str, ...]
    quiz: tuple[Quiz, ...]
    made_from: str | None
    body: str

    @property
    def fingerprint(self) -> str:
        """The first 12 hex digits of the body's sha256: what a translation was made from."""
        return hashlib.sha256(self.body.encode("utf-8")).hexdigest()[:12]


def _quiz(entry: Entry) -> Quiz:
    """One question; an answer that is not the place of an option is a ValueError."""
    entry.only("q", "options", "answer", "why")
    made = Quiz(entry.text("q"), entry.texts("options"), entry.number("answer"), entry.text("why"))
    if len(made.options) < 2 or made.answer >= len(made.options):
        raise wrong(entry.where, "answer must be the place of an option, from 0")
    return made


def _calculator(entry: Entry) -> str | None:
    """The page a lesson leads to; `none` says that it leads to none."""
    named = entry.maybe_text("calculator")
    return None if named == "none" else named


def load_lesson(path: Path) -> Lesson:
    """One lesson out of <slug>.<language>.md; anything missing is a ValueError naming the key."""
    slug, language, _ = path.name.split(".")
    post = frontmatter.loads(path.read_text(encoding="utf-8"))
    entry = Entry.of(post.metadata, path.name)
    entry.only(
        *("title", "chapter", "order", "minutes", "goal", "reviewed_on"),
        *("calculator", "facts", "quiz", "made_from"),
    )
    made = Lesson(
        slug=slug,
        language=language,
        title=entry.text("title"),
        chapter=entry.label("chapter"),
        order=entry.number("order"),
        minutes=entry.number("minutes"),
        goal=entry.text("goal"),
        reviewed_on=entry.day("reviewed_on"),
        calculator=_calculator(entry),
        facts=entry.texts("facts"),
        quiz=tuple(_quiz(row) for row in entry.rows("quiz")),
        made_from=entry.maybe_text("made_from"),
        body=post.content.strip(),
    )
    whys = (question.why for question in made.quiz)
    check_texts(path.name, made.facts, made.body, made.goal, *whys)
    return made


def load_lessons(language: str, folder: Path = LESSONS) -> tuple[Lesson, ...]:
    """Every lesson of a language in reading order: chapter after chapter, each by order, by name.

    A chapter stands where its first lesson stands.
    """
    if language not in LANGUAGES:
        raise ValueError(f"no lessons in the language {language}")
    found = (load_lesson(path) for path in sorted(folder.glob(f"*.{language}.md")))
    ordered = sorted(found, key=lambda lesson: (lesson.order, lesson.slug))
    chapters = list(dict.fromkeys(lesson.chapter for lesson in ordered))
    return tuple(sorted(ordered, key=lambda lesson: chapters.index(lesson.chapter)))


@cache
def every_lesson(language: str = "zh") -> tuple[Lesson, ...]:
    """Every lesson of a language in reading order; empty while there are none."""
    return load_lessons(language)


def read_lesson(language: str, slug: str) -> Lesson:
    """One lesson; an unknown slug is a KeyError."""
    for lesson in every_lesson(language):
        if lesson.slug == slug:
            return lesson
    raise KeyError(f"no lesson {slug} in {language}")
