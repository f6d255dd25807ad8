"""Amounts as bars that are there with the answer: no script, every figure said in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from pages.shapes.template import macros

_made = macros("bars.html")


class Bar(NamedTuple):
    """One bar: its name, its amount as shown, the amount itself, how it is meant, a short note.

    Tones: calm, good, watch. What nobody knows yet has None for its amount, and no bar.
    """

    name: str
    shown: str
    amount: int | None
    tone: str = "calm"
    note: str = ""


class Mark(NamedTuple):
    """An upright line across the bars, such as what can be paid a month."""

    name: str
    amount: int


class Measure(NamedTuple):
    """An amount measured against another, its mark: a name, the amount as shown, both, a note."""

    name: str
    shown: str
    amount: int
    mark: int
    tone: str = "calm"
    note: str = ""


def bars(caption: str, rows: Sequence[Bar], mark: Mark | None = None) -> Markup:
    """Bars from zero on one scale under their caption, and a line across them."""
    most = max([row.amount or 0 for row in rows] + ([mark.amount] if mark else []) + [1])
    drawn = [(row, _share(row.amount or 0, most)) for row in rows]
    return _made("bars", caption, drawn, mark, _share(mark.amount, most) if mark else 0)


def measures(rows: Sequence[Measure]) -> Markup:
    """Each amount as a bar whose mark stands in the middle; past twice the mark it is cut off.

    Where there is nothing to measure it against (a mark of 0), the amount stands alone.
    """
    return _made("measures", [(row, _half(row)) for row in rows])


class Pair(NamedTuple):
    """One thing then and now: its name, each amount as shown, each amount; None is not known."""

    name: str
    shown: tuple[str, str]
    amounts: tuple[int | None, int | None]


def pairs(caption: str, then: str, now: str, rows: Sequence[Pair]) -> Markup:
    """Two bars for each thing on one scale, then above now; neither is good or bad."""
    most = max([one or 0 for row in rows for one in row.amounts] + [1])
    drawn = [
        (row, [(one is not None, _share(one or 0, most)) for one in row.amounts]) for row in rows
    ]
    return _made("pairs", caption, (then, now), drawn)


def _half(row: Measure) -> float:
    return round(50 * max(0, row.amount) / row.mark, 2) if row.mark else 0


def _share(amount: int, most: int) -> float:
    return round(100 * max(0, amount) / most, 2)
