"""`share`: one sum among many debts, in proportion."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from planner.contract.budget import ByName, Saved
from planner.contract.fields import Amount, choice, named
from planner.contract.model import LONGEST_NAME, Model
from planner.errors import Refused
from planner.household import pool, share
from planner.money import yuan

MaybeNone = Annotated[dict[str, int], named(least=0)]


class ShareRequest(Model):
    """A sum to be shared, and those who are owed."""

    pool: Amount
    owed: ByName
    cap: MaybeNone | None = None
    priority: MaybeNone | None = None
    savings: Saved | None = None
    key: Annotated[str, choice(("balance", "instalment"))] = "balance"
    instalment: ByName | None = None


def answer(request: Mapping[str, Any]) -> dict[str, Any]:
    """Shares of a pool by what is owed, to the fen (按比例分配).

    `owed`, `cap`, `priority` and `instalment` are yuan by name. What comes first (`priority`) and
    `savings` {fraction, cap} are taken from the pool; the rest, `offered`, is shared by `key`:
    balance, or the present instalment of each name in owed. Nobody gets more than is owed or
    than the cap; what no limit leaves room for is `left_over`. From a `deficit` nothing is shared.

    >>> owed = {"a": "4550.00", "b": "6700.00", "c": "1200.00"}
    >>> answer({"pool": "160.00", "owed": owed})["shares"]
    {'a': '58.47', 'b': '86.11', 'c': '15.42'}
    """
    got = ShareRequest.read(request)
    owed, caps = got.owed, got.cap or {}
    for name in caps:
        if name not in owed:
            raise Refused("unknown_field", f"cap.{name[:LONGEST_NAME]}", "is not a name in owed")
    found = pool(got.pool, sum((got.priority or {}).values()), got.savings)
    limits = [caps.get(name) for name in owed]
    shares, left = share(found.offered, list(owed.values()), limits, _weights(got))
    return {
        "shares": {name: yuan(amount) for name, amount in zip(owed, shares, strict=True)},
        "left_over": yuan(left),
        "surplus": yuan(found.surplus),
        "saved": yuan(found.saved),
        "offered": yuan(found.offered),
        "deficit": yuan(found.deficit),
    }


def _weights(got: ShareRequest) -> list[int] | None:
    """What the shares are in proportion to: the instalments, or (None) what is owed."""
    owed, instalments = got.owed, got.instalment
    if got.key == "balance":
        if instalments is not None:
            raise Refused("one_of_two", "instalment", 'belongs to the key "instalment"')
        return None
    if instalments is None:
        raise Refused("missing", "instalment", "is needed for this key")
    for name in instalments:
        if name not in owed:
            raise Refused(
                "unknown_field", f"instalment.{name[:LONGEST_NAME]}", "is not a name in owed"
            )
    for name in owed:
        if name not in instalments:
            raise Refused("missing", f"instalment.{name[:LONGEST_NAME]}", "is needed for this key")
    return [instalments[name] for name in owed]
