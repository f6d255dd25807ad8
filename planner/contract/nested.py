"""A schedule request with fields beside it: written flat, or together in one field of its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from planner.contract.fields import Table, join
from planner.contract.terms import FIELDS, NESTED_FIELDS

NAMES = ("loan", "schedule", "terms")


@dataclass(frozen=True)
class WithSchedule:
    """{…schedule, "paid": 3} or {"schedule": {…}, "paid": 3}; `inside` says which it was.

    `own` are the optional fields of the schedule with their defaults, `verb` whether the flat
    spelling may carry "do": "schedule" too.
    """

    beside: Table
    own: dict[str, Any]
    verb: bool = True

    @cached_property
    def _flat(self) -> Table:
        fields = NESTED_FIELDS if self.verb else FIELDS
        optional = {**self.own, **self.beside.optional, "do": None}
        return Table({**fields, **self.beside.fields}, optional)

    @cached_property
    def _apart(self) -> Table:
        return Table(NESTED_FIELDS, self.own | {"do": None})

    def read(self, value: object, path: str) -> dict[str, Any]:
        inside = [name for name in NAMES if isinstance(value, dict) and name in value]
        if not inside or not isinstance(value, dict):
            return self._flat.read(value, path) | {"inside": ""}
        name = inside[0]
        rest = {key: one for key, one in value.items() if key != name}
        beside = self.beside.read(rest, path)
        return self._apart.read(value[name], join(path, name)) | beside | {"inside": name}

    def schema(self) -> dict[str, Any]:
        found = [self._flat.schema()]
        for name in NAMES:
            found.append(
                Table({**self.beside.fields, name: self._apart}, self.beside.optional).schema()
            )
        return {"anyOf": found}
