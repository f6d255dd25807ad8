"""Sources: every rule that is stated anywhere here, where it stands, when it was checked."""

from __future__ import annotations

from content.search import find_facts
from content.words import t
from pages.parts import cite, look, visit
from pages.parts.learn import find
from pages.written import sources

MOST = 12
language, reading = visit.language(), cite.reading()


def results(typed: str) -> None:
    """The rules that fit what was typed."""
    ids, sure = find.best(find_facts(typed), MOST)
    if not sure:
        find.unsure(language, t(language, "sources.close" if ids else "sources.nothing"))
    if ids:
        every = sources.known(reading)
        look.show(sources.rows(reading, [every[name] for name in ids]))


look.title(t(language, "page.sources"), t(language, "sources.lead"))
example = t(language, "sources.example")
if typed := find.field("sources", t(language, "sources.field"), example):
    results(typed)
look.lay(sources.pieces(reading))
