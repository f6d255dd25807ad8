"""Is what is known of a debt right: in short, with the answers; then the next debt comes up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from content.voice import Voice, digits_of
from pages.parts import look, visit
from pages.parts.case import store
from pages.parts.session import turns
from planner.case import CaseDebt, Certainty, Treat

OPEN = "session_open"
ANSWERS = {
    "right": Certainty.CONFIRMED,
    "about": Certainty.ESTIMATED,
    "unknown": Certainty.UNKNOWN,
}


def ask(voice: Voice, debt: CaseDebt) -> None:
    """What was answered, and the answers; on a phone one of them opens the fields."""
    said = f"session.certainty.{debt.certainty}" if debt.certainty else "session.certainty.unasked"
    look.note(voice(said))
    with st.container(horizontal=True):
        for name, sure in ANSWERS.items():
            st.button(
                voice(f"session.answer.{name}"),
                on_click=_answered,
                args=(debt.id, sure),
                key=f"answer_{name}",
            )
        turns.turn(debt.id, voice("session.answer.change"), 1)


def recap(voice: Voice, debt: CaseDebt, today: date) -> list[str]:
    """Four figures of a debt; what is not known says so, and what has to be asked is asked."""
    sums = {"owed": debt.owed, "ask_next": debt.ask_next}
    days = {"due_day": debt.due_day, "days_late": debt.late_as_told(today)}
    said = {name: None if fen is None else digits_of(fen) for name, fen in sums.items()}
    said |= {name: None if one is None else str(one) for name, one in days.items()}
    lines = [
        voice("session.recap", name=voice(f"session.field.{name}"), value=one)
        for name, one in ((name, one or voice("session.unknown")) for name, one in said.items())
    ]
    if debt.turned_late(today):
        lines.append(voice("session.late.since", days=debt.days_late_on(today) or 0))
    return lines


def _answered(name: str, sure: Certainty) -> None:
    """Note the answer; the next debt that nobody was asked about comes up, or the list.

    What is right is right today: it counts from this day on. Whether a debt is late that was not
    when it was told, only "right" says.
    """
    case = store.found()
    debt = store.debt_of(case, name)
    if debt is None:
        return
    today = visit.today()
    if sure is Certainty.CONFIRMED:
        debt = replace(debt, days_late=debt.days_late_on(today), owed_on=today)
    elif sure is not Certainty.UNKNOWN:
        debt = debt.told_on(today)
    store.put(store.with_debt(case, replace(debt, certainty=sure, treat=debt.treat or Treat.SHARE)))
    rest = [one.id for one in case.debts if one.certainty is None and one.id != name]
    after = [one.id for one in case.debts].index(name)
    later = [one.id for one in case.debts[after + 1 :] if one.id in rest]
    visit.keep(OPEN, (later or rest or [""])[0])
