"""What takes a while to count, counted once for the same figures. It goes with the case."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from pages.parts import visit
from pages.parts.session import fields

Found = TypeVar("Found")


def once(name: str, of: object, count: Callable[[], Found]) -> Found:
    """The answer for these figures; another visit, or another figure, counts anew."""
    key = fields.key_of("counted", name)
    held = visit.typed(key)
    if isinstance(held, tuple) and held[0] == of:
        return cast(Found, held[1])
    found = count()
    visit.write(key, (of, found))
    return found
