"""`share`: one sum among many debts, in proportion."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.contract.fields import Amount, Named, Table
from planner.errors import Refused
from planner.household import share
from planner.money import yuan

REQUEST = Table({"pool": Amount(), "owed": Named(Amount()), "cap": Named(Amount())}, {"cap": None})


def answer(request: Mapping[str, Any]) -> dict[str, Any]:
    """Shares of a pool by what is owed, to the fen (按比例分配).

    `owed` and `cap` are yuan by name. Shares sum to the pool; only when every share is at its cap
    (or nothing is owed) is there a `left_over`. A cap of a name that owes nothing is refused.

    >>> owed = {"a": "4550.00", "b": "6700.00", "c": "1200.00"}
    >>> answer({"pool": "160.00", "owed": owed})["shares"]
    {'a': '58.47', 'b': '86.11', 'c': '15.42'}
    """
    got = REQUEST.read(request, "")
    owed, caps = got["owed"], got["cap"] or {}
    for name in caps:
        if name not in owed:
            raise Refused("unknown_field", f"cap.{name[:80]}", "is not a name in owed")
    limits = [caps.get(name) for name in owed]
    shares, left = share(got["pool"], list(owed.values()), limits)
    named = {name: yuan(amount) for name, amount in zip(owed, shares, strict=True)}
    return {"shares": named, "left_over": yuan(left)}
