"""The words to the lender: what to fill in, the text in Chinese, and its reading in English."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from content.letters import Letter, every_letter
from content.voice import Voice
from content.words import t
from pages import shapes
from pages.parts import ask, cite, look, visit
from pages.parts.debt import mine, mine_fields
from pages.parts.relief import settle
from pages.parts.relief.worked import FIT, Worked
from pages.parts.talk import sized, wanted
from pages.parts.talk.letter_values import Asked, Counted, begins, terms_known

REASONS = ("blank", "job", "less", "ill", "family", "business")


def kind() -> Letter:
    """Choose the script or letter by name, as pills."""
    language, every = visit.language(), {one.id: one for one in every_letter()}
    usual = "phone-late" if mine.days() else "phone-early"
    asked = visit.asked("letter")  # a link may ask for one: once, then the reader chooses
    if asked != visit.kept("letter_asked", ""):
        visit.keep("letter_asked", asked)
        visit.keep("letter", asked)
    chosen = visit.kept("letter", usual)
    if visit.asked("way") and chosen in every and "want" not in every[chosen].asks:
        chosen = usual
    widget = f"letter_{language}"
    visit.write(widget, chosen if chosen in every else usual)
    found = st.pills(
        t(language, "contact.kind"),
        list(every),
        required=True,
        format_func=lambda one: every[one].name[language],
        key=widget,
        on_change=lambda: visit.keep("letter", visit.typed(widget)),
    )
    return every[str(found)]


def is_late(letter: Letter) -> bool:
    """Whether the request is one of somebody who is late."""
    if letter.id.startswith("phone-"):
        return letter.id == "phone-late"
    return bool(mine.days())


def asked(letter: Letter, late: bool, found: Worked | None, today: date) -> Asked:
    """The fields that this letter needs; nothing here tells who the reader is."""
    if "settle" in letter.asks:
        return Asked(late, "settle", sum=settle.fields())
    if "want" not in letter.asks:
        return Asked(late)
    wish = _wished(wanted.choose(found, late), late, found, today)
    left, right = st.columns([1, 1.3], wrap=False)
    with left:
        budget = mine_fields.own_budget()
    with right:
        from_day = _from(begins(mine.reader(today), wish, today), today)
    chosen = ask.choice("reason", REASONS, "reason") if "reason" in letter.asks else "blank"
    return replace(wish, budget=budget, from_day=from_day, reason=chosen)


def _wished(want: str, late: bool, found: Worked | None, today: date) -> Asked:
    """The way with its details; open are those that nobody has given, or that an example gives."""
    if want != FIT:
        tried, open_ = sized.asked(want, today)
        return Asked(late, want, tried=tried, open=open_)
    debt = mine.reader(today)
    known = debt is not None and terms_known(debt)
    open_ = frozenset[str]() if known else sized.EVERY
    return Asked(late, want, tried=wanted.fitted(found), open=open_)


def _from(first: date | None, today: date) -> date | None:
    """From which day: the way's own first payment, until the reader picks another or none."""
    if visit.typed("from_day") == visit.kept("from_filled"):
        visit.write("from_day", first)
        visit.keep("from_filled", first)
    return ask.day_if_any("from_day", today)


def above(voice: Voice, wish: Asked, sums: Counted) -> None:
    """Say so before a way is asked for that the reader could not keep up; never of one sum."""
    way, budget = sums.way, wish.budget
    if wish.sum is None and way and budget is not None and way.affordable(budget) is False:
        shown = {"payment": voice.money(way.heaviest), "budget": voice.money(budget)}
        look.sentence(voice("contact.above", **shown), "watch")


def sheet(language: str, letter: Letter, chinese: str, english: str) -> None:
    """The text to copy, always in Chinese; its reading where the page is in English; a download."""
    look.heading(t(language, f"contact.text.{letter.use}"))
    with st.container(key="letter"):
        st.code(chinese, language=None, wrap_lines=True)
    text = chinese
    if language == "en":
        text = f"{chinese}\n\n----\n{t(language, 'contact.reading')}\n\n{english}"
        look.heading(t(language, "contact.reading"))
        look.show(shapes.reading(english.split("\n\n")))
    st.download_button(
        t(language, "contact.download"),
        text.encode("utf-8-sig"),
        file_name=f"{t(language, f'take.name.{letter.use}')}.txt",
        mime="text/plain",
        on_click="ignore",
        key="letter_download",
    )


def steps(text: cite.Text, head: str, names: Sequence[str]) -> None:
    """A short list under a heading."""
    language = text.language
    look.heading(t(language, head))
    items = [text.inline(t(language, f"{head}.{name}")) for name in names]
    look.show(shapes.within("body", shapes.bullets(items)))
