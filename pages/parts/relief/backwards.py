"""The other way round: what a monthly amount brings, and what a last day asks a month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

import streamlit as st
from markupsafe import Markup

from content.voice import Voice
from content.words import t
from pages import shapes
from pages.parts import ask, cite, look, visit
from pages.written.fitting import offered, shortest
from planner import Refused
from planner.dates import add_months
from planner.loan import Row
from planner.relief import (
    Debt,
    Fit,
    LeastRelief,
    Line,
    for_last_due,
    for_payment,
    outcome,
    would_fit,
)

FACTS = ("extension_needs_consent", "no_legal_right_to_stop_interest", "settlement_any_stage")
Solved = Sequence[Row] | Sequence[Line]


def show(
    language: str, debt: Debt, budget: int | None, found: tuple[Fit, LeastRelief] | None
) -> None:
    """What the budget brings or lacks, then the two questions turned round."""
    if found is not None and budget:
        look.show(shapes.joined(budgeted(Voice(language), debt, budget, *found)))
    left, right = st.columns([1, 1.15], wrap=False)
    with left:
        monthly = _monthly(budget)
    with right:
        today = visit.today()
        by = ask.day("solve_by", add_months(today, 24), today + timedelta(days=1))
    if not visit.problems():
        if monthly:
            look.plain(by_payment(language, debt, monthly))
        look.plain(by_day(language, debt, by, budget))
    look.show(cite.sources(language, FACTS, t(language, "cite.sources")))


def _monthly(budget: int | None) -> int | None:
    """So much a month: begins as the budget and follows it, until the reader types another."""
    usual = "" if not budget else f"{budget // 100}.{budget % 100:02d}".removesuffix(".00")
    if visit.typed("solve_payment") in (None, visit.kept("solve_filled")):
        visit.write("solve_payment", usual)
        visit.keep("solve_filled", usual)
    return ask.fen("solve_payment", usual, blank=True)


def budgeted(voice: Voice, debt: Debt, budget: int, fit: Fit, least: LeastRelief) -> list[Markup]:
    """What the budget would take at the contract's rate, and the least that would make it enough.

    Nothing here is a right, and the last line says so.
    """
    shown, flat = voice.aloud(budget), debt.terms.method == "flat_fee"
    if least.none_needed:
        return [shapes.plain(voice("back.enough", budget=shown))]
    if flat:
        first = voice("back.quote")
    elif fit.periods and fit.payment is not None:
        payment = voice.money(fit.payment)
        first = voice("back.takes", budget=shown, periods=fit.periods, payment=payment)
    else:
        first = _five_years(voice, debt, voice("back.cannot", budget=shown))
    asks = _asks(voice, fit, least, flat)
    if not asks:
        return [shapes.plain(first)]
    listed = shapes.within("body", shapes.bullets(asks))
    return [
        shapes.plain(first),
        shapes.plain(voice("back.or")) + listed,
        shapes.plain(voice("back.no_right")),
    ]


def _asks(voice: Voice, fit: Fit, least: LeastRelief, flat: bool) -> list[str]:
    """Each thing that would be enough by itself, in words; those that would not are left out."""
    found = []
    if not flat and least.more_periods:
        found.append(voice("back.more", more=least.more_periods))
    if not flat and least.lower_rate is not None:
        hundredths = Fraction(least.lower_rate // 100, 10_000)  # cut, never up
        found.append(voice("back.rate", rate=voice.percent(hundredths)))
    if fit.periods_without_interest:
        found.append(voice("back.free", periods=fit.periods_without_interest))
    if not flat and least.forgiven:
        found.append(voice("back.forgiven", amount=voice.money(least.forgiven)))
    return found


def _five_years(voice: Voice, debt: Debt, said: str) -> str:
    """And what five years of level payments would take a month, where the budget never ends it."""
    try:
        rows = for_last_due(debt, add_months(visit.today(), 60))
    except Refused:
        return said
    payment = voice.money(rows[0].payment)
    return voice("back.five_years", said=said, periods=len(rows), payment=payment)


def by_payment(language: str, debt: Debt, monthly: int) -> str:
    """I can pay so much a month: how long it takes."""
    voice = Voice(language)
    pay = voice.aloud(monthly)
    try:
        return voice("back.by_payment", pay=pay, **_values(voice, _paying(debt, monthly)))
    except Refused as refused:
        if refused.code != "never_ends":
            return _refused(language, refused)
    interest = would_fit(debt, monthly).interest_a_month
    key = "back.never" if interest >= monthly else "back.too_long"
    return voice(key, pay=pay, interest=voice.money(interest))


def _paying(debt: Debt, monthly: int) -> Solved:
    """The shortest schedule of so much a month: of a late debt the card's own, anew from today."""
    term = shortest(debt, monthly) if debt.overdue else None
    return outcome(debt, [offered(debt, term)]).lines if term else for_payment(debt, monthly)


def by_day(language: str, debt: Debt, day: date, budget: int | None) -> str:
    """I want to be done by a day: how much that takes a month, and how far from the budget."""
    voice = Voice(language)
    try:
        rows = for_last_due(debt, day)
    except Refused as refused:
        return _refused(language, refused)
    said = voice("back.by_day", day=voice.day(day), **_values(voice, rows))
    if budget is None or rows[0].payment <= budget:
        return said
    return voice("back.over", said=said, over=voice.money(rows[0].payment - budget))


def _values(voice: Voice, rows: Solved) -> dict[str, object]:
    return {
        "periods": len(rows),
        "payment": voice.money(rows[0].payment),
        "last": voice.month(rows[-1].due),
        "total": voice.money(sum(row.payment for row in rows)),
    }


def _refused(language: str, refused: Refused) -> str:
    keys = {"date_order": "back.too_soon", "out_of_range": "back.too_far", "missing": "back.quote"}
    if refused.code in keys:
        return t(language, keys[refused.code])
    return ask.refusal(language, refused)
