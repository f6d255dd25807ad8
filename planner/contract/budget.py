"""`budget`: what a household can offer its creditors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.contract.fields import Amount, Number, Table
from planner.contract.kinds import AMOUNTS, total
from planner.household import Savings, pool
from planner.money import yuan

SAVINGS = Table({"fraction": Number(1), "cap": Amount()}, {"cap": None})
REQUEST = Table(
    {
        "income": AMOUNTS,
        "essentials": AMOUNTS,
        "priority_debts": AMOUNTS,
        "savings": SAVINGS,
    },
    {"priority_debts": 0, "savings": None},
)


def answer(request: Mapping[str, Any]) -> dict[str, Any]:
    """What is left after living and priority debts, and how much of it can be offered (收支表).

    Each field is yuan a month, or yuan by name. available = income − essentials − priority debts;
    savings = min(fraction × available, cap), cut down; offer_pool = available − savings. Without
    anything left there is a `deficit` and the pool is 0.00: no offer is made up.

    >>> asked = {"income": "3100.00", "essentials": "500.00", "priority_debts": "846.47"}
    >>> answer(asked)["available"]
    '1753.53'
    """
    got = REQUEST.read(request, "")
    parts = {name: total(got[name]) for name in ("income", "essentials", "priority_debts")}
    found = pool(parts["income"] - parts["essentials"], parts["priority_debts"], savings(got))
    return {name: yuan(amount) for name, amount in parts.items()} | {
        "available": yuan(found.surplus),
        "savings": yuan(found.saved),
        "offer_pool": yuan(found.offered),
        "deficit": yuan(found.deficit),
    }


def savings(got: Mapping[str, Any]) -> Savings | None:
    """The rule of saving that a request gives, if it does."""
    return Savings(**got["savings"]) if got["savings"] else None
