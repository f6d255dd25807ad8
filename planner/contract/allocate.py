"""`allocate`: one payment over the parts of a debt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.arrears import PARTS, allocate
from planner.contract.fields import Amount, Table
from planner.contract.overdue_terms import ORDER
from planner.money import yuan

OWED = Table({part: Amount() for part in PARTS}, dict.fromkeys(PARTS, 0))
REQUEST = Table({"amount": Amount(), "owed": OWED, "order": ORDER}, {"order": list(PARTS)})


def answer(request: Mapping[str, Any]) -> dict[str, Any]:
    """Where one payment goes: to each part in order (抵充顺序).

    `owed` {costs, fees, penalty, interest, principal} in yuan, absent parts 0; `order` defaults to
    that order, and parts that it leaves out come after the others. applied + left_over = amount.

    >>> owed = {"interest": "50000.00", "principal": "1000000.00"}
    >>> answer({"amount": "80000.00", "owed": owed})["left_owed"]["principal"]
    '970000.00'
    """
    got = REQUEST.read(request, "")
    applied, left = allocate(got["amount"], got["owed"], got["order"])
    return {
        "applied": {str(part): yuan(amount) for part, amount in applied.items()},
        "left_owed": {str(part): yuan(got["owed"][part] - applied[part]) for part in PARTS},
        "left_over": yuan(left),
    }
