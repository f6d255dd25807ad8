"""What a visit holds, as one text that the reader's own tab keeps and gives back.

What comes back is read like anything a stranger sends: what is not of its shape is left out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pages.parts.record_shapes import MANY, day, fits, said

Held = str | bool | date  # what stands in a field
LARGEST = 800_000  # letters: a log of contacts that is full, and two cases
_FORM = 1


@dataclass(frozen=True, slots=True)
class Record:
    """Whose visit it was, its choices, its fields, and which of those are the reader's own."""

    of: str
    kept: dict[str, object] = field(default_factory=dict)
    fields: dict[str, Held] = field(default_factory=dict)
    touched: frozenset[str] = frozenset()
    examples: dict[str, str] = field(default_factory=dict)


def packed(record: Record, told: bool) -> str:
    """A record as text; `told` says that this visit has heard what the tab kept before."""
    days, dated = _days(record.fields), _days(record.kept)
    found = {
        "form": _FORM,
        "of": record.of,
        "told": told,
        "kept": {key: one for key, one in record.kept.items() if fits(key, one)},
        "fields": {key: one for key, one in record.fields.items() if key not in days},
        "days": days,
        "dated": dated,
        "touched": sorted(record.touched),
        "examples": record.examples,
    }
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    # Browsers' cleaners drop an attribute that holds something like the end of a comment.
    return text.replace("<", "\\u003c").replace(">", "\\u003e")


def unpacked(text: str) -> Record | None:
    """The record that a text holds; None where it is not one of ours, or damaged."""
    try:
        found = json.loads(text) if len(text) <= LARGEST else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or found.get("form") != _FORM or not said(found.get("of")):
        return None
    return Record(
        of=found["of"],
        kept=_choices(found) | _dated(found, "dated"),
        fields=_fields(found),
        touched=frozenset(one for one in _list(found.get("touched")) if isinstance(one, str)),
        examples={key: one for key, one in _pairs(found, "examples") if isinstance(one, str)},
    )


def _days(values: Mapping[str, object]) -> dict[str, str]:
    return {key: one.isoformat() for key, one in values.items() if isinstance(one, date)}


def _choices(found: Mapping[str, object]) -> dict[str, object]:
    return {key: one for key, one in _pairs(found, "kept") if fits(key, one)}


def _fields(found: Mapping[str, object]) -> dict[str, Held]:
    fields: dict[str, Held] = {}
    for key, one in _pairs(found, "fields"):
        if isinstance(one, bool) or (isinstance(one, str) and said(one)):
            fields[key] = one
    return fields | _dated(found, "days")


def _dated(found: Mapping[str, object], name: str) -> dict[str, date]:
    days = ((key, day(one)) for key, one in _pairs(found, name))
    return {key: day for key, day in days if day}


def _pairs(found: Mapping[str, object], name: str) -> list[tuple[str, object]]:
    part = found.get(name)
    pairs = list(part.items())[:MANY] if isinstance(part, dict) else []
    return [(key, one) for key, one in pairs if said(key)]


def _list(value: object) -> list[object]:
    return list(value[:MANY]) if isinstance(value, list | tuple) else []
