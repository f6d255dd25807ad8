"""`budget`: what a household can offer its creditors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator

from planner.contract.fields import Amount, Share, Text, either, made, many, named
from planner.contract.model import Model
from planner.household import Savings, pool
from planner.money import yuan


class SavingsFields(Model):
    """What is put aside first: a fraction of what is left, up to a cap."""

    fraction: Share
    cap: Amount | None = None


class Item(Model):
    """One amount of a list."""

    name: Text = ""
    amount: Amount


def total(amounts: int | dict[str, int] | tuple[Item, ...]) -> int:
    """One amount, or the sum of amounts by name or in a list, in fen."""
    if isinstance(amounts, tuple):
        return sum(one.amount for one in amounts)
    return amounts if isinstance(amounts, int) else sum(amounts.values())


ByName = Annotated[dict[str, int], named()]
Items = Annotated[tuple[Item, ...], many(1, 200)]
Total = Annotated[int, either({str: Amount, dict: ByName, list: Items}), AfterValidator(total)]
Saved = Annotated[Savings, made(SavingsFields)]


class BudgetRequest(Model):
    """What comes in a month, and what goes first."""

    income: Total
    essentials: Total
    priority_debts: Total = 0
    savings: Saved | None = None


def answer(request: Mapping[str, Any]) -> dict[str, Any]:
    """What is left after living and priority debts, and how much of it can be offered (收支表).

    Each field is yuan a month, or yuan by name. available = income − essentials − priority debts;
    savings = min(fraction × available, cap), cut down; offer_pool = available − savings. Without
    anything left there is a `deficit` and the pool is 0.00: no offer is made up.

    >>> asked = {"income": "3100.00", "essentials": "500.00", "priority_debts": "846.47"}
    >>> answer(asked)["available"]
    '1753.53'
    """
    got = BudgetRequest.read(request)
    found = pool(got.income - got.essentials, got.priority_debts, got.savings)
    return {
        "income": yuan(got.income),
        "essentials": yuan(got.essentials),
        "priority_debts": yuan(got.priority_debts),
        "available": yuan(found.surplus),
        "savings": yuan(found.saved),
        "offer_pool": yuan(found.offered),
        "deficit": yuan(found.deficit),
    }
