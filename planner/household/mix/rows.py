"""One choice of many: what each offer adds to each row, and how much each row may hold.

A row is a window's budget, a cost that may not be passed, or a weighted sum of such rows. All are
whole numbers in int64, so that what a search finds or rules out is true to the fen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
ENDLESS = 1 << 61
# What a weighted sum of rows may come to, so that sums of two still fit in int64.
ROOM = 1 << 60


@dataclass(frozen=True, slots=True)
class Rows:
    """What each debt's offers add to each row (`parts`: offers × rows), and the limits.

    A row holds at most `hard`, and where `slope` is not 0 at most `base + slope × (best − 1)`:
    what a mix better than the best one known could come to. With `over`, the value of a mix is
    what it is above `base` in the first rows, the windows, each counted so many times.
    """

    parts: tuple[Ints, ...]
    hard: Ints
    base: Ints
    slope: Ints
    over: Ints | None = None
    # The least that each debt adds to each row.
    least: Ints = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "least", np.array([part.min(axis=0) for part in self.parts]))

    def limits(self, best: int) -> Ints:
        """The most that each row may hold in a mix that is better than `best`."""
        soft = self.base + self.slope * np.int64(best - 1)
        found: Ints = np.where(self.slope > 0, np.minimum(self.hard, soft), self.hard)
        return found

    def values(self, used: Ints) -> Ints:
        """The value of whole mixes: what they are over, or the least that their rows allow."""
        if self.over is not None:
            windows = len(self.over)
            above = np.maximum(used[..., :windows] - self.base[:windows], 0)
            over: Ints = above @ self.over
            return over
        soft = self.slope > 0
        if not soft.any():
            return np.zeros(used.shape[:-1], np.int64)
        least: Ints = -((self.base - used)[..., soft] // self.slope[soft])
        return np.asarray(least.max(axis=-1), np.int64)

    def sum_of(self, picks: Sequence[int]) -> Ints:
        """What one mix comes to in every row."""
        lines = [part[pick] for part, pick in zip(self.parts, picks, strict=True)]
        return np.asarray(np.sum(lines, axis=0), np.int64)

    def value_of(self, picks: Sequence[int]) -> int | None:
        """The value of one mix, None where it breaks a hard limit."""
        used = self.sum_of(picks)
        return int(self.values(used)) if (used <= self.hard).all() else None

    def only(self, kept: Sequence[Ints]) -> Rows:
        """The same with some of each debt's offers."""
        parts = tuple(part[keep] for part, keep in zip(self.parts, kept, strict=True))
        return replace(self, parts=parts)

    def _rise(self, weights: Floats) -> float:
        """How much a weighted sum could rise by the value of the worst mix."""
        most = np.abs(self.base) + np.sum([part.max(axis=0) for part in self.parts], axis=0)
        if self.over is not None:
            windows = len(self.over)
            return float((weights[:windows] / self.over).max() * (most[:windows] @ self.over))
        soft = self.slope > 0
        return float(self.slope @ weights) * float(most[soft].max()) if soft.any() else 0.0

    def weighted(self, weights: Floats) -> Rows:
        """The same with a weighted sum of its rows as one row more: a proof in one line.

        Whatever the weights are, a mix that keeps its rows keeps their sum; they are rounded to
        whole numbers as fine as int64 allows.
        """
        size = sum(float((part @ weights).max()) for part in self.parts)
        size = max(size, float(np.abs(self.base) @ weights), self._rise(weights))
        if not 0 < size < np.inf:
            return self
        whole = [int(one) for one in np.floor(weights * (ROOM / 8 / size)).tolist()]
        soft = self.slope > 0 if self.over is None else np.ones(len(whole), bool)
        limits = [int(one) for one in np.where(soft, self.base, self.hard)]
        base = sum(one * limit for one, limit in zip(whole, limits, strict=True) if one)
        slope = sum(one * int(rise) for one, rise in zip(whole, self.slope, strict=True))
        if self.over is not None:
            # Each fen over counts `over` times in the value, and at most so often in this row.
            windows = zip(whole[: len(self.over)], self.over, strict=True)
            slope = max(-(-one // int(times)) for one, times in windows)
        if not any(whole) or abs(base) >= ROOM or slope >= ROOM:
            return self
        line = np.array(whole, np.int64)
        return replace(
            self,
            parts=tuple(np.column_stack((part, part @ line)) for part in self.parts),
            hard=np.append(self.hard, ENDLESS if slope else base),
            base=np.append(self.base, base),
            slope=np.append(self.slope, slope),
        )
