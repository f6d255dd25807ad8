"""The offers of `relief` as requests give them: one table of fields each."""

from __future__ import annotations

from typing import Any

from planner import relief, terms
from planner.errors import Refused
from planner.offers.length import fraction_or_amount
from planner.reading import Amount, Choice, Day, Flag, Kind, Number, Table, Whole
from planner.verbs import naming
from planner.verbs.kinds import Either
from planner.verbs.settle import EARLY_FEE, early_fee

FLAT_PER = ("period", "total")
FLAT = Table({"value": Number(), "per": Choice(FLAT_PER)})
FEE = Table(
    {"amount": Amount(), "fraction_of_principal": Number(10)},
    {"amount": None, "fraction_of_principal": None},
)
SCHEDULE_PARTS: dict[str, Any] = {
    "periods": Whole(1, terms.PERIODS_MOST),
    "rate": terms.RATE,
    "first_due": Day(),
}


class Refinance:
    """A new loan: its own fields beside the early fee, or together in `loan` or `schedule`."""

    def read(self, value: object, path: str) -> dict[str, Any]:
        inside = [name for name in LOAN_NAMES if isinstance(value, dict) and name in value]
        if not inside:
            got = NEW_LOAN.read(value, path)
            loan, at, dot = got, path, ""
        else:
            got = INSIDE[inside[0]].read(value, path)
            loan, at, dot = got[inside[0]], f"{path}.{inside[0]}", f"{inside[0]}."
        early = early_fee(got["early_fee"], f"{path}.early_fee")
        spelt = {"loan.start": f"{dot}start"}
        return {"loan": _loan(loan, at), "early_fee": early, "spelt": spelt}

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [table.schema() for table in (*INSIDE.values(), NEW_LOAN)]}


LOAN_NAMES = ("loan", "schedule")
INSIDE = {
    name: Table({name: terms.NESTED, "early_fee": EARLY_FEE}, {"early_fee": None})
    for name in LOAN_NAMES
}
NEW_LOAN = Table(
    terms.NESTED_FIELDS | {"early_fee": EARLY_FEE}, terms.NESTED_OPTIONAL | {"early_fee": None}
)
WAIVED = Either(
    {
        bool: Flag(),
        str: Amount(),
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
            "rate": terms.RATE,
            "fee": Either({str: Amount(), dict: FEE}),
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
        {"fraction": Number(1), "floor": Amount(), "rate": terms.RATE}, {"floor": 0, "rate": None}
    ),
    "refinance": Refinance(),
}


class Offer:
    """One offer: "contract", {"defer": {…}} or {"do": "defer", …}; several in an object or list."""

    def read(self, value: object, path: str) -> list[relief.Step]:
        if isinstance(value, str):
            return self._step(value, {}, path)
        if isinstance(value, list) and 1 <= len(value) <= 6:
            if any(isinstance(one, list) for one in value):
                raise Refused("wrong_type", path, "a list of offers inside a list of offers")
            return [step for at, one in enumerate(value) for step in self.read(one, f"{path}.{at}")]
        if not isinstance(value, dict) or not value:
            raise Refused("wrong_type", path, 'write {"defer": {"months": 3, "interest": "added"}}')
        if "do" in value:
            rest = {key: one for key, one in value.items() if key != "do"}
            return self._step(value["do"], rest, path)
        steps = (self._step(name, ask, f"{path}.{name}") for name, ask in value.items())
        return [one for step in steps for one in step]

    def _step(self, name: object, ask: object, path: str) -> list[relief.Step]:
        table = OFFERS.get(name) if isinstance(name, str) else None
        if table is None:
            raise Refused("unknown_word", path, "is not an offer; one of " + ", ".join(OFFERS))
        got = table.read({} if ask in (None, True) else ask, path)
        if name == "instalments" and not got["flat_fee"] and _is_flat(got["rate"]):
            got["rate"], got["flat_fee"] = None, got["rate"]
        if name == "waive":
            return [relief.Step(name, one, path) for one in _waived(got, path)]
        for key in ("rate", "flat_fee"):
            if got.get(key):
                got[key] = terms.Rate(**got[key])
        if got.get("fee") is not None:
            if isinstance(got["fee"], int):
                got["fee"] = {"amount": got["fee"], "fraction_of_principal": None}
            got["fee"] = fraction_or_amount(got["fee"])
        return [relief.Step(str(name), got, path)]

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


def _loan(got: dict[str, Any], path: str) -> terms.Terms:
    with naming.of_schedule(got, path):
        return terms.from_fields(got)
