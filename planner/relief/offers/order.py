"""Offers that change what a payment is used for: principal first, or only the minimum."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Any

from planner import money
from planner.errors import Refused
from planner.loan import PERIODS_MOST, span_share
from planner.relief.course import Move, Plan, rows_of
from planner.relief.offers.due_dates import due_days, interest_of


def principal_first(plan: Plan, ask: dict[str, Any]) -> None:
    """The contract's payments go to principal first (先本后息); interest waits and does not grow.

    Arrears join what is paid: their principal first too, their interest and penalty at the end.
    """
    plan.every_payment()
    terms, debt = plan.rebuild(), plan.debt
    ahead = rows_of(terms)
    principal, interest = terms.principal + plan.principal, plan.interest
    fees, before = plan.fees + plan.penalty, terms.start
    if plan.principal and terms.method != "flat_fee":
        # The penalty has covered these days on the overdue part.
        interest -= money.part(plan.principal, span_share(terms, before, debt.today))
    rows: list[Move] = []
    for at, day in enumerate(islice(due_days(terms), PERIODS_MOST)):
        if not principal + interest + fees:
            break
        row = ahead[min(at, len(ahead) - 1)]
        interest += interest_of(terms, principal, before, day)
        fees += ahead[at].fee if at < len(ahead) else 0
        left = ask["payment"] or row.payment
        parts = []
        for owed in (principal, interest, fees):
            parts.append(min(left, owed))
            left -= parts[-1]
        principal, interest, fees = principal - parts[0], interest - parts[1], fees - parts[2]
        rows.append(Move(day, parts[1], parts[2], parts[0]))
        before = day
    if principal + interest + fees:
        raise Refused("never_ends", "payment", f"not paid off after {PERIODS_MOST} payments")
    plan.overdue_until = rows[-1].due if plan.arrears else None
    plan.rows, plan.agreed = rows, True
    plan.clear_arrears()


def minimum_payment(plan: Plan, ask: dict[str, Any]) -> None:
    """Only the minimum each month until nothing is left (最低还款); arrears stay as they are.

    The minimum is max(floor, fraction × (balance + interest)). Until the first due date the
    contract's price runs, from then on `rate`.
    """
    plan.every_payment()
    terms = plan.rebuild()
    rate = ask["rate"] or terms.rate
    if rate.per == "total":
        raise Refused("missing", "rate", "what is left after a minimum payment needs its own rate")
    after = replace(terms, rate=rate, method="level_payment", rounding="half_up")
    balance, before, now = terms.principal, terms.start, terms
    fees, rows = sum(row.fee for row in plan.main()), list[Move]()
    monthly = replace(after, due=terms.due[:1], step=("months", 1))
    for day in islice(due_days(monthly), PERIODS_MOST):
        interest = interest_of(now, balance, before, day)
        owed = balance + interest + (fees if not rows else 0)
        pay = min(owed, max(ask["floor"], money.part(owed, ask["fraction"])))
        rows.append(_split(day, pay, interest, owed - balance - interest))
        balance, before, now = owed - pay, day, after
        if not balance:
            break
    else:
        raise Refused("never_ends", "fraction", f"not paid off after {PERIODS_MOST} minimums")
    plan.rows, plan.agreed = rows, False


def _split(day: date, pay: int, interest: int, fee: int) -> Move:
    """A payment over fee, interest and principal; what it leaves unpaid of them is added."""
    short = max(0, interest + fee - pay)
    return Move(day, interest, fee, max(0, pay - interest - fee), short)
