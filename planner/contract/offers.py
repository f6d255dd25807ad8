"""The offers of `relief` as requests give them: one table of fields each."""

from __future__ import annotations

from typing import Any

from planner.contract import naming
from planner.contract.fields import (
    Amount,
    Choice,
    Day,
    Flag,
    Kind,
    Number,
    Table,
    Whole,
    join,
    spaced,
)
from planner.contract.kinds import Either, PlainAmount
from planner.contract.nested import WithSchedule
from planner.contract.settle import EARLY_FEE, early_fee
from planner.contract.terms import OPTIONAL, RATE, from_fields
from planner.errors import Refused
from planner.loan import PERIODS_MOST, Rate
from planner.relief import Step, fraction_or_amount

FLAT_PER = ("period", "total")
FLAT = Table({"value": Number(), "per": Choice(FLAT_PER)})
FEE = Table(
    {"amount": Amount(), "fraction_of_principal": Number(10)},
    {"amount": None, "fraction_of_principal": None},
)
SCHEDULE_PARTS: dict[str, Any] = {
    "periods": Whole(1, PERIODS_MOST),
    "rate": RATE,
    "first_due": Day(),
}
NEW_LOAN = WithSchedule(Table({"early_fee": EARLY_FEE}, {"early_fee": None}), OPTIONAL)
# Fields that may name the offer in {"do": "defer", "months": 3}.
NAMING = ("do", "kind", "type", "offer", "name")
WAIVED = Either(
    {
        bool: Flag(),
        str: PlainAmount(),
        dict: Table(
            {"fraction": Number(1), "amount": Amount()}, {"fraction": None, "amount": None}
        ),
    }
)
OFFERS: dict[str, Kind] = {
    "contract": Table({}),
    "pay_arrears_now": Table({}),
    "do_nothing": Table({}),
    "move_due_date": Table({"to": Day()}),
    "defer": Table(
        {"months": Whole(1, 60), "interest": Choice(("waived", "paid", "added", "at_end"))}
    ),
    "interest_only": Table({"months": Whole(1, 60)}),
    "extend_term": Table(
        {
            "periods": SCHEDULE_PARTS["periods"],
            "rate": RATE,
            "fee": Either({str: PlainAmount(), dict: FEE}),
        },
        {"rate": None, "fee": None},
    ),
    "instalments": Table(
        SCHEDULE_PARTS | {"flat_fee": FLAT, "on": Choice(("overdue", "whole_balance"))},
        {"rate": None, "flat_fee": None, "first_due": None},
    ),
    "re_age": Table(SCHEDULE_PARTS, {"rate": None, "first_due": None}),
    "waive": Table(
        {"penalty": WAIVED, "interest": WAIVED, "fraction": Number(1), "amount": Amount()},
        {"penalty": False, "interest": False, "fraction": None, "amount": None},
    ),
    "settle_for": Table({"amount": Amount(1), "on": Day()}, {"on": None}),
    "interest_pause": Table({"from": Day(), "to": Day()}),
    "principal_first": Table({"payment": Amount(1)}, {"payment": None}),
    "minimum_payment": Table(
        {"fraction": Number(1), "floor": Amount(), "rate": RATE}, {"floor": 0, "rate": None}
    ),
    "refinance": NEW_LOAN,
}


# The same words with spaces or hyphens, and the offers that need no field.
WORDS = {word: name for name in OFFERS for word in (name, *spaced(name))}
BARE = [
    name
    for name, table in OFFERS.items()
    if isinstance(table, Table) and set(table.fields) <= set(table.optional)
]


class Offer:
    """One offer: "contract", {"defer": {…}} or {"do": "defer", …}; several in an object or list."""

    def read(self, value: object, path: str) -> list[Step]:
        if isinstance(value, str):
            return self._step(value, {}, path)
        if isinstance(value, list) and 1 <= len(value) <= 6:
            if any(isinstance(one, list) for one in value):
                raise Refused("wrong_type", path, "a list of offers inside a list of offers")
            return [step for at, one in enumerate(value) for step in self.read(one, f"{path}.{at}")]
        if not isinstance(value, dict) or not value:
            raise Refused("wrong_type", path, 'write {"defer": {"months": 3, "interest": "added"}}')
        naming_field = next((key for key in NAMING if key in value), None)
        if naming_field:
            rest = {key: one for key, one in value.items() if key != naming_field}
            return self._step(value[naming_field], rest, path)
        steps = (self._step(name, ask, f"{path}.{name}") for name, ask in value.items())
        return [one for step in steps for one in step]

    def _step(self, name: object, ask: object, path: str) -> list[Step]:
        if not isinstance(name, str) or name not in WORDS:
            raise Refused("unknown_word", path, "is not an offer; one of " + ", ".join(OFFERS))
        name = WORDS[name]
        table = OFFERS[name]
        got = table.read({} if ask in (None, True) else ask, path)
        if name == "instalments" and not got["flat_fee"] and _is_flat(got["rate"]):
            got["rate"], got["flat_fee"] = None, got["rate"]
        if name == "refinance":
            got = _refinance(got, path)
        if name == "waive":
            return [Step(name, one, path) for one in _waived(got, path)]
        for key in ("rate", "flat_fee"):
            if got.get(key):
                got[key] = Rate(**got[key])
        if got.get("fee") is not None:
            if isinstance(got["fee"], int):
                got["fee"] = {"amount": got["fee"], "fraction_of_principal": None}
            got["fee"] = fraction_or_amount(got["fee"])
        return [Step(name, got, path)]

    def schema(self) -> dict[str, Any]:
        alone = {"enum": [True, None]}
        fields = {
            word: {"anyOf": [OFFERS[name].schema()] + [alone] * (name in BARE)}
            for word, name in WORDS.items()
        }
        named = {"type": "object", "properties": fields, "additionalProperties": False}
        word = {"enum": list(WORDS)}
        done = [{"type": "object", "properties": {key: word}, "required": [key]} for key in NAMING]
        one = [word, named, *done]
        return {"anyOf": [*one, {"type": "array", "items": {"anyOf": one}, "minItems": 1}]}


def _refinance(got: dict[str, Any], path: str) -> dict[str, Any]:
    with naming.of_schedule(got, path):
        loan = from_fields(got)
    early = early_fee(got["early_fee"], f"{path}.early_fee")
    return {"loan": loan, "early_fee": early, "spelt": {"loan.start": join(got["inside"], "start")}}


def _is_flat(rate: dict[str, Any] | None) -> bool:
    """A rate per period or in total is a fee on the first sum, not interest on what is left."""
    return rate is not None and rate["per"] in FLAT_PER


def _waived(got: dict[str, Any], path: str) -> list[dict[str, Any]]:
    """A waiver as steps: one for both parts, or one for each part that has its own figure."""
    own = [name for name in ("penalty", "interest") if not isinstance(got[name], bool)]
    if not own:
        return [got]
    for name in ("fraction", "amount"):
        if got[name] is not None:
            raise Refused("one_of_two", f"{path}.{name}", f"{own[0]} already says how much")
    none = {"penalty": False, "interest": False, "fraction": None, "amount": None}
    steps = []
    for name in ("penalty", "interest"):
        asked = got[name]
        if asked is False:
            continue
        if isinstance(asked, dict) and (asked["fraction"] is None) == (asked["amount"] is None):
            raise Refused("one_of_two", f"{path}.{name}", "give either fraction or amount")
        given = asked if isinstance(asked, dict) else {} if asked is True else {"amount": asked}
        inner = f"{name}.amount" if isinstance(asked, dict) else name
        steps.append(none | given | {name: True, "spelt": {"amount": inner}})
    return steps
