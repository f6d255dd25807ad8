"""The parts of a paper: what it holds, whatever it is made into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pages.papers.case.speaking import Text


class Weight(StrEnum):
    """How a paragraph stands out."""

    PLAIN = "plain"
    BOXED = "boxed"
    HEAVY = "heavy"


class Mark(StrEnum):
    """What stands before each item of a list."""

    NUMBER = "number"
    DOT = "dot"
    BOX = "box"


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a part."""

    words: Text


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph."""

    words: Text
    weight: Weight = Weight.PLAIN


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    mark: Mark
    items: Sequence[Text]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `amounts` are columns set right, so that the points stand under each other.

    `wide` gets what room is left; `open` rows are empty, to write on.
    """

    head: Sequence[Text]
    rows: Sequence[Sequence[Text]]
    amounts: Sequence[int] = ()
    foot: Sequence[Text] = ()
    wide: Sequence[int] = ()
    open: int = 0


@dataclass(frozen=True, slots=True)
class Blank:
    """A line to write on, with its label."""

    label: Text


@dataclass(frozen=True, slots=True)
class Sides:
    """Two parts beside each other where there is room for it."""

    left: Sequence[Block]
    right: Sequence[Block]


Block = Heading | Para | Items | Grid | Blank | Sides


@dataclass(frozen=True, slots=True)
class Sheet:
    """One paper: its title, what it holds, the line at its foot; `size` is that of its letters.

    In points on A4, 10.5 at least: what is read aloud or hangs on a wall is larger. They shrink
    down to `least`, where there is one, until the paper is one page.
    """

    title: Text
    blocks: Sequence[Block]
    foot: Text
    languages: Sequence[str]
    size: float = 10.5
    least: float = 0
