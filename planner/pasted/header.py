"""The header of a pasted table: where it stands, and which columns it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.pasted.cells import Line
from planner.pasted.columns import Column, Field, chosen, is_lower_half, known

HEADER_WITHIN = 10


@dataclass(frozen=True, slots=True)
class Header:
    """Where the header stands, and the columns that it names."""

    before: list[Line]
    own: list[Line]
    columns: list[Column]
    ignored: list[str]
    mark: str

    @property
    def width(self) -> int:
        """How many cells the header has."""
        return max(len(one.cells) for one in self.own)

    def column(self, field: Field) -> Column | None:
        """The first column that says this."""
        return next((one for one in self.columns if one.field is field), None)

    def title(self, field: Field) -> str | None:
        """Its title, or None where the table has no such column."""
        found = self.column(field)
        return found.title if found else None


def found(every: Sequence[Line], mark: str) -> Header | None:
    """The first line with two known names, and below it perhaps the lower half of the same."""
    for at, line in enumerate(every):
        if line.number > HEADER_WITHIN:
            return None
        if known(line.cells) >= 2:
            lower = every[at + 1].cells if at + 1 < len(every) else []
            own = every[at : at + 2] if is_lower_half(lower) else every[at : at + 1]
            columns, ignored = chosen(line.cells, lower if len(own) == 2 else [])
            return Header(list(every[:at]), list(own), columns, ignored, mark)
    return None
