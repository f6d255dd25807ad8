"""Reading a request: small kinds that both check a JSON value and describe themselves.

One table of kinds per verb gives the parser, the refusals and the JSON Schema, so they cannot
drift apart. Every `read` returns a plain Python value or raises `Refused` with the field's path.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any, Protocol

from planner import money
from planner.errors import Refused


class Kind(Protocol):
    """What a field may hold."""

    def read(self, value: object, path: str) -> Any: ...

    def schema(self) -> dict[str, Any]: ...


def join(path: str, key: object) -> str:
    """`debt` and `rate` as `debt.rate`."""
    return f"{path}.{key}" if path else str(key)


@dataclass(frozen=True)
class Amount:
    """Yuan with two decimals, as fen."""

    least: int = 0

    def read(self, value: object, path: str) -> int:
        return money.fen(value, path, self.least)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^[0-9]+\.[0-9]{2}$"}


@dataclass(frozen=True)
class Number:
    """A decimal string (a rate, a fraction, a multiplier), exactly."""

    most: int = money.LARGEST_RATE

    def read(self, value: object, path: str) -> Fraction:
        return money.number(value, path, self.most)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^[0-9]+(\.[0-9]+)?$"}


@dataclass(frozen=True)
class Whole:
    """A whole number within bounds."""

    least: int
    most: int

    def read(self, value: object, path: str) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise Refused("wrong_type", path, "must be a whole number")
        if not self.least <= value <= self.most:
            message = f"must be from {self.least} to {self.most}"
            raise Refused("out_of_range", path, message, least=self.least, most=self.most)
        return value

    def schema(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True)
class Day:
    """An ISO date."""

    def read(self, value: object, path: str) -> date:
        if not isinstance(value, str):
            raise Refused("wrong_type", path, 'a date is a string such as "2026-01-10"')
        try:
            if len(value) != 10 or "W" in value:
                raise ValueError
            return date.fromisoformat(value)
        except ValueError:
            message = 'not a date of the calendar; write "2026-01-10"'
            raise Refused("not_a_date", path, message) from None

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "date"}


@dataclass(frozen=True)
class Flag:
    """true or false."""

    def read(self, value: object, path: str) -> bool:
        if not isinstance(value, bool):
            raise Refused("wrong_type", path, "must be true or false")
        return value

    def schema(self) -> dict[str, Any]:
        return {"type": "boolean"}


@dataclass(frozen=True)
class Text:
    """A short name, never interpreted."""

    most: int = 200

    def read(self, value: object, path: str) -> str:
        if not isinstance(value, str):
            raise Refused("wrong_type", path, "must be text")
        if len(value) > self.most:
            raise Refused("too_long", path, f"at most {self.most} characters", most=self.most)
        return value

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "maxLength": self.most}


@dataclass(frozen=True)
class Choice:
    """One of a few words."""

    options: Sequence[str]

    def read(self, value: object, path: str) -> str:
        if not isinstance(value, str):
            raise Refused("wrong_type", path, "must be one of " + ", ".join(self.options))
        if value in self.options:
            return value
        for option in self.options:
            if value in spaced(option):
                return option
        raise Refused("unknown_word", path, "must be one of " + ", ".join(self.options))

    def schema(self) -> dict[str, Any]:
        others = [word for option in self.options for word in spaced(option)]
        return {"enum": [*self.options, *others]}


def spaced(word: str) -> list[str]:
    """`flat_fee` as people write it: "flat fee" and "flat-fee"."""
    return [word.replace("_", " "), word.replace("_", "-")] if "_" in word else []


@dataclass(frozen=True)
class Many:
    """A list of one kind."""

    kind: Kind
    least: int = 0
    most: int = 1000

    def read(self, value: object, path: str) -> list[Any]:
        if not isinstance(value, list):
            raise Refused("wrong_type", path, "must be a list")
        if not self.least <= len(value) <= self.most:
            message = f"must hold from {self.least} to {self.most} entries"
            raise Refused("out_of_range", path, message, least=self.least, most=self.most)
        return [self.kind.read(entry, join(path, at)) for at, entry in enumerate(value)]

    def schema(self) -> dict[str, Any]:
        items = self.kind.schema()
        return {"type": "array", "items": items, "minItems": self.least, "maxItems": self.most}


@dataclass(frozen=True)
class Table:
    """An object with known fields; an unknown or missing one is refused by name.

    A field absent from `optional` is required; an optional one reads as its default.
    """

    fields: Mapping[str, Kind]
    optional: Mapping[str, Any] = field(default_factory=dict)
    example: str = ""

    def read(self, value: object, path: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            shown = f" such as {self.example}" if self.example else ""
            raise Refused("wrong_type", path, "must be an object" + shown)
        for key in value:
            if key not in self.fields:
                raise Refused(
                    "unknown_field", join(path, key[:80]), "is not a field of this request"
                )
        found = {}
        for key, kind in self.fields.items():
            if value.get(key) is not None:
                found[key] = kind.read(value[key], join(path, key))
            elif key in self.optional:
                found[key] = self.optional[key]
            else:
                raise Refused("missing", join(path, key), "is needed")
        return found

    def schema(self) -> dict[str, Any]:
        return {
            "type": "object",
            "properties": {key: self._of(key) for key in self.fields},
            "required": [key for key in self.fields if key not in self.optional],
            "additionalProperties": False,
        }

    def _of(self, key: str) -> dict[str, Any]:
        """An optional field may also be null, which reads as its default."""
        own = self.fields[key].schema()
        return {"anyOf": [own, {"type": "null"}]} if key in self.optional else own


@dataclass(frozen=True)
class Named:
    """An object from names of the reader's own to one kind: {"card": "1200.00"}."""

    kind: Kind
    most: int = 200
    least: int = 1

    def read(self, value: object, path: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise Refused("wrong_type", path, "must be an object")
        if not self.least <= len(value) <= self.most:
            message = f"must hold from {self.least} to {self.most} entries"
            raise Refused("out_of_range", path, message, least=self.least, most=self.most)
        return {name: self.kind.read(one, join(path, name[:80])) for name, one in value.items()}

    def schema(self) -> dict[str, Any]:
        return {"type": "object", "additionalProperties": self.kind.schema()}
