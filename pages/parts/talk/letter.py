"""The words to the lender: what to fill in, the text in Chinese, and its reading in English."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from content.letters import Letter, every_letter
from content.words import t
from pages import shapes
from pages.parts import ask, cite, look, visit
from pages.parts.debt import mine
from pages.parts.talk.letter_values import SIZES, Asked
from planner.dates import add_months

EARLY = ("defer", "interest_only", "longer", "move", "fixed")
LATE = ("pieces", "longer", "fixed")
REASONS = ("blank", "job", "less", "ill", "family", "business")
USUAL = {"months": "3", "longer": "24", "pieces": "6"}


def kind() -> Letter:
    """Choose the script or letter by name, as pills."""
    language, every = visit.language(), {one.id: one for one in every_letter()}
    usual = "phone-late" if mine.days() else "phone-early"
    wanted = visit.asked("letter")  # a link may ask for one: once, then the reader chooses
    if wanted != visit.kept("letter_asked", ""):
        visit.keep("letter_asked", wanted)
        visit.keep("letter", wanted)
    chosen = visit.kept("letter", usual)
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


def asked(letter: Letter, late: bool, today: date) -> Asked:
    """The fields that this letter needs; nothing here tells who the reader is."""
    if "want" not in letter.asks:
        return Asked(late)
    language, ways = visit.language(), LATE if late else EARLY
    names = {way: t(language, f"want.{way}") for way in ways}
    want = ask.pick("want_late" if late else "want", t(language, "field.want"), names)
    left, right = st.columns(2, wrap=False, vertical_alignment="bottom")
    size, move_to, month = None, None, add_months(today, 1)
    with left:
        if want in SIZES:
            size = _size(SIZES[want], 600 if want == "longer" else 60)
        elif want == "move":
            move_to = ask.day("move_to", month, today)
    with right:
        from_day = ask.day("from_day", month, today)
    left, right = st.columns(2, wrap=False)
    with left:
        budget = mine.own_budget()
    with right:
        reason = ask.choice("reason", REASONS, "reason") if "reason" in letter.asks else "blank"
    return Asked(late, want, size, move_to, budget, from_day, reason)


def _size(key: str, most: int) -> int | None:
    """How many months or periods; a field left blank stays open in the letter."""
    if visit.typed(key) == "":
        ask.text(key, USUAL[key])
        return None
    return ask.whole(key, USUAL[key], 1, most)


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
        file_name=f"{letter.id}.txt",
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
