"""What a payment covers first: by the lender's usual terms, or as chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from content.voice import Voice
from pages.parts import ask
from pages.parts.debt import mine, mine_fields
from pages.written import payment
from planner.arrears import PARTS, allocate

PRINCIPAL_FIRST = ("principal", "costs", "fees", "penalty", "interest")


def who() -> tuple[str, int]:
    """Who the lender is; of a card also how late, since the order turns with it."""
    otherwise = "card" if mine.is_card() else "loan"
    lender = ask.choice("lender", ("loan", "card", "own"), "lender", otherwise)
    return lender, mine_fields.days_late() if lender == "card" else 0


def turned(lender: str, late: int) -> bool:
    """Whether a payment to this lender covers principal first by now."""
    day = mine.turn_day()
    return lender == "card" and day is not None and late >= day


def order(voice: Voice, lender: str, late: int) -> tuple[str, ...]:
    """What a payment covers first: by the lender's usual terms, or as chosen."""
    if lender != "own":
        return PRINCIPAL_FIRST if turned(lender, late) else PARTS
    chosen: list[str] = []
    for columns in (st.columns(2, wrap=False), st.columns(2, wrap=False)):
        for column in columns:
            left = {str(part): voice(f"part.{part}") for part in PARTS if part not in chosen}
            place = len(chosen) + 1
            with column:
                label = voice("allocate.place", place=place)
                chosen.append(ask.pick(f"order_{place}", label, left))
    return (*chosen, *(part for part in PARTS if part not in chosen))


def paid_in(order: Sequence[str], pay: int, before: Mapping[str, int]) -> payment.Paid:
    """Where the payment goes, in that order."""
    covered, left = allocate(pay, before, order)
    return payment.Paid(pay, tuple(order), covered, left)
