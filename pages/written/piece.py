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


@dataclass(frozen=True, slots=True)
class Answer:
    """The sentence on top, before anything is typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Later:
    """Where fields will stand, by their room (`pages/shapes/first.py`).

    With `scripts` the page is little without them, and says so.
    """

    kind: str = "field"
    scripts: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """A lesson's text, and on a wide screen right of it the place of its calculator."""

    text: Sequence[Piece]
    own: Sequence[Piece | Later]


Before = Piece | Answer | Later | Beside  # what stands on a page before any script
