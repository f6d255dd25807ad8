"""Save as one page: one fold at the end of a page, its files made when a reader taps."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from content.voice import Voice
from pages.papers import printed, reminders, sheets
from pages.papers.page import Page
from pages.parts import ask, look, visit
from pages.parts.debt.needs import Lacking, own
from planner import Refused

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# In the order of the buttons: the ending of the file, its kind, what makes it.
PRINTED = (("pdf", "application/pdf", printed.pdf), ("png", "image/png", printed.picture))
DATED = (("ics", "text/calendar", reminders.calendar),)
LISTED = (("xlsx", XLSX, sheets.workbook), ("csv", "text/csv", sheets.rows_as_csv))

Made = Callable[[], Page | Lacking]


@st.fragment(key="take")
def offer(made: Made) -> None:
    """Offer what a page came to as files; `made` gives it, or says in words what is missing.

    While the fold is closed nothing is made; while it is open, it follows each change.
    """
    voice = Voice(visit.language())
    fold = look.fold(voice("take.title"), "take")
    visit.follows("take", fold is not None)
    if fold is None:
        return
    with fold:
        page = _page(voice, made)
        if isinstance(page, Page):
            _buttons(voice, page)
        else:
            _missing(voice, page)


def _page(voice: Voice, made: Made) -> Page | Lacking:
    """The page as it stands now, or why there is none."""
    if visit.problems():
        return Lacking(ask.unanswered(voice.language))
    try:
        return made()
    except (ask.Unreadable, Refused) as problem:
        return Lacking(ask.unanswered(voice.language, problem))


def _missing(voice: Voice, lack: Lacking) -> None:
    """What is still an example; where it may well be true, one tap says so."""
    look.plain(lack.said)
    if lack.fields:
        st.button(voice("take.need.yes"), on_click=own, args=(lack.fields,), key="take_yes")


def _buttons(voice: Voice, page: Page) -> None:
    """A button for each file; the file is made when it is tapped, from the page as it was drawn."""
    look.plain(voice("take.lead"))
    kinds = [*PRINTED, *(DATED if page.days else ()), *(LISTED if page.table else ())]
    with st.container(horizontal=True, key="take_files"):
        for ending, mime, make in kinds:
            st.download_button(
                voice(f"take.file.{ending}"),
                partial(make, page),
                file_name=page.file(ending),
                mime=mime,
                on_click="ignore",
                key=f"take_{ending}",
            )
    if page.days:
        look.note(voice("take.calendar"))
    look.note(voice("take.private"))
