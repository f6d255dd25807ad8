"""The fields beside a lesson: the same debt as on every other page, a few of them at a time."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from content.words import t
from pages.parts import ask, visit
from pages.parts.debt import mine, mine_fields
from pages.parts.learn import every_box


def typed() -> mine.Typed | None:
    """The debt in the fields; None where one of them cannot be read."""
    try:
        ask.check()
        return mine.typed(visit.today())
    except ask.Unreadable:
        return None


def _price() -> None:
    """The contract with its way of charging."""
    mine_fields.contract()
    if not mine.is_bill():
        mine_fields.method()
    mine_fields.rate_per()


def _limit() -> None:
    """The contract and what can be paid a month."""
    mine_fields.contract()
    one, two = st.columns([1, 1.35], wrap=False)
    with one:
        mine_fields.days_late()
    with two:
        mine_fields.budget()


def _late() -> None:
    """The contract, how late, and how lateness is charged."""
    mine_fields.contract()
    mine_fields.days_late()
    if not mine.is_bill():
        with st.expander(t(visit.language(), "learn.penalty")):
            mine_fields.penalty()


def draw(calculator: str, figures: list[str]) -> None:
    """The fields of a lesson: those of its boxes, and for other figures those of its page."""
    boxed = [one for one in figures if one in every_box.FIELDS]
    if len(boxed) < len(figures):
        FIELDS[calculator]()
    for one in boxed:
        every_box.FIELDS[one]()


FIELDS: dict[str, Callable[[], None]] = {
    "cost": _price,
    "relief": _limit,
    "allocate": _limit,
    "plan": _limit,
    "overdue": _late,
}
