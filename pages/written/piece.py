"""The pieces that a page is made of, from top to bottom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Title:
    """The page's one heading, and a line under it."""

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Fold:
    """A part behind its name. With a `key` it is drawn on the page once it is opened."""

    label: str
    inside: Callable[[], Sequence[Piece]]
    key: str = ""


Piece = Markup | Title | Fold
