"""What a visit holds, as one text that the reader's own tab keeps and gives back.

What comes back is read like anything a stranger sends: what is not of its shape is left out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from pages.papers.contacts import FIELDS, PROOFS
from planner.loan import Method, Per
from planner.money import Rounding

Held = str | bool | date  # what stands in a field
LARGEST = 800_000  # letters: a log of contacts that is full, and two cases
CASE = 120_000  # letters of a case: some forty debts with all their offers
_FORM, _LONG, _MANY, _COUNT = 1, 600, 250, 60


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
    if not isinstance(found, dict) or found.get("form") != _FORM or not _said(found.get("of")):
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
        if isinstance(one, bool) or (isinstance(one, str) and _said(one)):
            fields[key] = one
    return fields | _dated(found, "days")


def _dated(found: Mapping[str, object], name: str) -> dict[str, date]:
    days = ((key, _day(one)) for key, one in _pairs(found, name))
    return {key: day for key, day in days if day}


def _pairs(found: Mapping[str, object], name: str) -> list[tuple[str, object]]:
    part = found.get(name)
    pairs = list(part.items())[:_MANY] if isinstance(part, dict) else []
    return [(key, one) for key, one in pairs if _said(key)]


def _list(value: object) -> list[object]:
    return list(value[:_MANY]) if isinstance(value, list | tuple) else []


def _said(value: object) -> bool:
    """A text that is not endless."""
    return isinstance(value, str) and len(value) <= _LONG


def _counted(value: object) -> bool:
    """A small number: of rows, of an answer."""
    return isinstance(value, int) and 0 <= value <= _COUNT


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _plain(value: object) -> bool:
    """A word, a count, or nothing."""
    return value is None or _said(value) or _counted(value)


def _plainly(value: object) -> bool:
    """Words and counts by name."""
    if not isinstance(value, Mapping) or len(value) > _MANY:
        return False
    return all(map(_said, value)) and all(map(_plain, value.values()))


def _answers(value: object) -> bool:
    """For each quiz the number of the answer to each question."""
    return isinstance(value, dict) and all(
        isinstance(one, dict) and all(map(_said, one)) and all(map(_counted, one.values()))
        for one in value.values()
    )


def _contacts(value: object) -> bool:
    """The rows of the log, each whole."""
    return isinstance(value, list) and all(
        _plainly(row) and set(row) == set(FIELDS) and row["proof"] in PROOFS and _day(row["day"])
        for row in value
    )


def _text(value: object) -> bool:
    """A text of ours that its own reader looks through."""
    return isinstance(value, str) and len(value) <= CASE


_SHAPES: dict[str, Callable[[object], bool]] = {
    "answers": _answers,
    "case": _text,
    "contacts": _contacts,
    "doubts": _text,
    "last": _text,
    "method": lambda value: value in list(Method),
    "owed_filled": _plainly,
    "rate_per": lambda value: value in list(Per),
    "rounding": lambda value: value is None or value in list(Rounding),
}


def fits(key: str, value: object) -> bool:
    """Whether a choice has its shape: by the table, else a word, a count, or a few of them."""
    if key in _SHAPES:
        return _SHAPES[key](value)
    if isinstance(value, list | tuple):
        return len(value) <= _MANY and all(map(_plain, value))
    return _plain(value) or _plainly(value)
