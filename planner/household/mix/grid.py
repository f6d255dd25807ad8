"""The offers that may be chosen, as whole numbers: what each pays in each window, what it costs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import prod

import numpy as np
from numpy.typing import NDArray

from planner.household.liabilities import By, Harm
from planner.household.mix.rows import ENDLESS, Ints, Rows

LEVELS = range(5)
# One figure for each offer, debt by debt.
Column = tuple[Ints, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """One way to pay one debt: fen by window, counted from 1; windows left out pay nothing.

    `level` is what it asks for: 0 as agreed, 1 time, 2 time and no penalty, 3 time and no
    interest, 4 a part of the principal.
    """

    name: str
    pays: Mapping[int, int]
    by: By | None = None
    level: int | None = None
    needs_agreement: bool = False
    leaves_overdue: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """One debt and the ways to pay it; `owed` only says how what is left would be shared."""

    name: str
    proposals: tuple[Proposal, ...]
    late: bool = False
    harm: Harm = Harm.NONE
    owed: int | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """Of each debt the offers that may be chosen, a line of `pays` and a cost of each kind.

    `numbers` are their places in the order given, one more than the last for a hold. `first` is a
    cost before all others, `total` what is paid in all, `asks` 1 where somebody has to agree,
    `last` the last window with a payment. `pays` may lack the windows that decide nothing.
    """

    budget: Ints
    numbers: tuple[Ints, ...]
    pays: tuple[Ints, ...]
    first: Column
    asks: Column
    total: Column
    last: Column

    @property
    def mixes(self) -> int:
        """How many mixes there are."""
        return prod(len(one) for one in self.numbers)

    def only(self, kept: Sequence[Ints | NDArray[np.bool_]]) -> Grid:
        """The same with some of each debt's offers."""

        def some(column: Column) -> Column:
            return tuple(part[keep] for part, keep in zip(column, kept, strict=True))

        return self.each(some)

    def without(self, debt: int) -> Grid:
        """The same without one debt."""
        return self.each(lambda column: column[:debt] + column[debt + 1 :])

    def each(self, change: Callable[[Column], Column]) -> Grid:
        """The same with every column changed alike."""
        return Grid(
            self.budget,
            change(self.numbers),
            change(self.pays),
            change(self.first),
            change(self.asks),
            change(self.total),
            change(self.last),
        )


def laid_out(
    claims: Sequence[Claim],
    budget: Sequence[int],
    may: Callable[[Proposal], bool],
    first: Callable[[Proposal], int] = lambda one: 0,
) -> Grid:
    """A grid of the offers that `may` be chosen, whatever is dropped from it later."""
    kept = [[(at, one) for at, one in enumerate(claim.proposals) if may(one)] for claim in claims]
    pays = tuple(_lines([one for _, one in found], len(budget)) for found in kept)
    windows = np.arange(1, len(budget) + 1)
    return Grid(
        np.array(budget, np.int64),
        tuple(np.array([at for at, _ in found], np.int64) for found in kept),
        pays,
        tuple(np.array([first(one) for _, one in found], np.int64) for found in kept),
        tuple(np.array([one.needs_agreement for _, one in found], np.int64) for found in kept),
        tuple(part.sum(axis=1) for part in pays),
        tuple(((part > 0) * windows).max(axis=1, initial=0) for part in pays),
    )


def _lines(proposals: Sequence[Proposal], windows: int) -> Ints:
    lines = np.zeros((len(proposals), windows), np.int64)
    for line, one in zip(lines, proposals, strict=True):
        for window, amount in one.pays.items():
            line[window - 1] = amount
    return lines


def with_holds(grid: Grid, lateness: Sequence[int], after: Sequence[int]) -> Grid:
    """With one offer more for each debt that pays nothing and leaves it late, at such a cost."""
    none = np.zeros((1, len(grid.budget)), np.int64)

    def free(column: Column) -> Column:
        return tuple(np.append(one, 0) for one in column)

    return Grid(
        grid.budget,
        tuple(np.append(one, at) for one, at in zip(grid.numbers, after, strict=True)),
        tuple(np.vstack((one, none)) for one in grid.pays),
        tuple(np.append(one, late) for one, late in zip(grid.first, lateness, strict=True)),
        free(grid.asks),
        free(grid.total),
        free(grid.last),
    )


def lean(grid: Grid) -> Grid:
    """Without offers that another one of the same debt makes useless, whatever is tied.

    The other pays no more in any window and costs no more before all else; and if they are alike
    in that, it asks less or was given earlier.
    """
    kept = []
    for pays, first, asks in zip(grid.pays, grid.first, grid.asks, strict=True):
        keep = np.ones(len(pays), bool)
        for at in range(len(pays)):
            lighter = (pays <= pays[at]).all(axis=1) & (first <= first[at])
            alike = (pays == pays[at]).all(axis=1) & (first == first[at])
            places = np.arange(len(pays))
            before = (asks < asks[at]) | ((asks == asks[at]) & (places < at))
            keep[at] = not (lighter & (~alike | before)).any()
        kept.append(keep)
    return grid.only(kept)


def busy(grid: Grid) -> Grid:
    """With those windows only that decide: in the others no offer pays more, and there is no less.

    Of windows that are alike the first one stays.
    """
    table, first = np.unique(np.vstack([*grid.pays, -grid.budget]), axis=1, return_index=True)
    kept = [
        window
        for at, window in enumerate(first)
        if (table[:, [at]] <= table).all(axis=0).sum() == 1
    ]
    kept.sort()
    return replace(grid, budget=grid.budget[kept], pays=tuple(part[:, kept] for part in grid.pays))


@dataclass(frozen=True, slots=True)
class Settled:
    """A cost that is settled: a mix may not come to more."""

    column: Column
    most: int


def rows(
    grid: Grid,
    settled: Sequence[Settled] = (),
    least: Column | None = None,
    peak: bool = False,
) -> Rows:
    """The rows of a question: each window's budget, what is settled, and the cost to make least.

    With `peak` the largest window is made least instead.
    """
    columns = [one.column for one in settled] + ([least] if least is not None else [])
    parts = tuple(
        np.column_stack([pays, *(column[debt] for column in columns)])
        for debt, pays in enumerate(grid.pays)
    )
    limits = [one.most for one in settled] + ([ENDLESS] if least is not None else [])
    hard = np.array([*grid.budget, *limits], np.int64)
    slope = np.zeros(len(hard), np.int64)
    slope[: len(grid.budget)] = peak
    slope[len(hard) - (least is not None) :] = 1
    return Rows(parts, hard, np.zeros(len(hard), np.int64), slope)
