"""The way in for a table: pasted, or opened out of a file. What was given is let go at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import streamlit as st

from content.voice import Voice
from pages.parts import look, visit
from pages.parts.case import fields, store
from pages.parts.session.debt import doubts, sheet
from planner import Refused
from planner.case import Case, CaseDebt, debts
from planner.pasted import Table, read

READ = "session_read"  # what the last reading came to: words and counts, no figure
MOST = 60


def show(voice: Voice, today: date, is_open: bool) -> None:
    """A box to paste into and a file to open, folded once there is a list."""
    with st.expander(voice("session.paste"), expanded=is_open):
        look.plain(voice("session.paste.how"))
        box = fields.key_of("paste")
        st.text_area(voice("session.paste.box"), key=box, height=130)
        words = voice("session.paste.read")
        st.button(words, on_click=_pasted, args=(today,), type="primary", key="read_paste")
        if not st.context.is_embedded:
            st.file_uploader(
                voice("session.paste.file"),
                type=["xlsx", "csv"],
                key=_uploader(),
                on_change=_opened,
                args=(_uploader(), today),
                max_upload_size=1,
            )
        look.note(voice("session.paste.private"))
    for said in results(voice):
        look.note(said, live=True)


def results(voice: Voice) -> Iterator[str]:
    """What the last reading came to."""
    found = visit.kept(READ, {})
    if code := found.get("refused"):
        yield voice(f"session.read.{code}")
        return
    if "rows" in found:
        yield voice("session.read", count=found["rows"])
    for name in ("known", "twice", "unnamed", "differs", "columns", "full"):
        if found.get(name):
            yield voice(f"session.read.{name}", count=found[name])


def _uploader() -> str:
    return fields.key_of("table", str(visit.kept("session_files", 0)))


def _pasted(today: date) -> None:
    """Read the box, and empty it."""
    box = fields.key_of("paste")
    text = str(visit.typed(box) or "")
    visit.write(box, "")
    if text.strip():
        take(text, today)


def _opened(key: str, today: date) -> None:
    """Read a file, and let go of it."""
    upload = visit.typed(key)
    if upload is None:
        return
    try:
        take(sheet.text_of(upload.name, upload.getvalue()), today)
    except Refused as refusal:
        visit.keep(READ, {"refused": refusal.code})
    visit.drop(upload)
    visit.keep("session_files", int(visit.kept("session_files", 0)) + 1)


def take(text: str, today: date) -> None:
    """Put what a table says into the case; a debt of the same name is told anew."""
    found = read(text, today)
    if found.error:
        visit.keep(READ, {"refused": found.error})
        return
    case = store.found()
    before = {one.name for one in case.debts}
    for one in debts(found.rows, today, [one.id for one in case.debts]):
        case = told(case, one)
    full = len(case.debts) > MOST
    store.put(replace(case, debts=case.debts[:MOST]))
    doubts.keep(found.doubts)
    known = sum(one.name in before for one in found.rows)
    visit.keep(READ, {**_counted(found), "known": known, "full": MOST if full else 0})


def told(case: Case, new: CaseDebt) -> Case:
    """A debt as a table has it beside what is known of it already."""
    old = next((one for one in case.debts if one.name == new.name), None)
    if old is None:
        return store.with_debt(case, new)
    rate = old.rate if old.payments else new.rate or old.rate
    since = new if new.days_late is not None or not new.owed_on else old.told_on(new.owed_on)
    merged = replace(
        old,
        owed=new.owed,
        owed_on=since.owed_on,
        certainty=None,
        rate=rate,
        ask_next=old.ask_next if new.ask_next is None else new.ask_next,
        periods_left=new.periods_left or old.periods_left,
        due_day=new.due_day or old.due_day,
        next_due=new.next_due or old.next_due,
        days_late=since.days_late,
    )
    return store.with_debt(case, merged)


def _counted(found: Table) -> dict[str, int]:
    """Counts only: what a table holds beside debts is not kept, nor the titles of its columns."""
    codes = [one.code for one in found.warnings]
    return {
        "rows": min(len(found.rows), MOST),
        "twice": codes.count("name_twice"),
        "unnamed": codes.count("name_missing"),
        "differs": codes.count("total_differs"),
        "columns": min(len(found.ignored), MOST),
    }
