"""What the pages share where one looks something up: the field, folded entries, nothing found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st
from markupsafe import Markup

from content import voice as say
from content.glossary import Term
from content.law import nearest
from content.marks import plain
from content.questions import Question
from content.search import Found, in_crisis
from content.words import t
from pages import shapes
from pages.parts import ask, cite, look, visit

SHOWN, CLOSEST, AHEAD = 5, 3, 0.15
NUMBERS, COMFORT = ("12356", "120", "110"), "look-after-yourself"


def field(name: str, label: str, example: str, opened: str = "") -> str:
    """The search field of a page; typing closes the entry that the address has `opened`."""
    ask.again(f"find_{name}")
    found = st.text_input(
        label,
        key=f"find_{name}",
        placeholder=example,
        live="500ms",
        persist_state="session",
        on_change=_typed,
        args=(opened,),
    )
    typed = (found or "").strip()
    if in_crisis(typed):
        people_first(visit.language())
    return typed


def people_first(language: str) -> None:
    """Before any debt: numbers that dial, and that one need not stay alone."""
    text = cite.Text(language)
    said = text.inline(t(language, "find.crisis"))
    calls = [shapes.call(number, t(language, f"find.crisis.{number}")) for number in NUMBERS]
    with st.container(key="people_first"):
        look.show(shapes.within("calls", *calls))
        look.show(shapes.passage(said) + text.sources())
        more = cite.link(language, "learn", t(language, "find.crisis.more"), lesson=COMFORT)
        look.show(shapes.ways("more", [more]))


def _typed(opened: str) -> None:
    st.query_params.pop(opened, None)


def best(found: Sequence[Found], most: int = SHOWN) -> tuple[list[str], bool]:
    """The ids worth showing, and whether they are likely what was meant or only the closest."""
    sure = [one.id for one in found if one.sure and one.fit >= found[0].fit / 3]
    return (sure[:most], True) if sure else ([one.id for one in found[:CLOSEST]], False)


def clear(found: Sequence[Found]) -> bool:
    """Whether the first is so far ahead of the second that it may be opened by itself."""
    return len(found) < 2 or found[0].fit - found[1].fit >= AHEAD


def unsure(language: str, words: str) -> None:
    """Nothing fits well: say so calmly, and where people can help."""
    help_page = cite.link(language, "help", t(language, "find.help"))
    look.note(shapes.joined([words, help_page], " "), live=True)


def link(language: str, page: str, words: str, **query: str) -> Markup:
    """A way to another entry; the day that an editor previews goes along."""
    day = visit.reading_day().isoformat()
    preview = {"today": day} if visit.asked("today") == day else {}
    return cite.link(language, page, words, **preview, **query)


def lapsed(language: str, names: Iterable[str]) -> Markup:
    """For editors: which of the cited facts are not in force on the day the page is read."""
    day = visit.reading_day()
    out = [nearest(name, day) for name in names if not cite.holds(name)]
    found = [one.says[language] for one in out]
    if not found:
        return Markup()
    return shapes.lapsed(t(language, "find.lapsed", day=say.day(language, day)), found)


def question(language: str, one: Question, opened: bool, names: dict[str, str]) -> Markup:
    """A question: the short answer first, then why, what to do, and the ways on."""
    text = cite.Text(language)
    why = shapes.passage(text.inline(one.why[language]))
    steps = [text.inline(step) for step in one.do[language]]
    do = shapes.subheading(t(language, "questions.do")) + shapes.numbered(steps) if steps else ""
    sources = text.sources(one.facts)
    reviewed = shapes.note(t(language, "find.reviewed", day=say.day(language, one.reviewed_on)))
    ways = (_page(language, one.page), _related(language, one, names))
    inside = (why, do, *ways, sources, lapsed(language, text.cited), reviewed)
    return shapes.folded_entry(one.q[language], plain(one.short[language]), inside, opened)


def _page(language: str, page: str | None) -> Markup:
    """The page of the app that the question belongs to."""
    if not page:
        return Markup()
    words = t(language, "questions.page", page=t(language, f"page.{page}"))
    return shapes.ways("more", [cite.link(language, page, words)])


def _related(language: str, one: Question, names: dict[str, str]) -> Markup:
    """The questions that people with this one ask next."""
    if not one.related:
        return Markup()
    rows = [link(language, "questions", names[other], q=other) for other in one.related]
    return shapes.subheading(t(language, "questions.related")) + shapes.bullets(rows, "list")


def term(language: str, one: Term, opened: bool) -> Markup:
    """A word of the field: what it means, then an example, what people call it."""
    text = cite.Text(language)
    name = shapes.two_names(one.name[language], one.name["en" if language == "zh" else "zh"])
    also = t(language, "terms.also", names=("、" if language == "zh" else ", ").join(one.also))
    spelt = t(language, "terms.pinyin", full=one.full_pinyin, short=one.pinyin)
    inside = [
        shapes.passage(text.inline(one.example[language])) if one.example else "",
        shapes.passage(also) if one.also else "",
        shapes.note(spelt),
        text.sources(one.facts),
        lapsed(language, text.cited),
    ]
    return shapes.folded_entry(name, plain(one.meaning[language]), inside, opened)
