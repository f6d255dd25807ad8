"""A schedule request with fields beside it: written flat, or together in one field of its own."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Self

from pydantic import GetJsonSchemaHandler, ModelWrapValidatorHandler, PrivateAttr, model_validator
from pydantic_core import CoreSchema

from planner.contract.fields import choice
from planner.contract.model import Carried, Model, described
from planner.contract.terms import ScheduleRequest
from planner.errors import Refused

NAMES = ("loan", "schedule", "terms")


class OwnVerb(Model):
    """Inside another request, a schedule request may still carry its own verb."""

    do: Annotated[str, choice(("schedule",))] | None = None


class Apart(ScheduleRequest, OwnVerb):
    """A schedule request in a field of its own."""


class WithSchedule(ScheduleRequest):
    """{…schedule, "paid": 3} or {"schedule": {…}, "paid": 3}; `inside` says which it was."""

    beside: ClassVar[type[Model]]
    _inside: str = PrivateAttr("")

    @property
    def inside(self) -> str:
        """The field that held the schedule, or nothing."""
        return self._inside

    @model_validator(mode="wrap")
    @classmethod
    def _either(cls, value: object, flat: ModelWrapValidatorHandler[Self]) -> Self:
        name = next((name for name in NAMES if isinstance(value, dict) and name in value), None)
        if name is None or not isinstance(value, dict):
            return flat(value)
        try:
            beside = cls.beside.read({key: one for key, one in value.items() if key != name})
            found = vars(Apart.read(value[name], name)) | vars(beside)
        except Refused as refusal:
            raise Carried(refusal) from None
        whole = cls.model_construct(**found)
        whole._inside = name
        return whole

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        flat = handler.resolve_ref_schema(super().__get_pydantic_json_schema__(schema, handler))
        beside, apart = described([cls.beside, Apart], handler)
        rest = handler.resolve_ref_schema(beside)
        together = [
            rest
            | {
                "properties": {name: apart} | rest.get("properties", {}),
                "required": [name, *rest.get("required", ())],
            }
            for name in NAMES
        ]
        return {"anyOf": [dict(flat), *together]}
