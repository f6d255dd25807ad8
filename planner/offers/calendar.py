"""Offers that move dates: another due day, months without principal, months without interest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import count, takewhile
from typing import Any

from planner import amortise
from planner.errors import Refused
from planner.offers.plan import Move, Plan
from planner.terms import Terms, stepped


def move_due_date(plan: Plan, ask: dict[str, Any]) -> None:
    terms, to = plan.rebuild(), ask["to"]
    if to <= max(terms.start, plan.debt.today):
        raise Refused("date_order", "to", "must be after today and after the last due date")
    step = terms.step or ("months", 1)
    due = tuple(stepped(to, *step, k, to.day) for k in range(terms.periods))
    plan.terms, plan.agreed = replace(terms, due=due, anchor=to.day, step=step), True


def _pause(plan: Plan, months: int, interest: str) -> None:
    """Months without principal; what happens to their interest is the offer's word."""
    terms = plan.rebuild()
    step = terms.step or ("months", 1)
    balance = terms.principal
    spans = _spans(terms, months)
    for start, end, day in spans:
        charge = interest_of(terms, balance, start, end)
        if interest == "paid":
            plan.lead.append(Move(day, charge))
        elif interest == "added":
            plan.lead.append(Move(day, charge, added=charge))
            balance += charge
        else:
            plan.lead.append(Move(day))
            plan.tail += charge if interest == "at_end" else 0
            plan.forgiven_new += charge if interest == "waived" else 0
    first = stepped(terms.due[0], "months", months, 1, terms.anchor)
    due = tuple(stepped(first, *step, k, terms.anchor) for k in range(terms.periods))
    plan.terms = replace(terms, principal=balance, start=spans[-1][1], due=due, step=step)
    plan.agreed = True


def _spans(terms: Terms, months: int) -> list[tuple[date, date, date]]:
    """The paused spans: from, to, and the date that stands in the plan.

    A loan pauses its own periods where they fill the months; any other is paused by the month.
    """
    unit, size = terms.step or ("months", 1)
    own = terms.method != "bullet" and (unit == "days" or months % size == 0)
    if own:
        end = stepped(terms.due[0], "months", months, 1, terms.anchor)
        every = (stepped(terms.due[0], unit, size, k, terms.anchor) for k in count())
        days = list(takewhile(lambda day: day < end, every))
        return list(zip([terms.start, *days], days, days, strict=False))
    ends = [stepped(terms.start, "months", 1, k, terms.start.day) for k in range(months + 1)]
    days = [stepped(terms.due[0], "months", 1, k, terms.anchor) for k in range(months)]
    return list(zip(ends, ends[1:], days, strict=False))


def interest_of(terms: Terms, balance: int, start: date, end: date) -> int:
    """Interest of one paused period, as the contract counts a period."""
    if terms.method == "flat_fee":
        return 0
    one = replace(
        terms, principal=balance, method="interest_first", start=start, due=(end,), fees=()
    )
    return amortise.build(one).rows[0].interest


def defer(plan: Plan, ask: dict[str, Any]) -> None:
    _pause(plan, ask["months"], ask["interest"])


def interest_only(plan: Plan, ask: dict[str, Any]) -> None:
    _pause(plan, ask["months"], "paid")


def interest_pause(plan: Plan, ask: dict[str, Any]) -> None:
    """Nothing is charged between two days (停息); the instalments stay where they are."""
    start, end = ask["from"], ask["to"]
    if end <= start:
        raise Refused("date_order", "to", "must be after from", after=start.isoformat())
    if plan.rows is None:
        plan.rebuild()
    plan.pause, plan.agreed = (start, end), True
