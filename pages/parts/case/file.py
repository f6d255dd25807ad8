"""The case file: opened after saying what would change, saved by one tap, sealed where wished."""

from __future__ import annotations

from datetime import date

import streamlit as st

from content.voice import Voice
from pages import shapes
from pages.parts import look, visit
from pages.parts.case import changed, fields, saved, since, store
from planner import Refused
from planner.case import Case, open_file, save_file

# Kept beside the fields, in no record: they go with them.
OPENED, SEALED, REFUSED = (fields.key_of("file", name) for name in ("opened", "sealed", "refused"))
OURS = ("too_large", "not_a_case", "newer_version", "wrong_passphrase")


def show(voice: Voice, case: Case, today: date) -> None:
    """Open, and what turned since last time; save, with a passphrase where one is wished."""
    look.heading(voice("session.file.open"))
    opening(voice, case, today)
    since.fold(voice, case, today)
    look.heading(voice("session.file.save"))
    saved.show(voice, case, today)


def opening(voice: Voice, case: Case, today: date) -> None:
    """Choose a file; see what it would change; take it, compare with it, or leave it."""
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
        _compare(voice, (case, open_file(str(text).encode())), today)


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


def _compare(voice: Voice, both: tuple[Case, Case], today: date) -> None:
    """What turned since the file was saved, what it would change on the screen, the question."""
    case, opened = both
    day = voice.day(opened.saved_on)
    lines = changed.sentences(voice, case, opened)
    if not lines:
        look.plain(voice("session.file.same", day=day))
        since.keep(opened)
        return
    has_both = bool(case.debts and opened.debts)
    if has_both:
        look.heading(voice("since"))
        since.show(voice, opened, case, today)
    look.plain(voice("session.file.would", day=day))
    look.show(shapes.bullets(lines))
    with st.container(horizontal=True):
        st.button(voice("session.file.yes"), on_click=_accept, key="file_yes", type="primary")
        if has_both:
            st.button(voice("session.file.beside"), on_click=_beside, key="file_beside")
        st.button(voice("session.file.no"), on_click=visit.forget, args=(OPENED,), key="file_no")


def _accept() -> None:
    """The file takes the place of the screen; it is last time's too."""
    opened = open_file(str(visit.typed(OPENED)).encode())
    store.take(opened)
    since.keep(opened)
    store.anew()
    visit.keep("doubts", "")
    visit.keep("session_open", "")
    visit.keep("session_not_asked", [])
    visit.act()


def _beside() -> None:
    """The screen stays; the file is what it is compared with."""
    since.keep(open_file(str(visit.typed(OPENED)).encode()))
    visit.forget(OPENED)
    visit.act()
