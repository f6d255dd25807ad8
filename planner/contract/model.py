"""Reading a request: an object with known fields, read by pydantic, refused in our own words.

One model per object gives the reader, the refusals, the JSON Schema and the OpenAPI document, so
they cannot drift apart. A field's own kind (`planner.contract.fields`) says no with `Refused`;
its place is where pydantic found it. What is found first: a field that is not known, then the
fields in order, each to its depth.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, ValidationError, model_validator
from pydantic_core import CoreSchema, core_schema

from planner.errors import Refused

LONGEST_NAME = 80


def join(path: str, key: object) -> str:
    """`debt` and `rate` as `debt.rate`."""
    return f"{path}.{key}" if path else str(key)


class Carried(ValueError):
    """A refusal that names a reader's own word, which pydantic could not always print."""

    def __init__(self, refusal: Refused) -> None:
        super().__init__()
        self.refusal = refusal


class Model(BaseModel):
    """An object with known fields; an optional one that is null reads as its default."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    example: ClassVar[str] = ""
    spelt: ClassVar[frozenset[str]] = frozenset()

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        cls.spelt = frozenset(one.alias or name for name, one in cls.model_fields.items())

    @model_validator(mode="before")
    @classmethod
    def _known(cls, value: object) -> dict[str, Any]:
        """The fields that say something; refuses what is no object, and a name not known."""
        if not isinstance(value, dict):
            shown = f" such as {cls.example}" if cls.example else ""
            raise Refused("wrong_type", "", "must be an object" + shown)
        if not value.keys() <= cls.spelt:
            key = next(key for key in value if key not in cls.spelt)
            field = key[:LONGEST_NAME]
            raise Carried(Refused("unknown_field", field, "is not a field of this request"))
        if None in value.values():
            return {key: one for key, one in value.items() if one is not None}
        return value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        found = handler(schema)
        own = handler.resolve_ref_schema(found)
        for key, one in own.get("properties", {}).items():
            if key not in own.get("required", ()):
                own["properties"][key] = or_null(one)
        return found

    @classmethod
    def read(cls, value: object, path: str = "") -> Self:
        """The values of a request, or `Refused` with the dotted name of the first wrong field."""
        try:
            return cls.model_validate(value)
        except ValidationError as wrong:
            raise refused(wrong, path) from None


def described(
    models: Sequence[type[BaseModel]], handler: GetJsonSchemaHandler
) -> list[dict[str, Any]]:
    """The JSON Schemas of other models inside that of one."""
    for model in models:
        model.model_rebuild()
    found = handler(core_schema.union_schema([one.__pydantic_core_schema__ for one in models]))
    return list(found["anyOf"])


def or_null(schema: dict[str, Any]) -> dict[str, Any]:
    """What a field holds, or null."""
    null = {"type": "null"}
    return schema if null in schema.get("anyOf", ()) else {"anyOf": [schema, null]}


def refused(wrong: ValidationError, path: str = "") -> Refused:
    """The first thing that pydantic found, as the contract says it.

    Whole numbers below zero in a place are the marks of `fields.either`, not part of the path.
    """
    first = wrong.errors(include_url=False, include_input=False)[0]
    places = [str(key) for key in first["loc"] if not isinstance(key, int) or key >= 0]
    path = ".".join([path, *places] if path else places)
    if first["type"] == "missing":
        return Refused("missing", path, "is needed")
    found = first.get("ctx", {}).get("error")
    if isinstance(found, Carried):
        return found.refusal.about(join(path, found.refusal.field))
    if isinstance(found, Refused):
        return found.under(path)
    return Refused(first["type"], path, first["msg"])
