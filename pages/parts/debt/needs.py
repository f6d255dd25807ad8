"""What a paper still needs of the reader: no example is printed unless they say it is true."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from content.voice import Voice
from pages.parts import look, visit
from pages.parts.debt import mine, said


@dataclass(frozen=True)
class Lacking:
    """Why there is no paper yet, in words; `fields` are those that one tap makes the reader's."""

    said: str
    fields: Sequence[str] = ()


def lacking(voice: Voice, today: date, *more: str) -> Lacking | None:
    """What is still an example; None when all is the reader's. Raises ask.Unreadable.

    The money has to be typed; a rate or a day that happens to be right needs one tap.
    """
    found = mine.typed(today)
    if found.is_example:
        return Lacking(voice("take.need.money"))
    left = [name for name in (*_asked(found), *more) if name not in found.own]
    if not left:
        return None
    if "budget" in left and found.budget is None:
        return Lacking(voice("take.need.budget"))
    comma = "，" if voice.language == "zh" else ", "
    shown = comma.join(_shown(voice, found, name) for name in left)
    return Lacking(voice("take.need.confirm", shown=shown), left)


def still_example(voice: Voice, found: mine.Typed, dated: bool = False) -> None:
    """Which terms are still an example; one tap for a reader whose own happen to be the same.

    Where an answer is `dated`, the day it is counted from is one of them.
    """
    names, lines = said.untyped(found), [said.still_example(voice, found)]
    if dated and not found.is_dated:
        names, lines = [*names, "next_due"], [*lines, said.still_due(voice, found)]
    if names and not found.is_example:
        for line in filter(None, lines):
            look.note(line)
        same(voice, names)


def same(voice: Voice, fields: Sequence[str]) -> None:
    """One tap for a reader whose own figures happen to be the example's."""
    st.button(voice("relief.still.yes"), on_click=own, args=(fields,), key="terms_yes")


def own(fields: Sequence[str]) -> None:
    """The reader says that what stands in these fields is theirs.

    The button may stand in a part of the page that runs by itself: all is drawn anew, so that the
    rest of the page and the record in the reader's tab know it too.
    """
    for name in fields:
        visit.touch(name)
    st.rerun()


def _asked(found: mine.Typed) -> Sequence[str]:
    """The fields that the figures and the days of this debt rest on."""
    periods = () if found.debt.is_bill else ("periods",)
    due = () if found.is_dated else ("next_due",)
    return ("rate", *periods, *due)


def _shown(voice: Voice, found: mine.Typed, name: str) -> str:
    """A field as it stands, in words."""
    debt = found.debt
    if name == "budget":
        return voice("take.need.is.budget", budget=voice.money(found.budget or 0))
    if name == "rate":
        return said.rate(voice, debt.rate)
    if name == "periods":
        return said.left(voice, debt)
    return voice("take.need.is.next_due", day=voice.day(debt.first_due or debt.owed_on))


def assumed(voice: Voice, found: mine.Typed, today: date) -> list[str]:
    """What is counted as usual because nobody typed it: how the contract counts lateness."""
    debt = found.debt
    if not debt.days_late(today) or debt.is_bill:
        return []
    if debt.penalty_times is not None:
        own, times = "penalty_times" in found.own, f"{float(debt.penalty_times):g}"
        return [] if own else [voice("take.assumed.times", times=times)]
    if debt.penalty_rate is None or "penalty_day" in found.own:
        return []
    return [voice("take.assumed.day", rate=said.rate(voice, debt.penalty_rate))]
