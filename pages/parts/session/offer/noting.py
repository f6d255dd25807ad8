"""What was said or came, day by day: noted beside the offers of its debt, printed in the ledger."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from content.voice import Voice
from pages import shapes
from pages.parts import ask, look, visit
from pages.parts.case import fields, store
from pages.parts.session import terms
from planner.case import Case, CaseDebt, Channel, LogEntry

MOST, LONGEST = 500, 500  # notes in a case, letters of a note


def show(voice: Voice, case: Case, debt: CaseDebt, today: date) -> None:
    """Every note of a debt or of none, each to be taken away, and three fields for one more."""
    noted = [one for one in case.log if one.debt in (debt.id, None)]
    box = look.fold(voice("session.noting"), "session_noting")
    if box is None:
        return
    with box:
        look.show(shapes.bullets(" · ".join(_said(voice, one)) for one in noted))
        with st.container(horizontal=True):
            for at, one in enumerate(noted, 1):
                words = voice("session.noting.remove", number=at)
                st.button(words, on_click=_remove, args=(one,), key=f"remove_note_{at}")
        if len(case.log) < MOST:
            _one_more(voice, debt, today)
        look.note(voice("session.noting.private"))


def _said(voice: Voice, one: LogEntry) -> Iterator[str]:
    yield voice.day(one.on)
    if one.channel:
        yield _by(voice, one.channel)
    yield one.text
    if one.debt is None:
        yield voice("session.noting.of_none")


def _one_more(voice: Voice, debt: CaseDebt, today: date) -> None:
    """Which day, by which way, what."""
    key = partial(fields.key_of, debt.id, "note")
    cells = st.columns(2, wrap=False)
    with cells[0]:
        on = fields.day(key("on"), voice("session.field.noted_on"), today, today)
    with cells[1]:
        ways = terms.named(voice, {str(one): _by(voice, one) for one in Channel})
        way = fields.choice(key("channel"), voice("session.field.channel"), ways, "")
    is_read = on is not None and on == visit.typed(key("on"))
    typed = fields.text(key("text"), voice("session.field.note"), begun().get(debt.id, ""))
    begin(debt.id, typed)
    text = _line(typed)
    if len(text) > LONGEST:
        ask.wrong(voice("session.noting.long", most=LONGEST, count=len(text)))
    st.button(
        voice("session.noting.add"),
        on_click=_add,
        args=(debt.id, on, way, key("text")),
        disabled=not (is_read and 0 < len(text) <= LONGEST),
        key="add_note",
    )


def _by(voice: Voice, channel: Channel) -> str:
    return voice(f"papers.ledger.channel.{channel}")


def _add(debt: str, on: date, way: str, key: str) -> None:
    text = _line(str(visit.typed(key) or ""))
    if not 0 < len(text) <= LONGEST:  # typed further before the tap: it stays in its field
        return
    new = LogEntry(on, text, debt, Channel(way) if way else None)
    store.change(lambda case: replace(case, log=(*case.log, new)))
    begin(debt, "")
    visit.forget(key)


def begun() -> dict[str, str]:
    """The notes that were begun and not yet added, by debt."""
    return dict(visit.kept(store.BEGUN, {}))


def begin(debt: str, text: str) -> None:
    """Keep what is typed of a note, so that no change of card or step loses it; "" drops it."""
    others = {name: one for name, one in begun().items() if name != debt}
    visit.keep(store.BEGUN, others | ({debt: text} if text else {}))


def _line(typed: str) -> str:
    """What was typed, without what no file holds."""
    return "".join(one for one in typed if unicodedata.category(one) not in ("Cc", "Cs")).strip()


def _remove(one: LogEntry) -> None:
    def less(case: Case) -> Case:
        log = list(case.log)
        if one in log:
            log.remove(one)
        return replace(case, log=tuple(log))

    store.change(less)
