"""Questions people ask: search in your own words, or look by situation; `?q=` opens one."""

from __future__ import annotations

from content.glossary import every_term
from content.search import find_questions, find_terms
from content.words import t
from pages import shapes
from pages.parts import cite, look, visit
from pages.parts.learn import find
from pages.written import questions

SAME_WORD = 1.3  # so like a word of the field that its own page may help
language, reading = visit.language(), cite.reading()


def results(typed: str) -> list[str]:
    """The answers that fit best, and the word itself where one was searched for.

    Where none fits well the page says so; the closest come back, to stand below the chapters.
    """
    found = find_questions(typed)
    ids, sure = find.best(found)
    if sure:
        look.show(questions.entries(reading, ids, first_open=find.clear(found)))
    else:
        find.unsure(language, t(language, "questions.close" if ids else "questions.nothing"))
    for word in [one for one in find_terms(typed)[:1] if one.fit >= SAME_WORD]:
        name = next(one.name[language] for one in every_term() if one.id == word.id)
        label = t(language, "questions.term", term=name)
        look.show(shapes.ways("more", [cite.link(language, "terms", label, term=word.id)]))
    return [] if sure else ids


def whole() -> None:
    """The search, what it found, and every chapter."""
    example = t(language, "questions.example")
    closest: list[str] = []
    typed = find.field("questions", t(language, "questions.field"), example, "q")
    if asked:
        look.lay(questions.SHELF.opened(reading, asked))
    elif typed:
        closest = results(typed)
    else:
        look.note(t(language, "find.private"))
    look.lay(questions.SHELF.grouped(reading))
    if closest:
        look.heading(t(language, "questions.closest"))
        look.show(questions.entries(reading, closest))


asked = visit.asked("q")
look.title(t(language, "page.questions"))
if visit.framed() and asked in questions.known():
    look.show(questions.entries(reading, [asked], first_open=True))
else:
    whole()
