"""Every box of a lesson by the name of its figure: its fields, and what it shows."""

from __future__ import annotations

from collections.abc import Callable

from content.voice import Voice
from pages.parts.learn import boxes, boxes_shared

FIELDS: dict[str, Callable[[], None]] = {
    "flat_fee": boxes.fee_fields,
    "minimum": boxes.minimum_fields,
    "shared": boxes_shared.shared_fields,
}
BOXES: dict[str, Callable[[Voice], boxes.Box]] = {
    "flat_fee": boxes.fee,
    "minimum": boxes.minimum,
    "shared": boxes_shared.shared,
}
