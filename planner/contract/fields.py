"""The kinds of field a request may hold: each reads one JSON value and describes itself.

Written as `rate: Annotated[Fraction, number()]`; the common ones have names (`Amount`, `Day`).
A kind gives a plain value of the planner or raises `Refused`; its path is added where it is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from planner import money
from planner.contract.model import LONGEST_NAME, Carried, Model
from planner.errors import Refused


@dataclass(frozen=True, eq=False)
class Leaf:
    """A kind that is read by one function and described by one JSON Schema."""

    reader: Callable[[Any], Any]
    described: dict[str, Any]

    def __get_pydantic_core_schema__(self, _: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.reader)

    def __get_pydantic_json_schema__(
        self, _: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return dict(self.described)


AMOUNT: dict[str, Any] = {"type": "string", "pattern": r"^[0-9]+\.[0-9]{2}$"}
NUMBER = {"type": "string", "pattern": r"^[0-9]+(\.[0-9]+)?$"}


def amount(least: int = 0) -> Leaf:
    """Yuan with two decimals, as fen."""
    return Leaf(partial(money.fen, field="", least=least), AMOUNT)


def number(most: int = money.LARGEST_RATE) -> Leaf:
    """A decimal string (a rate, a fraction, a multiplier), exactly."""
    return Leaf(partial(money.number, field="", most=most), NUMBER)


def whole(least: int, most: int) -> Leaf:
    """A whole number within bounds."""

    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise Refused("wrong_type", "", "must be a whole number")
        if not least <= value <= most:
            raise Refused(
                "out_of_range", "", f"must be from {least} to {most}", least=least, most=most
            )
        return value

    return Leaf(read, {"type": "integer", "minimum": least, "maximum": most})


def day(value: object) -> date:
    """An ISO date."""
    if not isinstance(value, str):
        raise Refused("wrong_type", "", 'a date is a string such as "2026-01-10"')
    try:
        if len(value) != 10 or "W" in value:
            raise ValueError
        return date.fromisoformat(value)
    except ValueError:
        raise Refused("not_a_date", "", 'not a date of the calendar; write "2026-01-10"') from None


def flag(value: object) -> bool:
    """true or false."""
    if not isinstance(value, bool):
        raise Refused("wrong_type", "", "must be true or false")
    return value


def text(most: int = 200, pattern: str = "") -> Leaf:
    """A short name, never interpreted; what is interpreted later shows its `pattern`."""

    def read(value: object) -> str:
        if not isinstance(value, str):
            raise Refused("wrong_type", "", "must be text")
        if len(value) > most:
            raise Refused("too_long", "", f"at most {most} characters", most=most)
        return value

    shown = {"pattern": pattern} if pattern else {}
    return Leaf(read, {"type": "string", "maxLength": most, **shown})


def spaced(word: str) -> list[str]:
    """`flat_fee` as people write it: "flat fee" and "flat-fee"."""
    return [word.replace("_", " "), word.replace("_", "-")] if "_" in word else []


def choice(options: Iterable[str]) -> Leaf:
    """One of a few words, a member of the vocabulary where it has one."""
    words = {option: option for option in options}
    shown = "must be one of " + ", ".join(words)
    others = {word: option for option in words for word in spaced(option)}
    known = others | words

    def read(value: object) -> str:
        if not isinstance(value, str):
            raise Refused("wrong_type", "", shown)
        if value not in known:
            raise Refused("unknown_word", "", shown)
        return known[value]

    return Leaf(read, {"enum": [str(word) for word in (*words, *others)]})


def named(least: int = 1, most: int = 200) -> Leaf:
    """Amounts under names of the reader's own: {"card": "1200.00"}."""

    def read(value: object) -> dict[str, int]:
        if not isinstance(value, dict):
            raise Refused("wrong_type", "", "must be an object")
        if not least <= len(value) <= most:
            message = f"must hold from {least} to {most} entries"
            raise Refused("out_of_range", "", message, least=least, most=most)
        try:
            return {name: money.fen(one, name[:LONGEST_NAME]) for name, one in value.items()}
        except Refused as refusal:
            raise Carried(refusal) from None

    limits = {"minProperties": least, "maxProperties": most}
    return Leaf(read, {"type": "object", "additionalProperties": AMOUNT, **limits})


Amount = Annotated[int, amount()]
Positive = Annotated[int, amount(1)]
Number = Annotated[Fraction, number()]
Share = Annotated[Fraction, number(1)]
Day = Annotated[date, Leaf(day, {"type": "string", "format": "date"})]
Flag = Annotated[bool, Leaf(flag, {"type": "boolean"})]
Text = Annotated[str, text()]


@dataclass(frozen=True, eq=False)
class many:
    """A list of one kind, at most so long; the first wrong entry ends it."""

    least: int = 0
    most: int = 1000
    unique: bool = False

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        inner: Any = {**handler(source), "fail_fast": True}
        return core_schema.no_info_before_validator_function(self._list, inner)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        limits: dict[str, Any] = {"minItems": self.least, "maxItems": self.most}
        return handler(schema) | limits | ({"uniqueItems": True} if self.unique else {})

    def _list(self, value: object) -> list[Any]:
        if not isinstance(value, list):
            raise Refused("wrong_type", "", "must be a list")
        if not self.least <= len(value) <= self.most:
            message = f"must hold from {self.least} to {self.most} entries"
            raise Refused("out_of_range", "", message, least=self.least, most=self.most)
        return value


@dataclass(frozen=True, eq=False)
class made:
    """A value of the planner, made from the fields of a model as they were read."""

    model: type[Model]
    make: Callable[..., Any] | None = None

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        make = self.make or source
        return core_schema.no_info_after_validator_function(
            lambda got: make(**vars(got)), handler.generate_schema(self.model)
        )


SHAPES = {
    str: "text",
    bool: "true or false",
    int: "a whole number",
    list: "a list",
    dict: "an object",
}


@dataclass(frozen=True, eq=False)
class either:
    """One of several kinds, told apart by the JSON type of the value."""

    kinds: Mapping[type, Any]

    def __get_pydantic_core_schema__(self, _: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        # Marks below zero: in the place of an error no path holds one.
        marks = {shape: -1 - at for at, shape in enumerate(SHAPES)}
        return core_schema.tagged_union_schema(
            {marks[one]: handler.generate_schema(kind) for one, kind in self.kinds.items()},
            lambda value: marks.get(type(value)),
            custom_error_type="wrong_type",
            custom_error_message="must be " + " or ".join(SHAPES[one] for one in self.kinds),
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"anyOf": handler(schema)["oneOf"]}
