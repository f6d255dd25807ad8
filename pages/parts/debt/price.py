"""What a loan costs a year: priced by its rate, or by what is paid each time."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import streamlit as st

from content.words import t
from pages.parts import ask, visit
from pages.parts.debt import begun, loan, mine, mine_fields
from pages.parts.debt.switch import switch
from pages.written.price import Priced as Priced
from planner import irr
from planner.dates import add_months, calendar
from planner.loan import Method, Per, Rate, Terms, build, schedule_rate

BY = ("rate", "payment")


def asked(today: date) -> Priced | None:
    """Ask for the contract in the order of the cost sheet; None while a payment is not known.

    Raises ask.Unreadable, Refused.
    """
    names = {by: t(visit.language(), f"price_by.{by}") for by in BY}
    label = t(visit.language(), "field.known_by")
    if switch("price_by", label, names) == "payment":
        return _by_payment(today)
    return _by_rate(today)


def _arrived() -> tuple[int, int | None]:
    left, right = st.columns(2, wrap=False)
    with left:
        borrowed = begun.borrowed()
    with right:
        return borrowed, loan.received()


def _by_rate(today: date) -> Priced:
    borrowed, received = _arrived()
    left, right = st.columns(2, wrap=False)
    with left:
        upfront = loan.fee_upfront()
    with right:
        monthly = loan.fee_monthly()
    mine_fields.method()
    rate = loan.rate()
    days = loan.Days(today, add_months(today, 1), begun.periods_all(), today.day)
    fees = loan.fees(_kept_back(borrowed, received), upfront, monthly)
    schedule = build(loan.agreed(borrowed, rate, days, fees))
    still = examples("borrowed", "periods_all", "rate")
    payments = tuple(schedule.columns.payment)
    return Priced(schedule.terms, payments, schedule_rate(schedule), schedule, still)


def _by_payment(today: date) -> Priced | None:
    """Without a rate: what arrived, what is paid each time, how often."""
    borrowed, received = _arrived()
    left, right = st.columns(2, wrap=False)
    with left:
        label, example = t(visit.language(), "field.instalment"), "916.80"
        each = ask.fen_if_any("instalment", label, example)
    with right:
        periods = begun.periods_all()
    upfront = loan.fee_upfront()
    fees = loan.fees(_kept_back(borrowed, received), upfront, 0)
    days = loan.Days(today, add_months(today, 1), periods, today.day)
    terms = loan.agreed(borrowed, Rate(Fraction(0), Per.YEAR), days, fees)
    if each is None:
        return None
    hand = terms.received - upfront
    if each * periods < hand:
        ask.wrong(t(visit.language(), "cost.too_little"))
        ask.check()
    level = Terms(
        *(borrowed, Method.LEVEL_PAYMENT, terms.rate),
        *(calendar(days.first, "months", 1, periods, days.anchor), today, days.anchor),
        fees=fees,
    )
    payments, still = (each,) * periods, examples("borrowed", "periods_all")
    return Priced(level, payments, irr.by_period([hand, *(-one for one in payments)]), None, still)


def _kept_back(borrowed: int, received: int | None) -> int:
    """What did not arrive; stops here where a field could not be read."""
    ask.check()
    kept = 0 if received is None else borrowed - received
    if kept < 0:
        ask.wrong(t(visit.language(), "error.received_more"))
        ask.check()
    return kept


def examples(*keys: str) -> tuple[str, ...]:
    """Those of some fields of a contract in which an example still stands."""
    known = {**begun.EXAMPLE, "rate": mine.EXAMPLE["rate"]}
    own = visit.own({key: known[key] for key in keys})
    return tuple(key for key in keys if key not in own)
