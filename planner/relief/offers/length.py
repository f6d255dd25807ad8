"""Offers that write a new schedule: a longer term, instalments, re-aging."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from planner import money
from planner.errors import Refused
from planner.loan import Rate, Row, Terms, monthly_price, next_due, onward, stepped
from planner.relief.course import Move, Plan, rows_of
from planner.relief.debt import terms_ahead


def extend_term(plan: Plan, ask: dict[str, Any]) -> None:
    """The same contract over more or fewer periods; the same number changes nothing."""
    terms, rate = plan.rebuild(), ask["rate"]
    if rate and rate.per == "total" and terms.method != "flat_fee":
        raise Refused("rate_per", "rate.per", 'a "total" rate belongs to flat_fee only')
    run = _whole_run(plan, terms)
    due = onward(run, run.due, ask["periods"])
    if due[-1] < plan.debt.today:
        raise Refused("date_order", "periods", "would end before today")
    plan.first_fee += ask["fee"](terms.principal) if ask["fee"] else 0
    plan.agreed = True
    if rate is None and plan.terms is None and due == run.due:
        return
    if plan.terms is None or terms.method == "flat_fee":
        longer = terms_ahead(plan.debt, terms.principal, ask["periods"], rate)
    else:
        longer = replace(terms, rate=rate or terms.rate)
    plan.terms = replace(longer, start=terms.start, due=due)
    plan.forgiven_rate = _given_up(plan, plan.terms)


def _given_up(plan: Plan, new: Terms) -> int:
    """Contract interest that a lower rate gives up: never more than the contract still asked."""
    debt = plan.debt
    if new.rate == monthly_price(debt.terms) and new.fees == plan.each_period:
        return 0
    asked = _price(debt.ahead)
    if debt.terms.rate.per != "total":
        own, fees = debt.terms, plan.each_period
        same = replace(new, rate=own.rate, method=own.method, fees=fees)
        asked = min(asked, _price(rows_of(same)))
    return max(0, asked - _price(rows_of(new)))


def _price(rows: Sequence[Row]) -> int:
    return sum(row.interest + row.fee for row in rows)


def _whole_run(plan: Plan, terms: Terms) -> Terms:
    """Where periods are counted from: a bullet loan has one payment, but all its periods."""
    bullet = terms.method == "bullet" and plan.terms is None
    return plan.debt.terms if bullet else terms


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
    first = ask["first_due"] or next_due(today, debt.terms.anchor if debt.ahead else today.day)
    if first <= today:
        raise Refused("date_order", "first_due", "must be after today")
    rate = rate or ask.get("flat_fee")
    flat = ask.get("flat_fee") is not None
    if rate is None:
        rate = monthly_price(debt.terms)
        flat = debt.terms.method == "flat_fee"
        if flat and rate.per == "total":
            raise Refused("missing", "rate", "a flat-fee plan of another length needs its own fee")
    elif rate.per == "total" and not flat:
        raise Refused("rate_per", "rate.per", 'a "total" rate is a flat fee')
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
        fees=plan.each_period if "on" not in ask else (),
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
    rows = rows_of(_new_terms(plan, ask, plan.arrears, ask["rate"]))
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
