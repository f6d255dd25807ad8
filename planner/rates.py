"""The rate that money really costs: internal rates of return, dated or by period.

    Σ c_k / (1 + i)^k = 0        nominal = i × periods a year      effective = (1 + i)^m − 1

`nominal` is what Chinese lenders print as 年化利率 (IRR × 12). Solved by pyxirr, with a
sign-change check before and a residual check after; where flows change sign more than once, every
root found between −100 % and 1,000,000 % a period is reported.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from math import isfinite

import numpy as np
import pyxirr

from planner.errors import Refused

_LOWEST, _HIGHEST = 1e-12, 10_000.0


@dataclass(frozen=True)
class TrueRate:
    """Solved rates as plain fractions of one: `period`, `nominal`, `effective`, all `roots`."""

    period: float
    nominal: float
    effective: float
    roots: tuple[float, ...]


def by_period(amounts: Sequence[int], per_year: Fraction | int = 12) -> TrueRate:
    """The rate of evenly spaced flows (received positive, paid negative), in fen.

    >>> flows = [1_200_000] + [-107_200] * 12        # 12,000 at 0.6 % x 12: 13.034 %
    >>> round(by_period(flows).nominal, 5)
    0.13034
    """
    years = [at / float(per_year) for at in range(len(amounts))]
    roots = _roots(amounts, list(range(len(amounts))), lambda: pyxirr.irr(_floats(amounts)))
    return _rates(roots, float(per_year), years)


def by_date(flows: Sequence[tuple[date, int]], per_year: Fraction | int = 12) -> TrueRate:
    """The rate of dated flows: XIRR, actual/365, from the first date.

    `effective` is the XIRR itself; `period` is the even rate of one of `per_year` periods.
    """
    ordered = sorted(flows)
    times = [(day - ordered[0][0]).days / 365 for day, _ in ordered]
    amounts = [amount for _, amount in ordered]
    dates = [day for day, _ in ordered]
    yearly = _roots(amounts, times, lambda: pyxirr.xirr(dates, _floats(amounts)))
    roots = [(1 + root) ** (1 / float(per_year)) - 1 for root in yearly]
    return _rates(roots, float(per_year), times)


def _floats(amounts: Sequence[int]) -> list[float]:
    return [float(amount) for amount in amounts]


def _rates(roots: list[float], per_year: float, years: Sequence[float]) -> TrueRate:
    chosen = min(roots, key=lambda root: (root < 0, abs(root)))
    try:
        effective = (1 + chosen) ** per_year - 1
    except OverflowError:
        effective = float("inf")
    if not isfinite(effective):
        raise Refused("no_rate", "flows", "the yearly rate is too large to write down")
    return TrueRate(chosen, chosen * per_year, effective, tuple(roots))


def _roots(
    amounts: Sequence[int], times: Sequence[float], solve: Callable[[], float | None]
) -> list[float]:
    if not (any(a > 0 for a in amounts) and any(a < 0 for a in amounts)):
        raise Refused("no_sign_change", "flows", "needs money received and money paid")
    signs = [a > 0 for a in amounts if a]
    changes = sum(one != two for one, two in pairwise(signs))
    if changes == 1:
        rate = solve()
        if rate is not None and isfinite(rate) and _fits(rate, amounts, times):
            return [rate]
    found = _scan(amounts, times)
    if not found:
        raise Refused("no_rate", "flows", "no rate makes these flows balance")
    return found


def _present_value(rate: float, amounts: Sequence[int], times: Sequence[float]) -> float:
    with np.errstate(over="ignore", under="ignore", divide="ignore", invalid="ignore"):
        weights = np.exp(-np.asarray(times, dtype=float) * np.log1p(rate))
        return float(np.dot(np.asarray(amounts, dtype=float), weights))


def _fits(rate: float, amounts: Sequence[int], times: Sequence[float]) -> bool:
    """True when the flows balance at this rate to within a hundred-millionth of their size."""
    if rate <= -1:
        return False
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        weights = np.exp(-np.asarray(times, dtype=float) * np.log1p(rate))
        size = float(np.dot(np.abs(np.asarray(amounts, dtype=float)), weights))
    return isfinite(size) and abs(_present_value(rate, amounts, times)) <= 1e-8 * size


def _scan(amounts: Sequence[int], times: Sequence[float]) -> list[float]:
    """All roots of the present value on a fine grid of rates, each bisected to the last bit."""
    grid = np.concatenate(
        [
            np.geomspace(_LOWEST, 0.01, 200) - 1,
            np.linspace(-0.99, -0.01, 400)[1:],
            np.linspace(-0.01, 0.5, 2001)[1:-1],
            np.geomspace(0.5, _HIGHEST, 800),
        ]
    )
    values = [_present_value(float(rate), amounts, times) for rate in grid]
    found: list[float] = []
    for low, high, at, after in zip(grid, grid[1:], values, values[1:], strict=False):
        if at == 0:
            found.append(float(low))
        elif at * after < 0:
            found.append(_bisect(float(low), float(high), amounts, times))
    return found


def _bisect(low: float, high: float, amounts: Sequence[int], times: Sequence[float]) -> float:
    falling = _present_value(low, amounts, times) > 0
    for _ in range(200):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if (_present_value(middle, amounts, times) > 0) == falling:
            low = middle
        else:
            high = middle
    return (low + high) / 2
