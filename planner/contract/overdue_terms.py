"""The overdue terms as requests give them: penalty, charges, order."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import Any

from planner.arrears import PARTS, Charge, Late, Part, Penalty, PenaltyOn
from planner.contract.fields import Amount, Choice, Flag, Many, Number, Table, Text, Whole
from planner.dates import DayCount, Ends
from planner.errors import Refused
from planner.loan import Per, Rate

RATE = Table(
    {"value": Number(), "per": Choice((Per.DAY, Per.MONTH, Per.YEAR))},
    example='{"value": "0.12", "per": "year"}',
)
GROWTH_OPTIONAL: dict[str, Any] = {
    "compound_unpaid_interest": False,
    "day_count": "actual/360",
    "count": "one_end",
}
GROWTH_FIELDS: dict[str, Any] = {
    "rate": RATE,
    "compound_unpaid_interest": Flag(),
    "day_count": Choice(tuple(DayCount)),
    "count": Choice(tuple(Ends)),
}
PENALTY_OPTIONAL = GROWTH_OPTIONAL | {
    "contract_rate": None,
    "multiplier": Fraction(1),
    "on": "principal",
    "grace_days": 0,
}
PENALTY_FIELDS = GROWTH_FIELDS | {
    "contract_rate": RATE,
    "multiplier": Number(100),
    "on": Choice(tuple(PenaltyOn)),
    "grace_days": Whole(0, 366),
}
PENALTY = Table(PENALTY_FIELDS, PENALTY_OPTIONAL | {"rate": None})
CHARGE_OPTIONAL: dict[str, Any] = {
    "amount": None,
    "fraction": None,
    "floor": 0,
    "cap": None,
    "after_days": 0,
    "every_days": None,
    "times": None,
    "name": "",
}
CHARGE = Table(
    {
        "amount": Amount(),
        "fraction": Number(10),
        "floor": Amount(),
        "cap": Amount(),
        "after_days": Whole(0, 3660),
        "every_days": Whole(1, 3660),
        "times": Whole(1, 3660),
        "name": Text(),
    },
    CHARGE_OPTIONAL,
)


class Order:
    """Parts of a debt, each once, in the order that a payment covers them; absent ones last."""

    kind = Many(Choice(PARTS), 1, len(PARTS))

    def read(self, value: object, path: str) -> list[Part]:
        found = [Part(one) for one in self.kind.read(value, path)]
        for at, part in enumerate(found):
            if part in found[:at]:
                raise Refused("twice", f"{path}.{at}", "is given twice")
        return found + [part for part in PARTS if part not in found]

    def schema(self) -> dict[str, Any]:
        return self.kind.schema() | {"uniqueItems": True}


ORDER = Order()
ORDER_FROM = Many(Table({"days": Whole(1, 3660), "order": ORDER}), 0, 5)
ORDER_OPTIONAL: dict[str, Any] = {"order": list(PARTS), "order_from": []}
LATE = Table(
    {
        "penalty": PENALTY,
        "charges": Many(CHARGE, 0, 10),
        "order": ORDER,
        "order_from": ORDER_FROM,
    },
    {"penalty": None, "charges": []} | ORDER_OPTIONAL,
)


def rate_of(got: dict[str, Any]) -> Rate:
    """A rate from its fields."""
    return Rate(got["value"], Per(got["per"]))


def penalty(got: dict[str, Any], own: Rate | None, path: str) -> Penalty:
    """A penalty from its fields; without a rate, the contract's own is multiplied."""
    contract = got.get("contract_rate")
    if contract and got["rate"]:
        raise Refused("one_of_two", f"{path}.contract_rate", "give either rate or contract_rate")
    given = got["rate"] or contract
    rate = rate_of(given) if given else own
    if rate is None or rate.per in (Per.PERIOD, Per.TOTAL):
        raise Refused("missing", f"{path}.rate", "needs a rate per day, month or year")
    return Penalty(
        replace(rate, value=rate.value * got.get("multiplier", 1)),
        PenaltyOn(got.get("on", "principal")),
        got["compound_unpaid_interest"],
        got.get("grace_days", 0),
        DayCount(got["day_count"]),
        Ends(got["count"]),
    )


def charge(got: dict[str, Any], path: str) -> Charge:
    """One charge; refuses both or neither of amount and fraction."""
    if (got["amount"] is None) == (got["fraction"] is None):
        raise Refused("one_of_two", path, "give either amount or fraction")
    if got["times"] is not None and got["every_days"] is None:
        raise Refused("missing", f"{path}.every_days", "is needed with times")
    return Charge(**got)


def charges(entries: list[dict[str, Any]], path: str) -> tuple[Charge, ...]:
    """Every charge of a list."""
    return tuple(charge(entry, f"{path}.{at}") for at, entry in enumerate(entries))


def turns(entries: list[dict[str, Any]], path: str) -> tuple[tuple[int, tuple[Part, ...]], ...]:
    """Orders that begin on a later day overdue; the days must rise."""
    for at, (one, after) in enumerate(pairwise(entries), 1):
        if after["days"] <= one["days"]:
            raise Refused("date_order", f"{path}.{at}.days", "must be more than the one before")
    return tuple((entry["days"], tuple(entry["order"])) for entry in entries)


def late(got: dict[str, Any] | None, own: Rate, path: str) -> Late:
    """Overdue terms from their fields; without a penalty the contract's rate runs on, assumed."""
    asked = got or LATE.read({}, "")
    if asked["penalty"] is None:
        plain = own.per in (Per.DAY, Per.MONTH, Per.YEAR)
        growth = Penalty(own if plain else Rate(Fraction(0), Per.DAY))
    else:
        growth = penalty(asked["penalty"], own, f"{path}.penalty")
    return Late(
        growth,
        charges(asked["charges"], f"{path}.charges"),
        tuple(asked["order"]),
        turns(asked["order_from"], f"{path}.order_from"),
        asked["penalty"] is None,
    )
