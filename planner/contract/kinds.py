"""Kinds that only the verbs need: one of several shapes, several amounts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from planner.contract.fields import Amount, Kind, Many, Named, Table, Text
from planner.errors import Refused


@dataclass(frozen=True)
class Either:
    """One of several kinds, told apart by the JSON type of the value."""

    kinds: Mapping[type, Kind]

    def read(self, value: object, path: str) -> Any:
        kind = self.kinds.get(type(value))
        if kind is None:
            words = {
                str: "text",
                bool: "true or false",
                int: "a whole number",
                list: "a list",
                dict: "an object",
            }
            names = " or ".join(words[one] for one in self.kinds)
            raise Refused("wrong_type", path, f"must be {names}")
        return kind.read(value, path)

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [kind.schema() for kind in self.kinds.values()]}


@dataclass(frozen=True)
class PlainAmount:
    """Yuan where a fraction could stand too: below one yuan, "0.50" could mean either."""

    def read(self, value: object, path: str) -> int:
        fen: int = Amount().read(value, path)
        if 0 < fen < 100:
            message = 'an amount or a fraction? write {"amount": …} or the fraction by its name'
            raise Refused("ambiguous", path, message)
        return fen

    def schema(self) -> dict[str, Any]:
        return Amount().schema()


ITEM = Table({"name": Text(), "amount": Amount()}, {"name": ""})
AMOUNTS = Either({str: Amount(), dict: Named(Amount()), list: Many(ITEM, 1, 200)})


def total(amounts: int | Mapping[str, int] | list[dict[str, Any]]) -> int:
    """One amount, or the sum of amounts by name or in a list, in fen."""
    if isinstance(amounts, list):
        return sum(int(one["amount"]) for one in amounts)
    return amounts if isinstance(amounts, int) else sum(amounts.values())
