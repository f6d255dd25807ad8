"""Questions and words as folded entries: the short answer first, then the rest."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from content import voice as say
from content.glossary import Term
from content.law import nearest
from content.marks import plain
from content.questions import Question
from content.words import t
from pages import shapes
from pages.written.text import Reading, Text, holds, link


def way(one: Reading, page: str, words: str, **query: str) -> Markup:
    """A way to another entry; the day that an editor previews goes along."""
    preview = {"today": one.day.isoformat()} if one.preview else {}
    return link(one.language, page, words, **preview, **query)


def lapsed(one: Reading, names: Iterable[str]) -> Markup:
    """For editors: which of the cited facts are not in force on the day the page is read."""
    out = [nearest(name, one.day) for name in names if not holds(name, one.day)]
    found = [fact.says[one.language] for fact in out]
    if not found:
        return Markup()
    day = say.day(one.language, one.day)
    return shapes.lapsed(t(one.language, "find.lapsed", day=day), found)


def question(one: Reading, asked: Question, opened: bool, names: dict[str, str]) -> Markup:
    """A question: the short answer first, then why, what to do, and the ways on."""
    language, text = one.language, Text(one)
    why = shapes.passage(text.inline(asked.why[language]))
    steps = [text.inline(step) for step in asked.do[language]]
    head = shapes.heading if opened else shapes.subheading  # nothing else stands over one alone
    do = head(t(language, "questions.do")) + shapes.numbered(steps) if steps else ""
    sources = text.sources(asked.facts)
    reviewed = shapes.note(t(language, "find.reviewed", day=say.day(language, asked.reviewed_on)))
    ways = (_page(language, asked.page), _related(one, asked, names))
    inside = (why, do, *ways, sources, lapsed(one, text.cited), reviewed)
    return shapes.folded_entry(asked.q[language], plain(asked.short[language]), inside, opened)


def _page(language: str, page: str | None) -> Markup:
    """The page of the app that the question belongs to."""
    if not page:
        return Markup()
    words = t(language, "questions.page", page=t(language, f"page.{page}"))
    return shapes.ways("more", [link(language, page, words)])


def _related(one: Reading, asked: Question, names: dict[str, str]) -> Markup:
    """The questions that people with this one ask next."""
    if not asked.related:
        return Markup()
    rows = [way(one, "questions", names[other], q=other) for other in asked.related]
    heading = shapes.subheading(t(one.language, "questions.related"))
    return heading + shapes.bullets(rows, "list")


def term(one: Reading, word: Term, opened: bool) -> Markup:
    """A word of the field: what it means, then an example, what people call it."""
    language, text = one.language, Text(one)
    name = shapes.two_names(word.name[language], word.name["en" if language == "zh" else "zh"])
    also = t(language, "terms.also", names=("、" if language == "zh" else ", ").join(word.also))
    spelt = t(language, "terms.pinyin", full=word.full_pinyin, short=word.pinyin)
    inside = [
        shapes.passage(text.inline(word.example[language])) if word.example else "",
        shapes.passage(also) if word.also else "",
        shapes.note(spelt),
        text.sources(word.facts),
        lapsed(one, text.cited),
    ]
    return shapes.folded_entry(name, plain(word.meaning[language]), inside, opened)
