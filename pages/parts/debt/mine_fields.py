"""The fields of the reader's debt, each asked in one place, whatever the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from fractions import Fraction

import streamlit as st

from content.words import t
from pages.parts import ask, visit
from pages.parts.debt import begun, mine
from planner import Refused
from planner.dates import add_months
from planner.loan import Method, Per, Rate


def principal() -> None:
    """Ask how much of the principal is still owed."""
    ask.amount("principal", mine.EXAMPLE["principal"])


def rate() -> Rate:
    """Ask for the rate or fee, as the contract quotes it."""
    per = str(visit.kept("rate_per", "year"))
    value = ask.percentage("rate", mine.EXAMPLE["rate"], t(visit.language(), f"field.rate.{per}"))
    return Rate(Fraction(value), Per(per))


def rate_per() -> None:
    """Ask how the rate is quoted; one that the method does not know gives way to the first."""
    ask.choice("rate_per", quoted(), "rate_per")


def quoted() -> tuple[str, ...]:
    """How a rate can be quoted for the method chosen."""
    options = mine.FLAT_PER if visit.kept("method") == "flat_fee" else mine.PER
    if visit.kept("rate_per") not in options:
        visit.keep("rate_per", options[0])
    return options


def method() -> str:
    """Ask for the way of repaying."""
    return ask.choice("method", tuple(Method), "method")


def periods() -> None:
    """Ask how many instalments are left."""
    ask.whole("periods", mine.EXAMPLE["periods"], *mine.LIMITS["periods"])


def days_late() -> int:
    """Ask how many days late the oldest unpaid instalment is."""
    return ask.whole("days_late", mine.EXAMPLE["days_late"], *mine.LIMITS["days_late"])


def next_due(today: date) -> date:
    """Ask for the next due date."""
    return ask.day("next_due", add_months(today, 1), today)


def budget() -> int | None:
    """Ask what can be paid a month for this debt, in fen; None where left blank."""
    if visit.typed("budget") == "" and not visit.is_own("budget", mine.EXAMPLE["budget"]):
        visit.write("budget", mine.EXAMPLE["budget"])  # a letter has emptied it
    return ask.fen("budget", mine.EXAMPLE["budget"], zero=True, blank=True)


def own_budget() -> int | None:
    """Ask the same for a letter: empty until the reader types a figure of their own."""
    if not visit.is_own("budget", mine.EXAMPLE["budget"]):
        visit.write("budget", "")
    return ask.fen("budget", "", zero=True, blank=True)


def stated() -> int | None:
    """Ask what the lender itself says is overdue today, in fen; None where left blank."""
    return ask.fen("stated", "", zero=True, blank=True)


def late_fee() -> None:
    """Ask for a fee charged once for being late."""
    ask.amount("late_fee", mine.EXAMPLE["late_fee"], zero=True)


def penalty() -> None:
    """Ask how the contract counts lateness: a multiple of its rate, or a rate a day."""
    form = ask.choice("penalty_form", ("multiplier", "per_day"), "penalty_form")
    if form == "multiplier" and visit.kept("method") != "flat_fee":
        ask.decimal("penalty_times", mine.usual_times(), 100)
    else:
        ask.percentage("penalty_day", mine.EXAMPLE["penalty_day"])


def contract() -> None:
    """Ask for the contract: what is left of it, or how it began and how much of it is paid.

    A card's bill has no instalments: it is what is owed.
    """
    quoted()
    if mine.is_bill():
        _beside((principal, rate), [1, 1])
    elif not begun.choose():
        _beside((principal, rate, periods), [26, 18, 21])
    else:
        _beside((begun.borrowed, rate), [4, 3])
        once = visit.kept("method") == Method.BULLET
        _beside((begun.periods_all, *(() if once else (begun.paid,))), [1, 1])
        _counted()


def _beside(fields: Sequence[Callable[[], object]], widths: Sequence[int]) -> None:
    for column, field in zip(st.columns(widths, wrap=False), fields, strict=False):
        with column:
            field()


def _counted() -> None:
    """What is still owed, which follows the fields it is counted from by itself."""

    @st.fragment(key=visit.say_beneath("all"))
    def said() -> None:
        with suppress(ask.Unreadable, Refused):  # the field, or the answer, says why
            if left := mine.standing():
                begun.said(left, visit.is_own("rate", mine.EXAMPLE["rate"]))

    said()
