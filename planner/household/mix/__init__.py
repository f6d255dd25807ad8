"""One offer for each of many debts, together: does it fit, what is the least to ask for (方案组合).

A mix takes one offer of each debt. It fits if in no window the payments are above the budget;
nothing is carried over, and no offer may leave a debt overdue. Every figure is whole fen, and what
is said to be best or impossible has been ruled out row by row (`search`), or is not called proved.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

import numpy as np

from planner.household.liabilities import WORST_FIRST, By
from planner.household.mix.choosing import CELLS, Chosen, cheapest, choose
from planner.household.mix.grid import (
    LEVELS,
    Claim,
    Grid,
    Proposal,
    laid_out,
    with_holds,
)
from planner.household.mix.search import Effort
from planner.household.mix.short import Eased, Infeasible, Overrun, no_clean, shortage
from planner.household.prorata import share

__all__ = [
    "LEVELS",
    "By",
    "Claim",
    "Eased",
    "Infeasible",
    "Mix",
    "Mode",
    "More",
    "Overrun",
    "Proposal",
    "find",
]


class Mode(StrEnum):
    """What is asked: of the offers on the table, of what we could ask for, of what can be kept."""

    TABLE = "table"
    SMALLEST_ASK = "smallest_ask"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class More:
    """What the least total would be if one level more were asked for."""

    level: int
    total: int


@dataclass(frozen=True, slots=True)
class Mix:
    """An offer for each debt, None where it is held (late meanwhile, and nothing is paid).

    `pays` is fen by window, `level` the highest that is asked for (None if one is not known).
    `shares` of what is left, by held debt and window, need what each of them is owed.
    """

    choice: tuple[int | None, ...]
    pays: tuple[int, ...]
    level: int | None
    proved: bool
    more: More | None = None
    shares: tuple[tuple[int, ...], ...] | None = None

    @property
    def total(self) -> int:
        """What is paid over all windows."""
        return sum(self.pays)

    @property
    def last(self) -> int:
        """The last window with a payment, 0 where nothing is paid."""
        return max((at for at, one in enumerate(self.pays, 1) if one), default=0)


def find(
    claims: Sequence[Claim], budget: Sequence[int], mode: Mode = Mode.TABLE
) -> Mix | Infeasible:
    """The best mix of a mode, or what is missing for one.

    >>> now = Proposal("now", {1: 800_00})
    >>> later = Proposal("in four", {1: 205_00, 2: 205_00, 3: 205_00, 4: 205_00})
    >>> rent = Claim("rent", (Proposal("rent", {1: 300_00}),))
    >>> find([Claim("bill", (now, later)), rent], [600_00] * 4).choice
    (1, 0)
    """
    effort = Effort(CELLS)
    if mode is Mode.TABLE:
        return _plain(claims, laid_out(claims, budget, _on_the_table), effort)
    if mode is Mode.SMALLEST_ASK:
        return _smallest_ask(claims, budget, effort)
    return _kept(claims, budget, effort)


def _on_the_table(one: Proposal) -> bool:
    return not one.leaves_overdue and one.by is not By.US


def _plain(claims: Sequence[Claim], grid: Grid, effort: Effort) -> Mix | Infeasible:
    missing = no_clean(claims, grid)
    if missing:
        return missing
    found = choose(grid, effort)
    if isinstance(found, Chosen):
        return _mix(claims, grid, found)
    return shortage(claims, grid, found, effort)


def _mix(claims: Sequence[Claim], grid: Grid, found: Chosen) -> Mix:
    choice: list[int | None] = []
    levels: list[int | None] = []
    for claim, numbers, pick in zip(claims, grid.numbers, found.picks, strict=True):
        number = int(numbers[pick])
        is_held = number == len(claim.proposals)
        choice.append(None if is_held else number)
        if not is_held:
            levels.append(claim.proposals[number].level)
    pays = sum(part[pick] for part, pick in zip(grid.pays, found.picks, strict=True))
    known = [one for one in levels if one is not None]
    level = max(known, default=0) if len(known) == len(levels) else None
    return Mix(tuple(choice), tuple(np.asarray(pays).tolist()), level, found.proved)


def _smallest_ask(
    claims: Sequence[Claim], budget: Sequence[int], effort: Effort
) -> Mix | Infeasible:
    """The lowest level at which a mix exists, then the fewest lenders asked at that level."""
    proved = True
    for level in LEVELS:
        grid = laid_out(claims, budget, _up_to(level), partial(_asks_at, level))
        if level and not any((part == 1).any() for part in grid.first):
            continue
        if no_clean(claims, grid):
            continue
        if not level:
            grid = replace(grid, first=tuple(np.zeros_like(one) for one in grid.first))
        found = choose(grid, effort)
        if not isinstance(found, Chosen):
            proved &= found
            continue
        mix = replace(_mix(claims, grid, found), level=level)
        more = _one_more(claims, budget, level, effort)
        return replace(mix, proved=mix.proved and proved, more=more)
    grid = laid_out(claims, budget, _up_to(LEVELS[-1]))
    return no_clean(claims, grid) or shortage(claims, grid, proved, effort)


def _asks_at(level: int, one: Proposal) -> bool:
    return one.level == level


def _up_to(level: int) -> Callable[[Proposal], bool]:
    return lambda one: not one.leaves_overdue and (one.level or 0) <= level


def _one_more(
    claims: Sequence[Claim], budget: Sequence[int], level: int, effort: Effort
) -> More | None:
    """The least total with offers of one level more, where there are any."""
    above = level + 1
    if not any(one.level == above for claim in claims for one in claim.proposals):
        return None
    found = cheapest(laid_out(claims, budget, _up_to(above)), effort)
    return More(above, found.value) if found.picks is not None else None


def _kept(claims: Sequence[Claim], budget: Sequence[int], effort: Effort) -> Mix:
    """The fewest debts late, the worst harm first; what is left is shared among the held."""
    grid = laid_out(claims, budget, lambda one: not one.leaves_overdue)
    grid = with_holds(grid, _lateness(claims), [len(one.proposals) for one in claims])
    found = choose(grid, effort)
    assert isinstance(found, Chosen)
    mix = _mix(claims, grid, found)
    held = [claim for claim, pick in zip(claims, mix.choice, strict=True) if pick is None]
    left = [most - paid for most, paid in zip(budget, mix.pays, strict=True)]
    return replace(mix, shares=_shared(held, left))


def _lateness(claims: Sequence[Claim]) -> list[int]:
    """What it counts that a debt is late: one of a worse harm counts more than all of the next."""
    ranks = [WORST_FIRST[claim.harm] for claim in claims]
    worth, weights = 1, {}
    for rank in sorted(set(ranks), reverse=True):
        weights[rank] = worth
        worth *= ranks.count(rank) + 1
    return [weights[rank] for rank in ranks]


def _shared(held: Sequence[Claim], left: Sequence[int]) -> tuple[tuple[int, ...], ...] | None:
    """What is left of each window, by what was owed, never more than still is."""
    owed = [one.owed for one in held if one.owed is not None]
    if len(owed) < len(held):
        return None
    still, windows = list(owed), []
    for pool in left:
        shares, _ = share(pool, still, weights=owed)
        still = [one - paid for one, paid in zip(still, shares, strict=True)]
        windows.append(shares)
    return tuple(zip(*windows, strict=True))
