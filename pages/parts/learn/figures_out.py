"""A lesson's figures about the way out: what fits a month, what to ask for, when it ends."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import planner
from content import voice as say
from content.words import t
from pages.parts.debt import mine as debt
from pages.parts.learn import figures_late
from pages.parts.relief import cards
from pages.parts.relief import ways as offers


def priced(language: str, mine: debt.Mine) -> tuple[dict[str, Any], str, dict[str, str]]:
    """The schedule, what each payment is, and the total and cost in words."""
    found = planner.schedule(mine.terms)
    cost = f"{Decimal(found['totals']['interest']) + Decimal(found['totals']['fee']):.2f}"
    first, last = (found["instalments"][at]["payment"] for at in (0, -1))
    even = abs(Decimal(first) - Decimal(last)) * 1000 <= Decimal(first)
    key = "own.payment" if even else "own.payments"
    if len(found["instalments"]) == 1:
        key = "own.payment.once"
    paid = t(language, key, **figures_late.money(language, first=first, last=last))
    return found, paid, figures_late.money(language, total=found["totals"]["payment"], cost=cost)


def monthly_payment(language: str, mine: debt.Mine, today: date) -> list[str]:
    """The largest payment beside what can be paid a month."""
    found, first, _ = priced(language, mine)
    if mine.budget is None:
        return [first, t(language, "own.budget")]
    rows = found["instalments"]
    most = max(Decimal(row["payment"]) for row in rows)
    usual = Decimal(rows[0]["payment"])
    left = Decimal(mine.budget) - (usual if most - usual <= 1 else most)
    gap = figures_late.money(language, left=f"{left:.2f}", short=f"{-left:.2f}")
    gap["budget"] = say.aloud(language, mine.budget)
    if left >= 0:
        return [first, t(language, "own.monthly_payment.left", **gap)]
    lines = [first, t(language, "own.monthly_payment.short", **gap)]
    fit = _relief(mine, today, ["contract"])["would_fit"]
    if fit["periods"]:
        payment = say.money(language, fit["payment"])
        lines.append(
            t(language, "own.monthly_payment.fit", periods=fit["periods"], payment=payment)
        )
    return lines


def _relief(mine: debt.Mine, today: date, asked: list[Any]) -> dict[str, Any]:
    request: dict[str, Any] = {
        "debt": mine.terms | {"overdue": {"penalty": mine.penalty}},
        "today": today.isoformat(),
        "offers": asked,
    }
    return planner.relief_answer(request | ({"budget": mine.budget} if mine.budget else {}))


def relief_best(language: str, mine: debt.Mine, today: date) -> list[str]:
    """The way to ask about first, among those a lender is most often asked for."""
    late, longer = bool(mine.days_late), min(600, 2 * mine.terms["periods"])
    choices = offers.Choices(longer=longer, move_to=today.isoformat())
    ways = ("pay_now", "pieces", "re_age") if late else ("contract", "interest_only", "defer")
    ways += () if late else ("longer",)
    answer = _relief(mine, today, [offers.WAYS[way].offer(choices) for way in ways])
    named = [
        (way, offers.named(language, way, choices), one)
        for way, one in zip(ways, answer["offers"], strict=True)
        if "error" not in one  # this way does not apply to this debt; the others do
    ]
    first = cards.first_to_ask(named)
    if mine.budget is None or first is None:
        return [_nothing_fits(language, mine, answer)]
    _, name, one = named[first]
    pays, budget = say.money(language, one["usual_payment"]), say.aloud(language, mine.budget)
    extra = say.signed(language, one["extra"])
    return [
        t(language, "own.relief_best", name=name, extra=extra, pays=pays, budget=budget),
        t(language, f"own.needs.{one['needs']['agreement_of']}"),
    ]


def _nothing_fits(language: str, mine: debt.Mine, answer: dict[str, Any]) -> str:
    """What would have to be agreed, where none of the usual ways can be borne."""
    if mine.budget is None:
        return t(language, "own.budget")
    if not Decimal(mine.budget):
        return t(language, "own.nothing_to_spare")
    fit, budget = answer["would_fit"], say.aloud(language, mine.budget)
    if fit["periods"]:
        payment = say.money(language, fit["payment"])
        return t(language, "own.relief_fit", budget=budget, periods=fit["periods"], payment=payment)
    interest = say.money(language, fit["interest_a_month"])
    return t(language, "own.plan_end.never", budget=budget, interest=interest)


def plan_end(language: str, mine: debt.Mine, today: date) -> list[str]:
    """When a steady amount a month would clear the debt."""
    if mine.budget is None:
        return [t(language, "own.budget")]
    if not Decimal(mine.budget):
        return [t(language, "own.nothing_to_spare")]
    balance, rate, fees = mine.terms["principal"], mine.terms["rate"], Decimal(0)
    if rate["per"] in ("period", "total"):
        totals = planner.schedule(mine.terms)["totals"]
        balance, rate = totals["payment"], {"value": "0", "per": "year"}
        fees = Decimal(totals["fee"])
    one = {"name": "one", "balance": balance, "rate": rate, "minimum": "0.00"}
    request = {"debts": [one], "monthly_budget": mine.budget, "strategy": "avalanche"}
    found = planner.plan(request | {"start": mine.terms["first_due"]})
    ended, budget = found["debts"][0], say.aloud(language, mine.budget)
    if found["never_ends"]:
        interest = say.money(language, found["never_ends"][0]["interest"])
        return [t(language, "own.plan_end.never", budget=budget, interest=interest)]
    if ended["paid_off_month"] is None:
        return [t(language, "own.plan_end.long", budget=budget)]
    values = {
        "months": ended["paid_off_month"],
        "month": say.month(language, ended["paid_off_on"]),
        "interest": say.money(language, f"{Decimal(found['interest']) + fees:.2f}"),
    }
    return [t(language, "own.plan_end", budget=budget, **values)]
