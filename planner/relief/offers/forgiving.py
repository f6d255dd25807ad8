"""Offers that pay or forgive: arrears now, a waiver, one sum for all, another lender's loan."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from planner import money
from planner.errors import Refused
from planner.loan import build
from planner.relief.course import Move, Plan


def pay_arrears_now(plan: Plan, _: dict[str, Any]) -> None:
    if plan.arrears:
        fee = plan.fees + plan.penalty
        plan.lead.append(Move(plan.debt.today, plan.interest, fee, plan.principal))
    plan.clear_arrears()


def waive(plan: Plan, ask: dict[str, Any]) -> None:
    names = [name for name in ("penalty", "interest") if ask[name]] or ["penalty"]
    available = sum(getattr(plan, name) for name in names)
    share, amount = ask["fraction"], ask["amount"]
    if share is not None and amount is not None:
        raise Refused("one_of_two", "fraction", "give either fraction or amount")
    if share is not None:
        amount = money.part(available, share)
    left = available if amount is None else amount
    if left > available:
        raise Refused(
            "too_large",
            "amount",
            "more than what is owed of these parts",
            most=money.yuan(available),
        )
    plan.agreed = True
    for name in names:
        taken = min(left, getattr(plan, name))
        setattr(plan, name, getattr(plan, name) - taken)
        left -= taken
        if name == "interest":
            plan.forgiven_old += taken
        else:
            plan.forgiven_new += taken


def settle_for(plan: Plan, ask: dict[str, Any]) -> None:
    debt, on = plan.debt, ask["on"] or plan.debt.today
    plan.every_payment()
    if on < debt.today:
        raise Refused("date_order", "on", "must not be before today")
    owed = plan.owed_on(on)
    if ask["amount"] > owed:
        raise Refused(
            "too_large", "amount", "more than what is owed that day", most=money.yuan(owed)
        )
    plan.lead.append(Move(on, principal=ask["amount"]))
    plan.forgiven_new += owed - ask["amount"]
    missed = plan.arrears > 0 or any(row.due < on for row in debt.ahead)
    plan.overdue_until = on if missed and on > debt.today else None
    plan.clear_arrears()
    plan.closed = plan.agreed = True


def refinance(plan: Plan, ask: dict[str, Any]) -> None:
    """A new loan pays off the old one on the day it starts (借新还旧, F20).

    What the new money does not cover is paid that day; what is over comes back as cash.
    """
    debt, loan, early = plan.debt, ask["loan"], ask["early_fee"]
    plan.every_payment()
    if loan.start < debt.today:
        raise Refused("date_order", "loan.start", "must not be before today")
    # The part of the running fee that is used up by then is in `owed_on` already.
    then = replace(debt, today=loan.start)
    fee = early.on(then.balance, sum(row.fee for row in then.ahead) - then.running_fee)
    short = plan.owed_on(loan.start) + fee - loan.received
    paid = loan.fee_total("upfront_paid")
    plan.lead.append(Move(loan.start, fee=paid, principal=max(short, 0), added=max(-short, 0)))
    plan.rows = [Move(row.due, row.interest, row.fee, row.principal) for row in build(loan).rows]
    missed = plan.arrears > 0 or any(row.due < loan.start for row in debt.ahead)
    plan.overdue_until = loan.start if missed and loan.start > debt.today else None
    plan.clear_arrears()
    plan.agreed = True
