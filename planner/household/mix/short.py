"""Where no mix fits: the proof, and the least that would change it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from planner.household.mix.choosing import least_over, least_sum
from planner.household.mix.grid import Claim, Grid
from planner.household.mix.search import Best, Effort


@dataclass(frozen=True, slots=True)
class Overrun:
    """The first window in which even the lightest offers ask more than there is, line by line."""

    window: int
    least: int
    budget: int
    lines: tuple[tuple[str, int, int], ...]  # debt, the offer's place, fen


@dataclass(frozen=True, slots=True)
class Eased:
    """The one debt that would let everything fit if it asked at most `to` fen in any window."""

    debt: str
    to: int


@dataclass(frozen=True, slots=True)
class Infeasible:
    """Nothing fits. `nothing_clean` is a debt without an offer that may be taken.

    `extra` in every window, `once` in all, or `eased`, would be enough. `unproved` names those
    that may be more than is needed, and "fits" where a mix was not found but may exist.
    """

    nothing_clean: str | None
    window: Overrun | None
    mixes: int
    extra: int | None
    once: int | None
    eased: Eased | None
    unproved: tuple[str, ...]


def no_clean(claims: Sequence[Claim], grid: Grid) -> Infeasible | None:
    """Where a debt has no offer that may be taken no budget helps."""
    for claim, numbers in zip(claims, grid.numbers, strict=True):
        if not len(numbers):
            return Infeasible(claim.name, None, 0, None, None, None, ())
    return None


def shortage(claims: Sequence[Claim], grid: Grid, is_proved: bool, effort: Effort) -> Infeasible:
    """What is missing, when no mix of the grid was found."""
    window = one_window(claims, grid)
    over, once = least_over(grid, effort), least_sum(grid, effort)
    eased, is_least = _one_debt(claims, grid, effort)
    unproved = {
        "fits": is_proved or window is not None,
        "least_extra": over.proved,
        "least_once": once.proved,
        "one_debt": is_least,
    }
    names = tuple(name for name, proved in unproved.items() if not proved)
    return Infeasible(None, window, grid.mixes, over.value, once.value, eased, names)


def one_window(claims: Sequence[Claim], grid: Grid) -> Overrun | None:
    """The proof that anybody can add up, where there is one."""
    least = sum(pays.min(axis=0) for pays in grid.pays)
    bad = np.flatnonzero(least > grid.budget)
    if not len(bad):
        return None
    window = int(bad[0])
    lines = []
    for claim, numbers, pays in zip(claims, grid.numbers, grid.pays, strict=True):
        lightest = int(pays[:, window].argmin())
        lines.append((claim.name, int(numbers[lightest]), int(pays[lightest, window])))
    return Overrun(window + 1, int(least[window]), int(grid.budget[window]), tuple(lines))


def _one_debt(claims: Sequence[Claim], grid: Grid, effort: Effort) -> tuple[Eased | None, bool]:
    """The debt that would have to give way least, its lightest largest payment against `to`."""
    found, best, proved = None, None, True
    for debt, claim in enumerate(claims):
        lightest = int(grid.pays[debt].max(axis=1).min())
        # The others fit if their worst window is at most 0 above the budget; less is better.
        below = 1 if best is None else min(1, best - lightest)
        over = _others(grid.without(debt), below, effort)
        proved &= over.proved
        if over.value < below:
            best, found = lightest + over.value, Eased(claim.name, -over.value)
    return found, proved


def _others(grid: Grid, below: int, effort: Effort) -> Best:
    """The least that the worst window of the other debts is above its budget, if below that."""
    if not grid.pays:
        return Best((), min(below, int(-grid.budget.min())), True)
    return least_over(grid, effort, Best(None, below, False))
