"""Weights for a proof in one line: which rows, added up, ask too much of every mix.

For whole or broken choices alike, min over mixes of (cost + λ·(rows − limits)) is at most what the
best mix costs, whatever λ ≥ 0 is (Lagrange). The weights are looked for with floats, step by step
uphill (Polyak 1969); they need not be the best ones, since a search adds up their row in whole
numbers again. On the way every step tries one mix, and the best of them is a good start.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.household.mix.rows import Floats, Rows
from planner.household.mix.search import Best

STEPS = 160


class Weighed(NamedTuple):
    """The best weights of each row, and the best mix met on the way."""

    weights: Floats
    best: Best


def weigh(rows: Rows, start: Best, before: Floats | None = None) -> Weighed:
    """Weights under which the rows rule out as much as they can together, from some `before`.

    A row with a slope is part of what is minimised, its weights sum to one; of an overrun each
    weight is at most the times it counts; the others are only not negative.
    """
    whole = _Padded(rows)
    project = _projection(rows)
    soft = rows.slope > 0
    limits = np.where(soft | (rows.over is not None), rows.base, rows.hard) / whole.units
    weights = project(np.ones(len(soft)) if before is None else before * whole.units)
    best, found, bound, pace = start, weights, -np.inf, 1.0
    stale = 0
    tried: set[bytes] = set()
    for _ in range(STEPS):
        picks = whole.lightest(weights)
        slack = whole.sum_of(picks) - limits
        here = float(weights @ slack)
        if here > bound:
            bound, found, stale = here, weights, 0
        else:
            stale += 1
            if stale >= 12:
                pace, stale = pace / 2, 0
        if picks.tobytes() not in tried:
            tried.add(picks.tobytes())
            best = _better(rows, picks, best)
        target = best.value / whole.unit if best.picks is not None else bound + whole.size / 20
        gap = max(target - here, 1e-6 * whole.size)
        norm = float(slack @ slack)
        if norm == 0.0:
            break
        weights = project(weights + pace * gap / norm * slack)
    return Weighed(found / whole.units, best)


def _better(rows: Rows, picks: NDArray[np.int64], best: Best) -> Best:
    value = rows.value_of(picks.tolist())
    if value is None or value >= best.value:
        return best
    return Best(tuple(picks.tolist()), value, False)


class _Padded:
    """All offers of all debts as one table of floats, the lines that a debt lacks left out."""

    def __init__(self, rows: Rows) -> None:
        most = max(len(part) for part in rows.parts)
        shape = (len(rows.parts), most, len(rows.hard))
        # Each row in a unit of its own, those that are minimised in one.
        tops = np.maximum(np.max([part.max(axis=0) for part in rows.parts], axis=0), 1)
        soft = (rows.slope > 0) | (rows.over is not None)
        self.unit = float(tops[soft].max()) if soft.any() else 1.0
        self.units: Floats = np.where(soft, self.unit, tops)
        self.table = np.zeros(shape)
        self.gone = np.zeros(shape[:2])
        for debt, part in enumerate(rows.parts):
            self.table[debt, : len(part)] = part / self.units
            self.gone[debt, len(part) :] = np.inf
        self.debts = np.arange(len(rows.parts))
        self.size = float(len(rows.parts))

    def lightest(self, weights: Floats) -> NDArray[np.int64]:
        """Of each debt the offer that weighs least."""
        found: NDArray[np.int64] = (self.table @ weights + self.gone).argmin(axis=1)
        return found

    def sum_of(self, picks: NDArray[np.int64]) -> Floats:
        found: Floats = self.table[self.debts, picks].sum(axis=0)
        return found


def _projection(rows: Rows) -> Callable[[Floats], Floats]:
    if rows.over is not None:
        times = rows.over.astype(float)
        return lambda weights: np.clip(weights, 0.0, times)
    soft = rows.slope > 0
    if soft.sum() == 1:
        return lambda weights: np.where(soft, 1.0, np.maximum(weights, 0.0))
    if not soft.any():
        return _on_simplex

    def project(weights: Floats) -> Floats:
        found = np.maximum(weights, 0.0)
        found[soft] = _on_simplex(weights[soft])
        return found

    return project


def _on_simplex(weights: Floats) -> Floats:
    """The nearest weights that are not negative and sum to one."""
    down = np.sort(weights)[::-1]
    above = (np.cumsum(down) - 1.0) / np.arange(1, len(down) + 1)
    last = int(np.nonzero(down > above)[0][-1])
    found: Floats = np.maximum(weights - above[last], 0.0)
    return found
