"""The ways of repaying a debt differently. Each is one small function in the table `OFFERS`.

An offer changes a `Plan`: the movements of money from today, what of the arrears is left alone,
what the lender gives up. Several offers combine by running one after another on the same plan.
Nothing here is a right: most need the lender's yes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from planner.relief.course import Move, Plan
from planner.relief.offers.due_dates import defer, interest_only, interest_pause, move_due_date
from planner.relief.offers.forgiving import pay_arrears_now, refinance, settle_for, waive
from planner.relief.offers.length import extend_term, instalments, re_age
from planner.relief.offers.order import minimum_payment, principal_first

__all__ = ["OFFERS", "Move", "Plan"]


def contract(plan: Plan, _: dict[str, Any]) -> None:
    """Go on as agreed."""


def do_nothing(plan: Plan, _: dict[str, Any]) -> None:
    """Pay nothing: what the arrears grow to, under the overdue terms."""
    plan.nothing = True


OFFERS: dict[str, Callable[[Plan, dict[str, Any]], None]] = {
    "contract": contract,
    "do_nothing": do_nothing,
    "pay_arrears_now": pay_arrears_now,
    "move_due_date": move_due_date,
    "defer": defer,
    "interest_only": interest_only,
    "extend_term": extend_term,
    "instalments": instalments,
    "re_age": re_age,
    "interest_pause": interest_pause,
    "waive": waive,
    "settle_for": settle_for,
    "principal_first": principal_first,
    "minimum_payment": minimum_payment,
    "refinance": refinance,
}
