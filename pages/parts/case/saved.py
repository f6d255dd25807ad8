"""The case as a file of one's own: one tap, a passphrase if wished, what a reload would lose."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from content.voice import Voice
from pages import shapes
from pages.parts import look, visit
from pages.parts.case import fields, store
from planner.case import Case, Language, download_name, save_file

SHORTEST = 6  # letters of a passphrase, as the file asks


def button(voice: Voice, case: Case, today: date, key: str, passphrase: str | None = None) -> None:
    """One tap saves the case as it stands."""
    made = ready(case, voice.language, today)
    _file(voice, made, partial(save_file, made, passphrase), key)


def latest(voice: Voice, case: Case, today: date, key: str, whole: Callable[[], Case]) -> None:
    """One tap saves what `whole` says when it is tapped: the page may have changed since."""
    named = ready(case, voice.language, today)

    def made() -> bytes:
        return save_file(replace(ready(whole(), voice.language, today), reference=named.reference))

    _file(voice, named, visit.later(made), key)


def _file(voice: Voice, named: Case, made: Callable[[], bytes], key: str) -> None:
    st.download_button(
        voice("session.file.do"),
        made,
        file_name=download_name(named),
        mime="application/json",
        on_click="ignore",
        key=key,
    )


def ready(case: Case, language: str, today: date) -> Case:
    """The case as it goes into a file: with its day, its language and a made-up name."""
    named = case.reference or store.reference()
    return replace(case, saved_on=today, language=Language(language), reference=named)


def show(voice: Voice, case: Case, today: date) -> None:
    """The file with a passphrase where one is wished."""
    look.plain(voice("session.file.private"))
    key, label = fields.key_of("save_pass"), voice("session.file.seal")
    typed = st.text_input(label, key=key, type="password", autocomplete="new-password")
    passphrase = str(typed or "") or None
    if passphrase is not None and len(passphrase) < SHORTEST:
        look.show(shapes.mistake(voice("session.file.short", least=SHORTEST)))
        return
    if passphrase:
        look.note(voice("session.file.lost"))
    button(voice, case, today, "save_case", passphrase)


def lost(voice: Voice) -> Iterator[str]:
    """What a reload would lose, each in one sentence; mostly nothing."""
    if st.context.is_embedded:
        yield voice("session.lost.frame")
    if not all(map(visit.is_told, ("case", "doubts"))):
        yield voice("session.lost.large")
    if not visit.is_told(store.BEGUN):
        yield voice("session.lost.begun")
    if str(visit.typed(fields.key_of("paste")) or "").strip():
        yield voice("session.lost.paste")
    if any(visit.typed(fields.key_of("file", name)) for name in ("opened", "sealed")):
        yield voice("session.lost.opened")
    if not visit.is_told("last"):
        yield voice("session.lost.last")
