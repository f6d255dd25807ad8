"""Offers that write a new schedule: a longer term, instalments, re-aging."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from planner import amortise, money
from planner.debt import next_month, terms_ahead
from planner.errors import Refused
from planner.offers.plan import Move, Plan
from planner.terms import Rate, Terms, stepped


def extend_term(plan: Plan, ask: dict[str, Any]) -> None:
    terms = plan.rebuild()
    rate = ask["rate"]
    if plan.terms is None or terms.method == "flat_fee":
        longer = terms_ahead(plan.debt, terms.principal, ask["periods"], rate)
    else:
        longer = replace(terms, rate=rate or terms.rate)
    due = _from(_whole_run(plan, terms), ask["periods"])
    if due[-1] < plan.debt.today:
        raise Refused("date_order", "periods", "would end before today")
    plan.terms = replace(longer, start=terms.start, due=due)
    plan.first_fee += ask["fee"](terms.principal) if ask["fee"] else 0
    plan.forgiven_rate = _given_up(plan, plan.terms)
    plan.agreed = True


def _given_up(plan: Plan, new: Terms) -> int:
    """Contract interest that a lower rate gives up: never more than the contract still asked."""
    debt = plan.debt
    if new.rate == debt.terms.rate:
        return 0
    asked = sum(row.interest + row.fee for row in debt.ahead)
    rows = amortise.build(new)
    charged = rows.total("interest") + rows.total("fee")
    if debt.terms.rate.per != "total":
        same = replace(new, rate=debt.terms.rate, method=debt.terms.method)
        asked = min(asked, sum(r.interest + r.fee for r in amortise.build(same).rows))
    return max(0, asked - charged)


def _whole_run(plan: Plan, terms: Terms) -> Terms:
    """Where periods are counted from: a bullet loan has one payment, but all its periods."""
    bullet = terms.method == "bullet" and plan.terms is None
    return plan.debt.terms if bullet else terms


def _from(terms: Terms, periods: int) -> tuple[date, ...]:
    step = terms.step or ("months", 1)
    return tuple(stepped(terms.due[0], *step, k, terms.anchor) for k in range(periods))


def _whole(plan: Plan, ask: dict[str, Any], rate: Rate | None) -> None:
    """Everything owed today becomes the principal of a new schedule that starts today."""
    debt = plan.debt
    plan.first_change()
    principal = debt.balance + debt.accrued + plan.arrears
    plan.terms = _new_terms(plan, ask, principal, rate)
    plan.forgiven_rate = _given_up(plan, plan.terms)
    plan.clear_arrears()
    plan.agreed = True


def _new_terms(plan: Plan, ask: dict[str, Any], principal: int, rate: Rate | None) -> Terms:
    debt, today = plan.debt, plan.debt.today
    first = ask["first_due"] or next_month(today, debt.terms.anchor if debt.ahead else today.day)
    if first <= today:
        raise Refused("date_order", "first_due", "must be after today")
    rate = rate or ask.get("flat_fee")
    flat = ask.get("flat_fee") is not None
    if rate is None:
        rate = debt.terms.rate
        flat = debt.terms.method == "flat_fee"
        if flat and rate.per == "total":
            raise Refused("missing", "rate", "a flat-fee plan of another length needs its own fee")
    due = tuple(stepped(first, "months", 1, k, first.day) for k in range(ask["periods"]))
    return Terms(
        principal=max(principal, 1),
        method="flat_fee" if flat else "level_payment",
        rate=rate,
        due=due,
        start=_back(first) if flat or rate.per == "period" else today,
        anchor=first.day,
        day_count=debt.terms.day_count,
        rounding="down" if flat else "half_up",
    )


def _back(first: date) -> date:
    return stepped(first, "months", 1, -1, first.day)


def instalments(plan: Plan, ask: dict[str, Any]) -> None:
    if (ask["rate"] is None) == (ask["flat_fee"] is None):
        raise Refused("one_of_two", "rate", "give either rate or flat_fee")
    if ask["on"] == "whole_balance":
        _whole(plan, ask, ask["rate"])
        return
    if not plan.arrears:
        raise Refused("nothing_overdue", "on", "nothing is overdue")
    rows = amortise.build(_new_terms(plan, ask, plan.arrears, ask["rate"])).rows
    plan.side += [Move(row.due, row.interest, row.fee, row.principal) for row in rows]
    plan.clear_arrears()
    plan.agreed = True


def re_age(plan: Plan, ask: dict[str, Any]) -> None:
    _whole(plan, ask, ask["rate"])


def fraction_or_amount(ask: dict[str, Any]) -> Callable[[int], int]:
    """A fee given as an amount or as a fraction of the principal, as a function of it."""
    share: Fraction | None = ask["fraction_of_principal"]
    if (ask["amount"] is None) == (share is None):
        raise Refused("one_of_two", "fee", "give either amount or fraction_of_principal")
    if share is None:
        return lambda _: int(ask["amount"])
    return lambda principal: money.part(principal, share)
