"""`budget`: what a household can offer its creditors."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from planner import money
from planner.contract.fields import Amount, Number, Table
from planner.contract.kinds import AMOUNTS, total
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
    over = parts["income"] - parts["essentials"] - parts["priority_debts"]
    available, rule = max(over, 0), got["savings"] or {"fraction": Fraction(0), "cap": None}
    saved = money.part(available, rule["fraction"], money.down)
    saved = saved if rule["cap"] is None else min(saved, rule["cap"])
    return {name: yuan(amount) for name, amount in parts.items()} | {
        "available": yuan(available),
        "savings": yuan(saved),
        "offer_pool": yuan(available - saved),
        "deficit": yuan(max(-over, 0)),
    }
