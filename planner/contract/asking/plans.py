"""Many debts and a budget, written as the verb `plan` asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planner.contract.asking.loans import Request, exact
from planner.errors import Refused
from planner.household import Liability, Strategy
from planner.money import yuan


def plan(debts: Sequence[Liability], budget: int, strategy: Strategy, start: date) -> Request:
    """Many debts and a budget, as the verb `plan` asks for it."""
    found: Request = {
        "do": "plan",
        "debts": [_liability(one) for one in debts],
        "monthly_budget": yuan(budget),
        "strategy": str(strategy),
        "start": start.isoformat(),
    }
    if strategy is Strategy.CUSTOM:
        ranked = sorted(debts, key=lambda one: one.rank)
        found["order"] = [one.name for one in ranked]
    return found


def _liability(one: Liability) -> Request:
    """A debt known by its balance and a rate that stays."""
    if one.rates or one.fee or one.dues or one.share or one.once:
        raise Refused("unknown_field", "debts", "only a balance, a rate and a floor are written")
    found: Request = {
        "name": one.name,
        "balance": yuan(one.balance),
        "rate": {"value": exact(one.rate * 12), "per": "year"},
        "minimum": yuan(one.floor),
        "priority": one.priority,
        "harm": [str(harm) for harm in one.harms],
    }
    if one.late_days:
        found["late_days"] = one.late_days
    return found if one.asks is None else found | {"asks": yuan(one.asks)}
