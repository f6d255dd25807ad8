"""Under each page with figures: whether its debt is in the list, the file in one tap, the rest."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from content.voice import Voice
from pages import shapes
from pages.parts import ask, cite, look, tab, visit
from pages.parts.case import fields, file, saved, since, store
from pages.parts.listed import listing, plan_rows
from planner.case import Case

ONE = ("relief", "cost", "bill", "waiting", "timeline", "allocate", "contact")  # of one debt
FIGURES = (*ONE, "plan", "due")
DOORS = ("home", "tools")


def begin() -> None:
    """Before a page is drawn: what the tab gives back, and what was typed on the last page."""
    visit.acted()
    tab.take_back()
    store.found()


@st.fragment(key=visit.LISTED)
def shelf(page: str) -> None:
    """What belongs under a page; nothing where there is nothing to say."""
    if visit.acted():
        st.rerun()
    voice, today = Voice(visit.language()), visit.today()
    if page in DOORS:
        _opening(voice, store.found(), today)
    elif page in FIGURES:
        _list(voice, page, today)


def _list(voice: Voice, page: str, today: date) -> None:
    case = _renamed(store.found())
    is_loose = listing.is_loose(case)
    visit.list_follows(not is_loose)  # of a debt that is not in it, the list says no figure
    if case == Case(case.saved_on) and not is_loose and not plan_rows.loose_rows():
        if page == "plan":
            _opening(voice, case, today)
        return
    with st.container(key="listed"):
        for said in _standing(voice, page, case, is_loose):
            look.plain(said)
        with st.container(horizontal=True):
            _buttons(voice, page, case, today)
            _file(voice, case, today)
        look.note(voice("listed.file"))
        for said in saved.lost(voice):
            look.show(shapes.warning(said))
        if box := look.fold(voice("listed.fold"), "listed_fold"):
            with box:
                _more(voice, page, case, today)
        since.fold(voice, case, today)


@st.fragment(key=visit.FILE)
def _file(voice: Voice, case: Case, today: date) -> None:
    """The list as a file; what was typed and is not in it is read when it is tapped."""
    saved.latest(voice, case, today, "listed_save", partial(plan_rows.whole, voice, case, today))


def _standing(voice: Voice, page: str, case: Case, is_loose: bool) -> list[str]:
    """Where the debt of this page stands."""
    mine, found = listing.mine(case), []
    if page in ONE and mine is not None and mine.owed is not None:
        found.append(voice("listed.in", name=mine.name, owed=voice.money(mine.owed)))
    elif page in ONE and mine is not None:
        found.append(voice("listed.in.unknown", name=mine.name))
    elif page in ONE and is_loose:
        found.append(voice("listed.out"))
    others = len(case.debts) - (1 if found and mine is not None else 0)
    if others:
        key = "listed.others" if mine is not None and found else "listed.count"
        found.append(voice(key, count=others))
    return [("" if voice.language == "zh" else " ").join(found)] if found else []


def _buttons(voice: Voice, page: str, case: Case, today: date) -> None:
    """What can be put into the list from here, or from it into here."""
    if page in ONE and listing.is_loose(case):
        st.button(voice("listed.add"), on_click=_add, args=(voice, today), key="listed_add")
    if page == "plan":
        loose, outside = len(plan_rows.loose_rows()), len(plan_rows.outside(case))
        if loose:
            words = voice("listed.plan.add", count=loose)
            st.button(words, on_click=_add_rows, args=(voice, today), key="listed_rows")
        if outside:
            words = voice("listed.plan.bring", count=outside)
            st.button(words, on_click=_fill, args=(today,), key="listed_fill")


def _more(voice: Voice, page: str, case: Case, today: date) -> None:
    """Its name, the other debts, all of them on one screen, a file of last time."""
    mine = listing.mine(case)
    if page in ONE and mine is not None:
        fields.name(_name_key(mine.id), voice("listed.name"), mine.name)
    if page in ONE:
        _look(voice, case, today)
    if case.debts:
        words = cite.link(voice.language, "session", voice("listed.all"))
        look.show(shapes.ways("more", [words]))
    look.heading(voice("session.file.open"))
    file.opening(voice, case, today)


def _name_key(debt: str) -> str:
    return fields.key_of("listed", debt)


def _renamed(case: Case) -> Case:
    """The list with the name that was typed here, before it is said."""
    mine = listing.mine(case)
    typed = str(visit.typed(_name_key(mine.id)) or "") if mine else ""
    new = listing.rename(typed) if typed else case
    if new != case:
        st.rerun()  # the name stands elsewhere too
    return new


def _look(voice: Voice, case: Case, today: date) -> None:
    """One tap lets this page show another debt of the list."""
    mine = listing.mine(case)
    names = {one.id: one.name for one in case.debts if mine is None or one.id != mine.id}
    if not names:
        return
    widget = f"listed_look_{voice.language}"
    visit.write(widget, None)
    st.pills(
        voice("listed.look"),
        list(names),
        format_func=ask.called(names),
        key=widget,
        on_change=_looked,
        args=(voice, widget, today),
    )
    look.note(voice("listed.look.note"))


def _looked(voice: Voice, widget: str, today: date) -> None:
    listing.look_at(voice, str(visit.typed(widget) or ""), today)
    visit.forget(widget)
    visit.act()


def _add(voice: Voice, today: date) -> None:
    listing.add(voice, today)
    visit.act()


def _add_rows(voice: Voice, today: date) -> None:
    plan_rows.add_rows(voice, today)
    visit.act()


def _fill(today: date) -> None:
    plan_rows.fill(today)
    visit.act()


def _opening(voice: Voice, case: Case, today: date) -> None:
    """A file of last time, behind one tap."""
    if box := look.fold(voice("listed.open"), "listed_open"):
        with box:
            file.opening(voice, case, today)
            if case.debts:
                words = cite.link(voice.language, "session", voice("listed.all"))
                look.show(shapes.ways("more", [words]))
