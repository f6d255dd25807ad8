"""What a loan costs a year: priced by its rate, or by what is paid each time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import streamlit as st

from content.words import t
from pages.parts import ask, visit
from pages.parts.debt import begun, loan, mine
from pages.parts.debt.switch import switch
from planner import irr
from planner.dates import add_months, calendar
from planner.loan import FeeWhen, Method, Per, Rate, Schedule, Terms, build, schedule_rate
from planner.money import places

AS_AGREED = ("level_payment", "level_principal", "interest_first")  # each pays its interest in full
A_YEAR = {"year": 1, "month": 12, "day": 360}  # as the schedule counts: twelve months of 30 days
BY = ("rate", "payment")


@dataclass(frozen=True)
class Priced:
    """One loan, every payment of it, and what it really costs a year. Money in fen.

    `schedule` is None where only what is paid each time is known. `examples` are the fields that
    still hold an example.
    """

    terms: Terms
    payments: tuple[int, ...]
    rate: irr.TrueRate
    schedule: Schedule | None
    examples: tuple[str, ...] = ()

    @property
    def paid(self) -> int:
        """Everything that leaves the reader's pocket: instalments, and fees paid apart."""
        return sum(self.payments) + self.terms.fee_total(FeeWhen.PAID)

    @property
    def kept_back(self) -> int:
        """What did not arrive."""
        return self.terms.principal - self.terms.received

    @property
    def nominal(self) -> Fraction:
        """The yearly rate, to the ten places that a solved rate has.

        Without fees the contract's own rate is the cost: its rows, rounded to the fen, come close.
        """
        rate = self.terms.rate
        if self.schedule and self.terms.method in AS_AGREED and not self.terms.fees:
            return rate.value * A_YEAR[rate.per]
        return self.solved

    @property
    def solved(self) -> Fraction:
        """The same as solved from the rows."""
        return Fraction(places(self.rate.nominal))

    @property
    def is_example(self) -> bool:
        """Whether the money is still the example, or what is paid for it."""
        return bool({"borrowed", "instalment"} & set(self.examples))

    def at(self, yearly: Fraction) -> int:
        """What as many payments of the same kind would come to at another yearly rate, in fen.

        They are for the money in hand: what arrived, less what was paid apart for it.
        """
        one = self.terms
        hand = one.received - one.fee_total(FeeWhen.PAID)
        how = Method.LEVEL_PAYMENT if one.method is Method.FLAT_FEE else one.method
        same = Terms(hand, how, Rate(yearly, Per.YEAR), one.due, one.start, one.anchor)
        return build(same).total("payment") + one.fee_total(FeeWhen.PAID)


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
    mine.method()
    rate = loan.rate()
    days = loan.Days(today, add_months(today, 1), begun.periods_all(), today.day)
    fees = loan.fees(_kept_back(borrowed, received), upfront, monthly)
    schedule = build(loan.agreed(borrowed, rate, days, fees))
    examples = _examples("borrowed", "periods_all", "rate")
    payments = tuple(schedule.columns.payment)
    return Priced(schedule.terms, payments, schedule_rate(schedule), schedule, examples)


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
    payments, examples = (each,) * periods, _examples("borrowed", "periods_all")
    return Priced(
        level, payments, irr.by_period([hand, *(-one for one in payments)]), None, examples
    )


def _kept_back(borrowed: int, received: int | None) -> int:
    """What did not arrive; stops here where a field could not be read."""
    ask.check()
    kept = 0 if received is None else borrowed - received
    if kept < 0:
        ask.wrong(t(visit.language(), "error.received_more"))
        ask.check()
    return kept


def _examples(*keys: str) -> tuple[str, ...]:
    known = {**begun.EXAMPLE, "rate": mine.EXAMPLE["rate"]}
    own = visit.own({key: known[key] for key in keys})
    return tuple(key for key in keys if key not in own)
