"""What the pages share where one looks something up: the field, folded entries, nothing found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

from content import voice as say
from content.glossary import Term
from content.law import nearest
from content.marks import plain
from content.questions import Question
from content.search import Found
from content.words import t
from pages.parts import cite, look, visit

SHOWN, CLOSEST = 5, 3


def field(name: str, label: str, example: str, opened: str = "") -> str:
    """The search field of a page; typing closes the entry that the address has `opened`."""
    found = st.text_input(
        label,
        key=f"find_{name}",
        placeholder=example,
        live="500ms",
        persist_state="session",
        on_change=_typed,
        args=(opened,),
    )
    return (found or "").strip()


def _typed(opened: str) -> None:
    st.query_params.pop(opened, None)


def best(found: Sequence[Found], most: int = SHOWN) -> tuple[list[str], bool]:
    """The ids worth showing, and whether they are likely what was meant or only the closest."""
    sure = [one.id for one in found if one.sure and one.fit >= found[0].fit / 3]
    return (sure[:most], True) if sure else ([one.id for one in found[:CLOSEST]], False)


def unsure(language: str, words: str) -> None:
    """Nothing fits well: say so calmly, and where people can help."""
    help_page = cite.link(language, "help", t(language, "find.help"))
    look.show(f'<p class="rw-note" role="status">{escape(words)} {help_page}</p>')


def link(language: str, page: str, words: str, **query: str) -> str:
    """A way to another entry; the day that an editor previews goes along."""
    day = visit.reading_day().isoformat()
    preview = {"today": day} if visit.asked("today") == day else {}
    return cite.link(language, page, words, **preview, **query)


def folded(name: str, short: str, inside: str, opened: bool) -> str:
    """One entry: its name and the short answer, and the rest behind them (all HTML)."""
    line = f'<span class="rw-entry-short">{short}</span>' if short else ""
    return (
        f'<details class="rw-entry"{" open" if opened else ""}>'
        f'<summary><span class="rw-entry-name">{name}</span>{line}</summary>'
        f'<div class="rw-entry-in rw-body">{inside}</div></details>'
    )


def lapsed(language: str, names: Iterable[str]) -> str:
    """For editors: which of the cited facts are not in force on the day the page is read."""
    day = visit.reading_day()
    out = [nearest(name, day) for name in names if not cite.holds(name)]
    found = [f"<li>{escape(one.says[language])}</li>" for one in out]
    if not found:
        return ""
    words = escape(t(language, "find.lapsed", day=say.day(language, day)))
    return f'<div class="rw-lapsed">{words}<ul>{"".join(found)}</ul></div>'


def question(language: str, one: Question, opened: bool, names: dict[str, str]) -> str:
    """A question: the short answer first, then why, what to do, and the ways on (HTML)."""
    text = cite.Text(language)
    why = f'<div class="rw-plain">{text.inline(one.why[language])}</div>'
    steps = "".join(f"<li>{text.inline(step)}</li>" for step in one.do[language])
    do = f"<h3>{escape(t(language, 'questions.do'))}</h3><ol>{steps}</ol>" if steps else ""
    sources = text.sources(one.facts)
    reviewed = escape(t(language, "find.reviewed", day=say.day(language, one.reviewed_on)))
    end = f'{lapsed(language, text.cited)}<p class="rw-note">{reviewed}</p>'
    inside = why + do + _page(language, one.page) + _related(language, one, names) + sources + end
    return folded(escape(one.q[language]), escape(plain(one.short[language])), inside, opened)


def _page(language: str, page: str | None) -> str:
    """The page of the app that the question belongs to."""
    if not page:
        return ""
    words = t(language, "questions.page", page=t(language, f"page.{page}"))
    return f'<p class="rw-more">{cite.link(language, page, words)}</p>'


def _related(language: str, one: Question, names: dict[str, str]) -> str:
    """The questions that people with this one ask next."""
    if not one.related:
        return ""
    rows = (link(language, "questions", names[other], q=other) for other in one.related)
    beside = "".join(f"<li>{row}</li>" for row in rows)
    head = escape(t(language, "questions.related"))
    return f'<h3>{head}</h3><ul class="rw-list">{beside}</ul>'


def term(language: str, one: Term, opened: bool) -> str:
    """A word of the field: what it means, then an example, what people call it (HTML)."""
    text = cite.Text(language)
    other = one.name["en" if language == "zh" else "zh"]
    name = f"{escape(one.name[language])} <small>{escape(other)}</small>"
    also = t(language, "terms.also", names=("、" if language == "zh" else ", ").join(one.also))
    spelt = t(language, "terms.pinyin", full=one.full_pinyin, short=one.pinyin)
    inside = [
        f'<div class="rw-plain">{text.inline(one.example[language])}</div>' if one.example else "",
        f'<div class="rw-plain">{escape(also)}</div>' if one.also else "",
        f'<p class="rw-note">{escape(spelt)}</p>',
        text.sources(one.facts),
        lapsed(language, text.cited),
    ]
    return folded(name, escape(plain(one.meaning[language])), "".join(inside), opened)
