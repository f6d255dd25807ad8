"""`allocate`: one payment over the parts of a debt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.arrears import PARTS, allocate
from planner.contract.fields import Amount
from planner.contract.model import Model
from planner.contract.overdue_terms import Order
from planner.money import yuan


class Parts(Model):
    """What is owed, part by part."""

    costs: Amount = 0
    fees: Amount = 0
    penalty: Amount = 0
    interest: Amount = 0
    principal: Amount = 0


class AllocateRequest(Model):
    """One payment, and what it is spread over."""

    amount: Amount
    owed: Parts
    order: Order = PARTS


def answer(request: Mapping[str, Any]) -> dict[str, Any]:
    """Where one payment goes: to each part in order (抵充顺序).

    `owed` {costs, fees, penalty, interest, principal} in yuan, absent parts 0; `order` defaults to
    that order, and parts that it leaves out come after the others. applied + left_over = amount.

    >>> owed = {"interest": "50000.00", "principal": "1000000.00"}
    >>> answer({"amount": "80000.00", "owed": owed})["left_owed"]["principal"]
    '970000.00'
    """
    got = AllocateRequest.read(request)
    owed = vars(got.owed)
    applied, left = allocate(got.amount, owed, got.order)
    return {
        "applied": {str(part): yuan(amount) for part, amount in applied.items()},
        "left_owed": {str(part): yuan(owed[part] - applied[part]) for part in PARTS},
        "left_over": yuan(left),
    }
