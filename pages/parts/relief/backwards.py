"""The other way round: what a monthly amount brings, and what a last day asks a month."""

from __future__ import annotations

from datetime import timedelta
from decimal import ROUND_DOWN, Decimal
from typing import Any

import streamlit as st
from markupsafe import Markup

import planner
from content import voice as say
from content.words import t
from pages import shapes
from pages.parts import ask, cite, look, visit
from planner.dates import add_months

FACTS = ("extension_needs_consent", "no_legal_right_to_stop_interest", "settlement_any_stage")


def show(language: str, request: dict[str, Any], fit: dict[str, Any] | None) -> None:
    """What the budget brings or lacks, then the two questions turned round; folded."""
    with st.expander(t(language, "back.title")):
        if fit is not None and Decimal(request["budget"]) > 0:
            for said in budgeted(language, request, fit):
                look.show(said)
        left, right = st.columns([1, 1.15], wrap=False)
        with left:
            monthly = _monthly(request)
        with right:
            today = visit.today()
            by = ask.day("solve_by", add_months(today, 24), today + timedelta(days=1))
        if not visit.problems():
            if monthly:
                look.plain(by_payment(language, request, monthly))
            look.plain(by_day(language, request, by.isoformat()))
        look.show(cite.sources(language, FACTS, t(language, "cite.sources")))


def _monthly(request: dict[str, Any]) -> str | None:
    """So much a month: begins as the budget and follows it, until the reader types another."""
    usual, before = request.get("budget", "").removesuffix(".00"), visit.kept("solve_filled")
    if visit.typed("solve_payment") in (None, before):
        visit.write("solve_payment", usual)
        visit.keep("solve_filled", usual)
    return ask.amount("solve_payment", usual, blank=True)


def budgeted(language: str, request: dict[str, Any], fit: dict[str, Any]) -> list[Markup]:
    """What the budget would take at the contract's rate, and the least that would make it enough.

    Nothing here is a right, and the last line says so.
    """
    budget, least = say.aloud(language, request["budget"]), fit["least_relief"]
    flat = request["debt"]["method"] == "flat_fee"
    if least["none_needed"]:
        return [shapes.plain(t(language, "back.enough", budget=budget))]
    if flat:
        first = t(language, "back.quote")
    elif fit["periods"]:
        payment = say.money(language, fit["payment"])
        values = {"budget": budget, "periods": fit["periods"], "payment": payment}
        first = t(language, "back.takes", **values)
    else:
        first = _five_years(language, request, t(language, "back.cannot", budget=budget))
    asks = _asks(language, fit, flat)
    if not asks:
        return [shapes.plain(first)]
    listed = shapes.within("body", shapes.bullets(asks))
    return [
        shapes.plain(first),
        shapes.plain(t(language, "back.or")) + listed,
        shapes.plain(t(language, "back.no_right")),
    ]


def _asks(language: str, fit: dict[str, Any], flat: bool) -> list[str]:
    """Each thing that would be enough by itself, in words; those that would not are left out."""
    least, found = fit["least_relief"], []
    if not flat and least["more_periods"]:
        found.append(t(language, "back.more", more=least["more_periods"]))
    if not flat and least["lower_rate"] is not None:
        rate = Decimal(least["lower_rate"]).quantize(Decimal("0.0001"), ROUND_DOWN)
        found.append(t(language, "back.rate", rate=say.percent(f"{rate}")))
    if fit["periods_without_interest"]:
        found.append(t(language, "back.free", periods=fit["periods_without_interest"]))
    if not flat and Decimal(least["forgiven"]):
        found.append(t(language, "back.forgiven", amount=say.money(language, least["forgiven"])))
    return found


def _five_years(language: str, request: dict[str, Any], said: str) -> str:
    """And what five years of level payments would take a month, where the budget never ends it."""
    solved = _solved(request, {"last_due": add_months(visit.today(), 60).isoformat()})
    if isinstance(solved, planner.Refused):
        return said
    values = {"periods": solved["periods"], "payment": say.money(language, solved["payment"])}
    return t(language, "back.five_years", said=said, **values)


def _solved(request: dict[str, Any], asked: dict[str, str]) -> dict[str, Any] | planner.Refused:
    """The level schedule that answers; a refusal comes back to be said in words."""
    try:
        found = planner.relief_answer(request | {"offers": ["contract"], "solve": asked})
    except planner.Refused as refused:
        return refused
    solved: dict[str, Any] = found["solved"]
    return solved


def by_payment(language: str, request: dict[str, Any], monthly: str) -> str:
    """I can pay so much a month: how long it takes."""
    solved, pay = _solved(request, {"payment": monthly}), say.aloud(language, monthly)
    if not isinstance(solved, planner.Refused):
        return t(language, "back.by_payment", pay=pay, **_values(language, solved))
    if solved.code != "never_ends":
        return _refused(language, solved)
    asked = request | {"offers": ["contract"], "budget": monthly}
    interest = planner.relief_answer(asked)["would_fit"]["interest_a_month"]
    never = Decimal(interest) >= Decimal(monthly)
    values = {"pay": pay, "interest": say.money(language, interest)}
    return t(language, "back.never" if never else "back.too_long", **values)


def by_day(language: str, request: dict[str, Any], day: str) -> str:
    """I want to be done by a day: how much that takes a month, and how far from the budget."""
    solved = _solved(request, {"last_due": day})
    if isinstance(solved, planner.Refused):
        return _refused(language, solved)
    values = _values(language, solved) | {"day": say.day(language, day)}
    said, budget = t(language, "back.by_day", **values), request.get("budget")
    if budget is None or Decimal(solved["payment"]) <= Decimal(budget):
        return said
    over = f"{Decimal(solved['payment']) - Decimal(budget):.2f}"
    return t(language, "back.over", said=said, over=say.money(language, over))


def _values(language: str, solved: dict[str, Any]) -> dict[str, Any]:
    return {
        "periods": solved["periods"],
        "payment": say.money(language, solved["payment"]),
        "last": say.month(language, solved["last_due"]),
        "total": say.money(language, solved["total"]),
    }


def _refused(language: str, refused: planner.Refused) -> str:
    keys = {"date_order": "back.too_soon", "out_of_range": "back.too_far", "missing": "back.quote"}
    if refused.code in keys:
        return t(language, keys[refused.code])
    return ask.refusal(language, refused)
