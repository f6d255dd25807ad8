"""The offers of `relief` as requests give them: one table of fields each."""

from __future__ import annotations

from typing import Any

from planner import relief, terms
from planner.errors import Refused
from planner.offers.length import fraction_or_amount
from planner.reading import Amount, Choice, Day, Flag, Number, Table, Whole
from planner.verbs import naming
from planner.verbs.settle import EARLY_FEE, early_fee

FLAT = Table({"value": Number(), "per": Choice(("period", "total"))})
FEE = Table(
    {"amount": Amount(), "fraction_of_principal": Number(10)},
    {"amount": None, "fraction_of_principal": None},
)
SCHEDULE_PARTS: dict[str, Any] = {
    "periods": Whole(1, terms.PERIODS_MOST),
    "rate": terms.RATE,
    "first_due": Day(),
}
OFFERS: dict[str, Table] = {
    "contract": Table({}),
    "pay_arrears_now": Table({}),
    "do_nothing": Table({}),
    "move_due_date": Table({"to": Day()}),
    "defer": Table(
        {"months": Whole(1, 60), "interest": Choice(("waived", "paid", "added", "at_end"))}
    ),
    "interest_only": Table({"months": Whole(1, 60)}),
    "extend_term": Table(
        {"periods": SCHEDULE_PARTS["periods"], "rate": terms.RATE, "fee": FEE},
        {"rate": None, "fee": None},
    ),
    "instalments": Table(
        SCHEDULE_PARTS | {"flat_fee": FLAT, "on": Choice(("overdue", "whole_balance"))},
        {"rate": None, "flat_fee": None, "first_due": None},
    ),
    "re_age": Table(SCHEDULE_PARTS, {"rate": None, "first_due": None}),
    "waive": Table(
        {"penalty": Flag(), "interest": Flag(), "fraction": Number(1), "amount": Amount()},
        {"penalty": False, "interest": False, "fraction": None, "amount": None},
    ),
    "settle_for": Table({"amount": Amount(1), "on": Day()}, {"on": None}),
    "interest_pause": Table({"from": Day(), "to": Day()}),
    "principal_first": Table({"payment": Amount(1)}, {"payment": None}),
    "minimum_payment": Table(
        {"fraction": Number(1), "floor": Amount(), "rate": terms.RATE}, {"floor": 0, "rate": None}
    ),
    "refinance": Table({"loan": terms.REQUEST, "early_fee": EARLY_FEE}, {"early_fee": None}),
}


class Offer:
    """One offer: "contract", {"defer": {…}} or {"do": "defer", …}; several in an object or list."""

    def read(self, value: object, path: str) -> list[relief.Step]:
        if isinstance(value, str):
            return [self._step(value, {}, path)]
        if isinstance(value, list) and 1 <= len(value) <= 6:
            if any(isinstance(one, list) for one in value):
                raise Refused("wrong_type", path, "a list of offers inside a list of offers")
            return [step for at, one in enumerate(value) for step in self.read(one, f"{path}.{at}")]
        if not isinstance(value, dict) or not value:
            raise Refused("wrong_type", path, 'write {"defer": {"months": 3, "interest": "added"}}')
        if "do" in value:
            rest = {key: one for key, one in value.items() if key != "do"}
            return [self._step(value["do"], rest, path)]
        return [self._step(name, ask, f"{path}.{name}") for name, ask in value.items()]

    def _step(self, name: object, ask: object, path: str) -> relief.Step:
        table = OFFERS.get(name) if isinstance(name, str) else None
        if table is None:
            raise Refused("unknown_word", path, "is not an offer; one of " + ", ".join(OFFERS))
        if isinstance(ask, dict) and isinstance(ask.get("on"), str):
            ask = ask | {"on": ask["on"].replace(" ", "_")}
        got = table.read({} if ask in (None, True) else ask, path)
        for key in ("rate", "flat_fee"):
            if got.get(key):
                got[key] = terms.Rate(**got[key])
        if got.get("fee"):
            got["fee"] = fraction_or_amount(got["fee"])
        if name == "refinance":
            got["loan"] = _loan(got["loan"], f"{path}.loan")
            got["early_fee"] = early_fee(got["early_fee"], f"{path}.early_fee")
        return relief.Step(str(name), got, path)

    def schema(self) -> dict[str, Any]:
        fields = {name: table.schema() for name, table in OFFERS.items()}
        named = {"type": "object", "properties": fields, "additionalProperties": False}
        done = {
            "type": "object",
            "properties": {"do": {"enum": list(OFFERS)}},
            "required": ["do"],
        }
        one = [{"enum": list(OFFERS)}, named, done]
        return {"anyOf": [*one, {"type": "array", "items": {"anyOf": one}, "minItems": 1}]}


def _loan(got: dict[str, Any], path: str) -> terms.Terms:
    with naming.of_schedule(got, path):
        return terms.from_fields(got)
