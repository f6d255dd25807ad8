"""The case file: opened after saying what would change, saved by one tap, sealed where wished."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from content.voice import Voice
from pages import shapes
from pages.parts import look, visit
from pages.parts.session import changed, fields, store
from planner import Refused
from planner.case import Case, Language, download_name, open_file, save_file

SHORTEST = 6  # letters of a passphrase, as the file asks
# Kept beside the fields, in no record: they go with them.
OPENED, SEALED, REFUSED = (fields.key_of("file", name) for name in ("opened", "sealed", "refused"))
OURS = ("too_large", "not_a_case", "newer_version", "wrong_passphrase")


def show(voice: Voice, case: Case, today: date) -> None:
    """Open, save, clear."""
    _open(voice, case)
    _save(voice, case, today)
    words = (voice(f"app.clear{part}") for part in ("", ".lost", ".do"))
    look.show(shapes.clearing(*words))


def _open(voice: Voice, case: Case) -> None:
    look.heading(voice("session.file.open"))
    if st.context.is_embedded:
        look.plain(voice("session.file.embedded"))
        return
    st.file_uploader(
        voice("session.file.pick"),
        type=["json"],
        key=_uploader(),
        on_change=_given,
        args=(_uploader(),),
        max_upload_size=1,
    )
    if code := visit.typed(REFUSED):
        look.show(shapes.mistake(voice(f"session.file.{code}")))
    if visit.typed(SEALED):
        _passphrase(voice)
    if text := visit.typed(OPENED):
        _compare(voice, case, open_file(str(text).encode()))


def _uploader() -> str:
    return fields.key_of("file", str(visit.kept("session_files", 0)))


def _given(key: str) -> None:
    """Read a file that was chosen, and let go of it."""
    upload = visit.typed(key)
    if upload is None:
        return
    _try(upload.getvalue(), None)
    visit.drop(upload)
    visit.keep("session_files", int(visit.kept("session_files", 0)) + 1)


def _try(raw: bytes, passphrase: str | None) -> None:
    """Open a file beside the screen; nothing on the screen changes yet."""
    for name in (OPENED, SEALED, REFUSED):
        visit.forget(name)
    try:
        visit.write(OPENED, save_file(open_file(raw, passphrase)).decode())
    except Refused as refusal:
        if refusal.code in ("passphrase_needed", "wrong_passphrase"):
            visit.write(SEALED, raw)
        if refusal.code != "passphrase_needed":
            visit.write(REFUSED, refusal.code if refusal.code in OURS else "broken")


def _passphrase(voice: Voice) -> None:
    """A sealed file asks for its passphrase."""
    key = fields.key_of("file_pass")
    st.text_input(voice("session.file.passphrase"), key=key, type="password", autocomplete="off")
    st.button(voice("session.file.unseal"), on_click=_unseal, args=(key,), key="unseal")


def _unseal(key: str) -> None:
    raw, passphrase = visit.typed(SEALED), str(visit.typed(key) or "")
    visit.write(key, "")
    if isinstance(raw, bytes):
        _try(raw, passphrase)


def _compare(voice: Voice, case: Case, opened: Case) -> None:
    """What would change on the screen, then the question."""
    saved = voice.day(opened.saved_on)
    lines = changed.sentences(voice, case, opened)
    if not lines:
        look.plain(voice("session.file.same", day=saved))
        return
    look.plain(voice("session.file.would", day=saved))
    look.show(shapes.bullets(lines))
    with st.container(horizontal=True):
        st.button(voice("session.file.yes"), on_click=_accept, key="file_yes", type="primary")
        st.button(voice("session.file.no"), on_click=visit.forget, args=(OPENED,), key="file_no")


def _accept() -> None:
    store.put(open_file(str(visit.typed(OPENED)).encode()))
    store.anew()
    visit.keep("doubts", "")
    visit.keep("session_open", "")


def _save(voice: Voice, case: Case, today: date) -> None:
    look.heading(voice("session.file.save"))
    look.plain(voice("session.file.private"))
    key, label = fields.key_of("save_pass"), voice("session.file.seal")
    typed = st.text_input(label, key=key, type="password", autocomplete="new-password")
    passphrase = str(typed or "") or None
    if passphrase is not None and len(passphrase) < SHORTEST:
        look.show(shapes.mistake(voice("session.file.short", least=SHORTEST)))
        return
    if passphrase:
        look.note(voice("session.file.lost"))
    made = ready(case, voice.language, today)
    st.download_button(
        voice("session.file.do"),
        partial(save_file, made, passphrase),
        file_name=download_name(made),
        mime="application/json",
        on_click="ignore",
        key="save_case",
    )


def ready(case: Case, language: str, today: date) -> Case:
    """The case as it goes into a file: with its day, its language and a made-up name."""
    named = case.reference or store.reference()
    return replace(case, saved_on=today, language=Language(language), reference=named)
