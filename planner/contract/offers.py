"""The offers of `relief` as requests give them: one table of fields each, read into its value.

The limits of a field are those of the value's own annotation.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Any, get_type_hints

from annotated_types import Ge, Le

from planner import relief
from planner.contract import naming
from planner.contract.fields import (
    Amount,
    Choice,
    Day,
    Flag,
    Kind,
    Many,
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
from planner.loan import Rate
from planner.relief import OFFERS as VALUES
from planner.relief import Offer as Value

FLAT_PER = ("period", "total")
FLAT = Table({"value": Number(), "per": Choice(FLAT_PER)})
FEE = Table(
    {"amount": Amount(), "fraction_of_principal": Number(10)},
    {"amount": None, "fraction_of_principal": None},
)


def whole(value: type, name: str) -> Whole:
    """A whole number within the limits that a value's field declares."""
    marks = get_type_hints(value, include_extras=True)[name].__metadata__
    least = next(int(str(one.ge)) for one in marks if isinstance(one, Ge))
    most = next(int(str(one.le)) for one in marks if isinstance(one, Le))
    return Whole(least, most)


PERIODS = whole(relief.ReAge, "periods")
PARTS: dict[str, Any] = {"periods": PERIODS, "rate": RATE, "first_due": Day()}
PAID_FEE: dict[str, Any] = {"fee": Amount(), "fee_on": Day()}
NO_FEE: dict[str, Any] = {"fee": 0, "fee_on": None}
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


class Unsuited(Exception):
    """An offer that is written as the schema says and still makes no sense."""

    def __init__(self, refusal: Refused) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal


class Then:
    """What follows a part paid now: any offer, but for another part."""

    def read(self, value: object, path: str) -> list[Read]:
        found = OFFER.read(value, path)
        for one in found:
            if isinstance(one.offer, relief.PartNow):
                raise Refused("cannot_combine", one.path, "a part is paid now already")
        return found

    def schema(self) -> dict[str, Any]:
        return {"type": ["string", "object", "array"]}


def words(kind: type[StrEnum]) -> Choice:
    """The words of a vocabulary."""
    return Choice(tuple(word.value for word in kind))


OFFERS: dict[str, Kind] = {
    "contract": Table({}),
    "pay_arrears_now": Table({}),
    "do_nothing": Table({}),
    "move_due_date": Table({"to": Day()} | PAID_FEE, NO_FEE),
    "defer": Table(
        PAID_FEE
        | {"months": whole(relief.Defer, "months"), "interest": words(relief.PausedInterest)},
        NO_FEE,
    ),
    "interest_only": Table({"months": whole(relief.InterestOnly, "months")}),
    "extend_term": Table(
        {"periods": PERIODS, "rate": RATE, "fee": Either({str: PlainAmount(), dict: FEE})},
        {"rate": None, "fee": None},
    ),
    "instalments": Table(
        PARTS | {"flat_fee": FLAT, "on": words(relief.Spread)},
        {"rate": None, "flat_fee": None, "first_due": None},
    ),
    "re_age": Table(
        PARTS | {"interest_on": words(relief.InterestOn)},
        {"rate": None, "first_due": None, "interest_on": "all"},
    ),
    "waive": Table(
        {"penalty": WAIVED, "interest": WAIVED, "fraction": Number(1), "amount": Amount()},
        {"penalty": False, "interest": False, "fraction": None, "amount": None},
    ),
    "settle_for": Table(
        {
            "amount": Amount(1),
            "fraction": Number(1),
            "on": Day(),
            "in": Table({"periods": PERIODS, "first_due": Day()}, {"first_due": None}),
        },
        {"amount": None, "fraction": None, "on": None, "in": None},
    ),
    "interest_pause": Table({"from": Day(), "to": Day()} | PAID_FEE, NO_FEE),
    "principal_first": Table({"payment": Amount(1)}, {"payment": None}),
    "minimum_payment": Table(
        {"fraction": Number(1), "floor": Amount(), "rate": RATE}, {"floor": 0, "rate": None}
    ),
    "refinance": NEW_LOAN,
    "part_now": Table({"amount": Amount(1), "then": Then()}),
    "steps": Table(
        {
            "amounts": Many(Table({"months": PERIODS, "payment": Amount()}), 1, 24),
            "rest": words(relief.Rest),
        }
    ),
    "prepay": Table(
        {
            "amount": Amount(1),
            "on": Day(),
            "keep": words(relief.Keep),
            "early_fee": EARLY_FEE,
        },
        {"early_fee": None},
    ),
}


# The same words with spaces or hyphens, and the offers that need no field.
WORDS = {word: name for name in OFFERS for word in (name, *spaced(name))}
BARE = [
    name
    for name, table in OFFERS.items()
    if isinstance(table, Table) and set(table.fields) <= set(table.optional)
]


@dataclass(frozen=True)
class Read:
    """One step of an offer as read: its value, where it stands, and how its fields were spelt.

    `given` are the fields that the request holds, `then` the steps inside a part paid now.
    """

    offer: Value
    path: str
    given: frozenset[str]
    spelt: Mapping[str, str] = field(default_factory=dict)
    then: tuple[Read, ...] = ()

    def about(self, refusal: Refused, inside: str) -> Refused:
        """A refusal of this step, naming the field as the request spells it."""
        if self.then and inside.startswith("then."):
            return placed(self.then, refusal, inside.removeprefix("then."))
        named = refusal.code in ("missing", "one_of_two")
        if not inside or not (named or inside.split(".")[0] in self.given):
            return refusal.about(self.path)
        return refusal.about(f"{self.path}.{self.spelt.get(inside, inside)}")


def placed(steps: tuple[Read, ...], refusal: Refused, field: str) -> Refused:
    """A refusal that names its step by place, as the request spells it: "1.months"."""
    at, _, inside = field.partition(".")
    return steps[int(at)].about(refusal, inside)


class Offer:
    """One offer: "contract", {"defer": {…}} or {"do": "defer", …}; several in an object or list."""

    def read(self, value: object, path: str) -> list[Read]:
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

    def _step(self, name: object, ask: object, path: str) -> list[Read]:
        if not isinstance(name, str) or name not in WORDS:
            raise Refused("unknown_word", path, "is not an offer; one of " + ", ".join(OFFERS))
        name = WORDS[name]
        got = OFFERS[name].read({} if ask in (None, True) else ask, path)
        try:
            return self._made(name, got, path)
        except Refused as refusal:
            raise Unsuited(refusal) from None

    def _made(self, name: str, got: dict[str, Any], path: str) -> list[Read]:
        if name == "waive":
            return [_waiver(one, path) for one in _waived(got, path)]
        make = MADE.get(name)
        value = make(got, path) if make else VALUES[name](**got)
        given = frozenset(key for key, one in got.items() if one is not None)
        if name == "refinance":
            start = join(got["inside"], "start")
            return [Read(value, path, given | {"loan"}, {"loan.start": start})]
        return [Read(value, path, given, then=tuple(got.get("then", ())))]

    @cached_property
    def _schema(self) -> dict[str, Any]:
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

    def schema(self) -> dict[str, Any]:
        return self._schema


OFFER = Offer()


class InPlace:
    """An offer, or in its place the reason why its fields do not fit together.

    What breaks the schema is no offer at all: it is refused with the whole request.
    """

    def read(self, value: object, path: str) -> tuple[Read, ...] | Refused:
        try:
            return tuple(OFFER.read(value, path))
        except Unsuited as unsuited:
            return unsuited.refusal

    def schema(self) -> dict[str, Any]:
        return OFFER.schema()


def _rate(got: dict[str, Any] | None) -> Rate | None:
    return None if got is None else Rate(**got)


def _extend_term(got: dict[str, Any], path: str) -> Value:
    return relief.ExtendTerm(got["periods"], _rate(got["rate"]), _fee(got["fee"]))


def _fee(got: int | dict[str, Any] | None) -> int | Fraction:
    """A fee as an amount, or as a fraction of the principal."""
    if got is None or isinstance(got, int):
        return got or 0
    amount, share = got["amount"], got["fraction_of_principal"]
    if (amount is None) == (share is None):
        raise Refused("one_of_two", "fee", "give either amount or fraction_of_principal")
    return int(amount) if share is None else Fraction(share)


def _instalments(got: dict[str, Any], path: str) -> Value:
    rate, flat = got["rate"], got["flat_fee"]
    if not flat and rate is not None and rate["per"] in FLAT_PER:
        # A rate per period or in total is a fee on the first sum, not interest on what is left.
        rate, flat = None, rate
    spread = relief.Spread(got["on"])
    return relief.Instalments(got["periods"], spread, _rate(rate), _rate(flat), got["first_due"])


def _re_age(got: dict[str, Any], path: str) -> Value:
    on = relief.InterestOn(got["interest_on"])
    return relief.ReAge(got["periods"], _rate(got["rate"]), got["first_due"], on)


def _minimum(got: dict[str, Any], path: str) -> Value:
    return relief.MinimumPayment(got["fraction"], got["floor"], _rate(got["rate"]))


def _defer(got: dict[str, Any], path: str) -> Value:
    return relief.Defer(**got | {"interest": relief.PausedInterest(got["interest"])})


def _pause(got: dict[str, Any], path: str) -> Value:
    return relief.InterestPause(got["from"], got["to"], got["fee"], got["fee_on"])


def _settle(got: dict[str, Any], path: str) -> Value:
    if (got["amount"] is None) == (got["fraction"] is None):
        code = "missing" if got["amount"] is None else "one_of_two"
        raise Refused(code, f"{path}.amount", "give either amount or fraction")
    parts = None if got["in"] is None else relief.Parts(**got["in"])
    return relief.SettleFor(got["amount"], got["on"], got["fraction"], parts)


def _refinance(got: dict[str, Any], path: str) -> Value:
    with naming.of_schedule(got, path):
        loan = from_fields(got)
    return relief.Refinance(loan, early_fee(got["early_fee"], f"{path}.early_fee"))


def _part_now(got: dict[str, Any], path: str) -> Value:
    return relief.PartNow(got["amount"], tuple(one.offer for one in got["then"]))


def _steps(got: dict[str, Any], path: str) -> Value:
    amounts = tuple(relief.Step(**one) for one in got["amounts"])
    return relief.Steps(amounts, relief.Rest(got["rest"]))


def _prepay(got: dict[str, Any], path: str) -> Value:
    fee = early_fee(got["early_fee"], f"{path}.early_fee")
    return relief.Prepay(got["amount"], got["on"], relief.Keep(got["keep"]), fee)


# The others take their fields as they are read.
MADE: dict[str, Callable[[dict[str, Any], str], Value]] = {
    "defer": _defer,
    "extend_term": _extend_term,
    "instalments": _instalments,
    "interest_pause": _pause,
    "minimum_payment": _minimum,
    "part_now": _part_now,
    "prepay": _prepay,
    "re_age": _re_age,
    "refinance": _refinance,
    "settle_for": _settle,
    "steps": _steps,
}


def _waiver(got: dict[str, Any], path: str) -> Read:
    asked = {key: one for key, one in got.items() if key != "spelt"}
    given = frozenset(key for key, one in asked.items() if one is not None)
    return Read(relief.Waive(**asked), path, given, got.get("spelt", {}))


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
