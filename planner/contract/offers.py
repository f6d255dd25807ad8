"""The offers of `relief` as requests spell them, each read into its value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from planner import relief
from planner.contract.fields import spaced
from planner.contract.model import Carried, described, join
from planner.contract.offer_fields import OFFERS, PartNow, Refinance, Waive
from planner.contract.offer_kinds import HowMuch
from planner.errors import Refused
from planner.relief import Offer as Value

# Fields that may name the offer in {"do": "defer", "months": 3}.
NAMING = ("do", "kind", "type", "offer", "name")
# The same words with spaces or hyphens, and the offers that need no field.
WORDS = {word: name for name in OFFERS for word in (name, *spaced(name))}
MOST_OFFERS = 40
MOST_STEPS = 6


class Unsuited(Exception):
    """An offer that is written as the schema says and still makes no sense."""

    def __init__(self, refusal: Refused) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal


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
            return placed(self.then, refusal, inside.removeprefix("then."), f"{self.path}.then")
        named = refusal.code in ("missing", "one_of_two")
        if not inside or not (named or inside.split(".")[0] in self.given):
            return refusal.about(self.path)
        return refusal.about(f"{self.path}.{self.spelt.get(inside, inside)}")


def placed(steps: tuple[Read, ...], refusal: Refused, field: str, whole: str) -> Refused:
    """A refusal that names its step by place, as the request spells it: "1.months".

    One that names no step is about the only one, or else about the offer as a whole.
    """
    at, _, inside = field.partition(".")
    if at.isdigit():
        return steps[int(at)].about(refusal, inside)
    return refusal.about(steps[0].path if len(steps) == 1 else whole)


def steps_of(value: object, path: str) -> Iterator[Read]:
    """One offer: "contract", {"defer": {…}} or {"do": "defer", …}; several in an object or list."""
    if isinstance(value, str):
        yield from _step(value, {}, path)
    elif isinstance(value, list) and 1 <= len(value) <= MOST_STEPS:
        if any(isinstance(one, list) for one in value):
            raise Refused("wrong_type", path, "a list of offers inside a list of offers")
        for at, one in enumerate(value):
            yield from steps_of(one, f"{path}.{at}")
    elif not isinstance(value, dict) or not value:
        raise Refused("wrong_type", path, 'write {"defer": {"months": 3, "interest": "added"}}')
    elif naming := next((key for key in NAMING if key in value), None):
        rest = {key: one for key, one in value.items() if key != naming}
        yield from _step(value[naming], rest, path)
    else:
        for name, ask in value.items():
            yield from _step(name, ask, f"{path}.{name}")


def _step(name: object, ask: object, path: str) -> list[Read]:
    if not isinstance(name, str) or name not in WORDS:
        raise Refused("unknown_word", path, "is not an offer; one of " + ", ".join(OFFERS))
    got = OFFERS[WORDS[name]].read({} if ask in (None, True) else ask, path)
    if isinstance(got, PartNow):
        then = _then(got.then, f"{path}.then")
        part = relief.PartNow(got.amount, tuple(one.offer for one in then))
        return [Read(part, path, got.given(), then=then)]
    try:
        if isinstance(got, Waive):
            return list(_waived(got, path))
        value = got.value(path)
    except Refused as refusal:
        raise Unsuited(refusal) from None
    if isinstance(got, Refinance):
        start = join(got.inside, "start")
        return [Read(value, path, got.given() | {"loan"}, {"loan.start": start})]
    return [Read(value, path, got.given())]


def _then(value: object, path: str) -> tuple[Read, ...]:
    """What follows a part paid now: any offer, but for another part."""
    found = tuple(steps_of(value, path))
    for one in found:
        if isinstance(one.offer, relief.PartNow):
            raise Refused("cannot_combine", one.path, "a part is paid now already")
    return found


def _waived(got: Waive, path: str) -> Iterator[Read]:
    """A waiver as steps: one for both parts, or one for each part that has its own figure."""
    parts = {"penalty": got.penalty, "interest": got.interest}
    own = [name for name, asked in parts.items() if not isinstance(asked, bool)]
    said = [name for name in parts if name in got.model_fields_set]
    if said and not any(asked is not False for asked in parts.values()):
        raise Refused("missing", f"{path}.{said[0]}", "nothing is waived; say which part is")
    if not own:
        penalty = got.penalty is True or not said
        waived = relief.Waive(penalty, got.interest is True, got.fraction, got.amount)
        yield Read(waived, path, got.given())
        return
    for name in ("fraction", "amount"):
        if getattr(got, name) is not None:
            raise Refused("one_of_two", f"{path}.{name}", f"{own[0]} already says how much")
    for name, asked in parts.items():
        if asked is False:
            continue
        inner = f"{name}.amount" if isinstance(asked, HowMuch) else name
        how = _how_much(asked, f"{path}.{name}")
        given = {"penalty", "interest", *(key for key, one in how.items() if one is not None)}
        waived = relief.Waive(name == "penalty", name == "interest", **how)
        yield Read(waived, path, frozenset(given), {"amount": inner})


def _how_much(asked: bool | int | HowMuch, path: str) -> dict[str, Any]:
    if isinstance(asked, HowMuch):
        if (asked.fraction is None) == (asked.amount is None):
            raise Refused("one_of_two", path, "give either fraction or amount")
        return dict(vars(asked))
    return {} if isinstance(asked, bool) else {"amount": asked}


class in_place:
    """A list of offers; each, or in its place the reason why its fields do not fit together.

    What breaks the schema is no offer at all: it is refused with the whole request.
    """

    def __get_pydantic_core_schema__(self, _: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)

    def read(self, value: object) -> tuple[tuple[Read, ...] | Refused, ...]:
        """Every offer of a request, at `offers`."""
        if not isinstance(value, list):
            raise Refused("wrong_type", "", "must be a list")
        if not 1 <= len(value) <= MOST_OFFERS:
            message = f"must hold from 1 to {MOST_OFFERS} entries"
            raise Refused("out_of_range", "", message, least=1, most=MOST_OFFERS)
        try:
            return tuple(self._one(one, f"offers.{at}") for at, one in enumerate(value))
        except Refused as refusal:
            raise Carried(refusal.about(refusal.field.removeprefix("offers."))) from None

    def _one(self, value: object, path: str) -> tuple[Read, ...] | Refused:
        try:
            return tuple(steps_of(value, path))
        except Unsuited as unsuited:
            return unsuited.refusal

    def __get_pydantic_json_schema__(
        self, _: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        own = dict(zip(OFFERS, described(list(OFFERS.values()), handler), strict=True))
        alone = {"enum": [True, None]}
        fields = {
            word: {"anyOf": [own[name], alone]} if OFFERS[name].is_bare() else own[name]
            for word, name in WORDS.items()
        }
        word = {"enum": list(WORDS)}
        named = {"type": "object", "properties": fields, "additionalProperties": False}
        named["minProperties"] = 1
        done = [{"type": "object", "properties": {key: word}, "required": [key]} for key in NAMING]
        one = [word, named, *done]
        several = {"type": "array", "items": {"anyOf": one}, "minItems": 1, "maxItems": MOST_STEPS}
        return {
            "type": "array",
            "items": {"anyOf": [*one, several]},
            "minItems": 1,
            "maxItems": MOST_OFFERS,
        }
