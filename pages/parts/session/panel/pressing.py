"""Beside the debts: which comes first and why, and what to look up before next time."""

from __future__ import annotations

from datetime import date

from content.voice import Voice
from pages import shapes
from pages.papers.case import to_look_up
from pages.parts import look
from pages.parts.session.panel.urgency import Pressing, order
from planner.case import Case


def show(voice: Voice, case: Case, today: date) -> None:
    """Two folds; what they hold is counted while they are open."""
    if not case.debts:
        return
    if box := look.fold(voice("session.urgency"), "session_urgency"):
        with box:
            look.show(shapes.numbered([_said(voice, one) for one in order(case, today)]))
            look.note(voice("session.urgency.note"))
    if box := look.fold(voice("session.look_up"), "session_look_up"):
        with box:
            lines = to_look_up(case, voice.language, today)
            if lines:
                look.show(shapes.bullets(lines))
            else:
                look.plain(voice("session.look_up.none"))


def count(voice: Voice, case: Case, today: date) -> None:
    """How much is to be looked up, beside the steps."""
    if case.debts and (many := len(to_look_up(case, voice.language, today))):
        look.note(voice("session.look_up.count", count=many))


def _said(voice: Voice, one: Pressing) -> str:
    """A debt and its one reason."""
    reason = one.reason
    values = {"day": voice.day(reason.on)} if reason.on else {}
    if reason.days:
        values["count"] = str(reason.days)
    why = voice(f"session.urgent_by.{reason.code}", **values)
    return voice("session.urgency.line", name=one.debt.name, why=why)
