"""Words explained: search in Chinese, English or pinyin, or look by topic; `?term=` opens one."""

from __future__ import annotations

from content.search import find_terms
from content.words import t
from pages.parts import cite, look, visit
from pages.parts.learn import find
from pages.written import terms

language, reading = visit.language(), cite.reading()


def results(typed: str) -> None:
    """The words that fit best."""
    ids, sure = find.best(find_terms(typed))
    if not sure:
        find.unsure(language, t(language, "terms.close" if ids else "terms.nothing"))
    look.show(terms.entries(reading, ids, first_open=sure))


look.title(t(language, "page.terms"))
example = t(language, "terms.example")
typed = find.field("terms", t(language, "terms.field"), example, "term")
if asked := visit.asked("term"):
    look.lay(terms.SHELF.opened(reading, asked))
elif typed:
    results(typed)
else:
    look.note(t(language, "find.private"))
look.lay(terms.SHELF.grouped(reading))
