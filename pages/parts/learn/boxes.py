"""The boxes of two lessons that teach no level loan: a flat fee, a card at its minimum."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

import streamlit as st

from content.presets import usual
from content.voice import Voice
from pages.parts import ask, visit
from pages.parts.debt import begun, card_said, mine, mine_fields
from pages.parts.debt.card_course import Sheet
from planner.card import Minimum
from planner.dates import calendar
from planner.loan import Method, Per, Rate, Terms, build, schedule_rate

FEE, OWED = "0.6", "10000"
SHARE, FLOOR = ask.as_percent(usual().minimum_share), usual().minimum_floor.removesuffix(".00")
RATE = ask.as_percent(usual().minimum_rate)
_ANY = date(2000, 1, 1)


class Box(NamedTuple):
    """What a box shows: whether it is an example, its terms in one line, the result."""

    is_example: bool
    terms: str
    lines: list[str]


def fee_fields() -> None:
    """Ask for what is split, over how many, at what fee each time."""
    one, two, three = st.columns([26, 20, 18], wrap=False)
    with one:
        begun.borrowed()
    with two:
        ask.percentage("fee_each", FEE, Voice(visit.language())("field.rate.period"))
    with three:
        begun.periods_all()


def fee(voice: Voice) -> Box:
    """A flat fee: what it looks like in a year, and what it is."""
    owed = shown_fen(voice, "borrowed", begun.EXAMPLE["borrowed"])
    periods = int(_number(voice, "periods_all", begun.EXAMPLE["periods_all"], begun.PERIODS[1], 1))
    each = Fraction(_number(voice, "fee_each", FEE, 100)) / 100
    due = calendar(_ANY, "months", 1, periods, 1)
    how, rate = Method.FLAT_FEE, Rate(each, Per.PERIOD)
    schedule = build(Terms(owed, how, rate, due, date(1999, 12, 1), 1))
    row, cost = schedule.rows[0], schedule.total("fee")
    shown = {"payment": row.payment, "principal": row.principal, "fee": row.fee, "cost": cost}
    amounts = {name: voice.money(amount) for name, amount in shown.items()}
    rates = {"seems": voice.percent(each * 12)}
    rates["nominal"] = voice.percent(Fraction(schedule_rate(schedule).nominal))
    lines = [voice("own.fee", **amounts), voice("own.fee.rate", **rates)]
    terms = voice("own.fee.terms", owed=voice.aloud(owed), each=voice.percent(each), count=periods)
    return Box(not visit.is_own("borrowed", begun.EXAMPLE["borrowed"]), terms, lines)


def minimum_fields() -> None:
    """Ask for a card's bill, its daily rate, its minimum, and what could be paid each month."""
    voice, bill = Voice(visit.language()), mine.is_bill()
    one, two = st.columns(2, wrap=False)
    with one:
        ask.amount(_balance(), OWED, label=voice("card_sheet.balance"))
    with two:
        if bill:
            mine_fields.rate()
        else:
            ask.percentage("minimum_rate", RATE, voice("field.rate.day"))
    one, two = st.columns(2, wrap=False)
    with one:
        ask.percentage("minimum_share", SHARE)
    with two:
        ask.fen_if_any("card_fixed", voice("card_sheet.fixed"), "500")


def minimum(voice: Voice) -> Box:
    """A card with only the minimum beside a steady amount."""
    owed = shown_fen(voice, _balance(), OWED)
    rate = _monthly(voice)
    share = Fraction(_number(voice, "minimum_share", SHARE, 100)) / 100
    floor = shown_fen(voice, "minimum_floor", FLOOR, zero=True)
    typed = str(visit.typed("card_fixed") or "")
    fixed = shown_fen(voice, "card_fixed", "") if ask.cleaned(typed) else None
    sheet = Sheet(owed, None, rate, Minimum(share, floor), None, fixed=fixed)
    first = sheet.minimum[0]
    amounts = {"interest": voice.money(first.interest), "least": voice.money(first.paid)}
    lines = [voice("own.minimum.first", **amounts), *card_said.compared(voice, sheet)]
    shown = {"rate": voice.percent(rate), "share": voice.percent(share, 0)}
    terms = voice("own.minimum.terms", owed=voice.aloud(owed), **shown)
    return Box(not visit.is_own(_balance(), OWED), terms, lines)


def _balance() -> str:
    """Where the bill stands: the reader's debt, where that is a card's; else a card to try."""
    return "principal" if mine.is_bill() else "card_try"


def _monthly(voice: Voice) -> Fraction:
    if mine.is_bill():
        return mine.monthly_rate()
    return Fraction(_number(voice, "minimum_rate", RATE, 100)) / 100 * 30


def _shown(key: str, otherwise: str) -> str:
    found = visit.typed(key)
    return otherwise if found is None else str(found)


def shown_fen(voice: Voice, key: str, otherwise: str, zero: bool = False) -> int:
    """The amount in a field of a box, in fen; `otherwise` until it is drawn."""
    return ask.fen_of(voice.language, _name(voice, key), _shown(key, otherwise), zero)


def _number(voice: Voice, key: str, otherwise: str, most: int, least: int = 0) -> Decimal:
    typed = _shown(key, otherwise)
    return ask.number(voice.language, _name(voice, key), typed, Decimal(least), Decimal(most))


def _name(voice: Voice, key: str) -> str:
    """What a field is called here; where it is drawn, it has said what is wrong already."""
    return (
        voice("field.other")
        if key in ("fee_each", "card_try", "card_fixed")
        else voice(f"field.{key}")
    )
