"""The best mix of a grid, by one cost after the other; what is tied is settled by the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from planner.household.mix.dual import weigh
from planner.household.mix.grid import Grid, Settled, busy, lean, rows
from planner.household.mix.rows import ENDLESS, Ints, Rows
from planner.household.mix.search import Best, Effort, minimise, polished
from planner.household.mix.solver import improved

# Up to so many debts the search goes alone; above, HiGHS looks first for the best of a question,
# and the search tries to prove it. Whether anything fits that is tied is left to the search.
OWN_SEARCH = 15
# About a second of one slow core: what a request may look at in all.
CELLS = 32_000_000
Lines = list[Settled]
# Most questions are answered in a moment, before weights are looked for.
QUICK = 400_000
# What looking for weights takes, counted alike.
WEIGHING = 1_000_000
# So much is looked at before the weights are looked for once more.
ROUND = 3_000_000


@dataclass(frozen=True, slots=True)
class Chosen:
    """The place of an offer for each debt, as in the grid; `proved` that none is better."""

    picks: tuple[int, ...]
    proved: bool


def solve(
    rows_: Rows, start: Best, effort: Effort, floor: int | None = None, lines: Lines | None = None
) -> Best:
    """The mix of least value better than `start`, with a proof if there is time for one.

    The line that rules out the others is added to `lines`: it holds for whatever comes next.
    """
    best = minimise(rows_, start, effort, floor, QUICK)
    if best.proved or effort.cells <= 0:
        return best
    effort.cells -= WEIGHING
    weights, best = weigh(rows_, best)
    if floor is not None and best.picks is not None and best.value <= floor:
        return replace(best, proved=True)
    best = polished(rows_, best)
    if len(rows_.parts) > OWN_SEARCH and floor is None:
        best = improved(rows_, best)
    stronger = rows_.weighted(weights)
    best = minimise(stronger, best, effort, floor, ROUND)
    if not best.proved and best.picks is not None:
        # With a better mix known, better weights are found.
        effort.cells -= WEIGHING
        weights, best = weigh(rows_, best, weights)
        more = np.zeros(len(stronger.hard) - len(rows_.hard))
        stronger = stronger.weighted(np.append(weights, more))
    if not best.proved:
        best = minimise(stronger, best, effort, floor)
    if lines is not None and best.picks is not None and stronger is not rows_:
        column = tuple(part[:, -1] for part in stronger.parts)
        lines.append(Settled(column, int(stronger.limits(best.value + 1)[-1])))
    return best


def nothing_yet(rows_: Rows) -> Best:
    """Before any mix is known: anything is better than the dearest of each debt."""
    if not (rows_.slope > 0).any():
        return Best(None, 1, False)
    dearest = sum(int(part[:, rows_.slope > 0].max()) for part in rows_.parts)
    return Best(None, dearest + 1, False)


def fitting(grid: Grid, effort: Effort, settled: Sequence[Settled] = ()) -> Best:
    """Any mix within the budget and what is settled; value 0, or `picks` None."""
    found = rows(grid, settled)
    return solve(found, nothing_yet(found), effort, floor=0)


def cheapest(grid: Grid, effort: Effort) -> Best:
    """The least total alone."""
    grid = busy(lean(grid))
    found = rows(grid, least=grid.total)
    return solve(found, nothing_yet(found), effort)


def choose(whole: Grid, effort: Effort) -> Chosen | bool:
    """The best mix by first cost, total, agreements, peak, last window, order given.

    Where there is none: whether that is proved.
    """
    grid = busy(lean(whole))
    back = [
        np.searchsorted(all_, some) for all_, some in zip(whole.numbers, grid.numbers, strict=True)
    ]
    settled: list[Settled] = []
    found = Best(None, ENDLESS, False)
    proved = True
    for column in (grid.first, grid.total, grid.asks):
        if found.picks is not None and not any(part.any() for part in column):
            continue
        asked = rows(grid, settled, least=column)
        start = _kept(asked, found)
        lines: Lines = []
        found = solve(asked, start, effort, lines=lines)
        if found.picks is None and not found.proved:
            found = improved(asked, found)
        if found.picks is None:
            return found.proved
        proved &= found.proved
        settled += [Settled(column, found.value), *lines]
    assert found.picks is not None
    peaked = rows(grid, settled, peak=True)
    found = solve(peaked, _kept(peaked, found), effort, lines=settled)
    proved &= found.proved
    assert found.picks is not None
    lower = np.minimum(grid.budget, found.value)
    picks, ended = _soonest(grid, lower, settled, found.picks, effort)
    picks, first = _first_given(grid, lower, settled, picks, effort)
    number = tuple(int(back[debt][pick]) for debt, pick in enumerate(picks))
    return Chosen(number, proved and ended and first)


def _kept(asked: Rows, found: Best) -> Best:
    """What is known of the next question from the answer to the last."""
    if found.picks is None:
        return nothing_yet(asked)
    value = asked.value_of(found.picks)
    assert value is not None
    return Best(found.picks, value, False)


def _soonest(
    grid: Grid, budget: Ints, settled: Sequence[Settled], picks: tuple[int, ...], effort: Effort
) -> tuple[tuple[int, ...], bool]:
    """The mix that ends soonest, of those that keep the peak and what is settled."""
    last = grid.last
    low = max(int(part.min()) for part in last)
    high = max(int(part[pick]) for part, pick in zip(last, picks, strict=True))
    proved = True
    while low < high:
        middle = (low + high) // 2
        found = _among(grid, budget, settled, [part <= middle for part in last], effort)
        if found.picks is None:
            proved &= found.proved
            low = middle + 1
        else:
            picks = found.picks
            high = max(int(part[pick]) for part, pick in zip(last, picks, strict=True))
    return picks, proved


def _first_given(
    grid: Grid, budget: Ints, settled: Sequence[Settled], picks: tuple[int, ...], effort: Effort
) -> tuple[tuple[int, ...], bool]:
    """Of the mixes that tie in everything the one that comes first in the order given."""
    end = max(int(part[pick]) for part, pick in zip(grid.last, picks, strict=True))
    allowed = [part <= end for part in grid.last]
    proved = True
    for debt, part in enumerate(grid.pays):
        for place in range(picks[debt]):
            if not allowed[debt][place]:
                continue
            only = [*allowed]
            only[debt] = np.arange(len(part)) == place
            found = _among(grid, budget, settled, only, effort)
            if found.picks is not None:
                picks = found.picks
                break
            proved &= found.proved
        allowed[debt] = np.arange(len(part)) == picks[debt]
    return picks, proved


def _among(
    grid: Grid,
    budget: Ints,
    settled: Sequence[Settled],
    allowed: Sequence[np.ndarray[tuple[int], np.dtype[np.bool_]]],
    effort: Effort,
) -> Best:
    """Any mix of some of the offers; its places are those of the whole grid."""
    places = [np.flatnonzero(one) for one in allowed]
    some = grid.only(places)
    columns = [
        Settled(tuple(part[keep] for part, keep in zip(one.column, places, strict=True)), one.most)
        for one in settled
    ]
    found = fitting(replace(some, budget=budget), effort, columns)
    if found.picks is None:
        return found
    picks = tuple(int(keep[pick]) for keep, pick in zip(places, found.picks, strict=True))
    return Best(picks, found.value, found.proved)


def least_over(grid: Grid, effort: Effort, start: Best | None = None) -> Best:
    """The mix whose worst window is least above its budget, and by how much; may be below 0."""
    grid = busy(_lean_in_pays(grid))
    many = len(grid.budget)
    found = Rows(grid.pays, np.full(many, ENDLESS), grid.budget, np.ones(many, np.int64))
    return solve(found, start or _heavy(found), effort)


def least_sum(grid: Grid, effort: Effort) -> Best:
    """The mix whose windows are least above their budgets all together, and by how much."""
    grid = _lean_in_pays(grid)
    most = sum(pays.max(axis=0) for pays in grid.pays)
    table = np.vstack([*grid.pays, grid.budget])[:, most > grid.budget]
    alike, times = np.unique(table, axis=1, return_counts=True)
    cuts = np.cumsum([len(pays) for pays in grid.pays])
    parts = tuple(np.split(alike[:-1], cuts[:-1]))
    base = alike[-1]
    none = np.zeros(len(base), np.int64)
    found = Rows(parts, np.full(len(base), ENDLESS), base, none, times.astype(np.int64))
    return solve(found, _heavy(found), effort)


def _lean_in_pays(grid: Grid) -> Grid:
    """Where only what is paid counts: without offers that pay no less than another."""
    none = tuple(np.zeros_like(one) for one in grid.first)
    return lean(replace(grid, first=none, asks=none))


def _heavy(rows_: Rows) -> Best:
    """Some mix, with its value: the first offer of each debt."""
    picks = (0,) * len(rows_.parts)
    return Best(picks, int(rows_.values(rows_.sum_of(picks))), False)
