"""The rate that money really costs: internal rates of return, dated or by period.

    Σ c_k / (1 + i)^k = 0        nominal = i × periods a year      effective = (1 + i)^m − 1

`nominal` is what Chinese lenders print as 年化利率 (IRR × 12). Solved by pyxirr, with a
sign-change check before and a residual check after. Flows that change sign once have one rate
(Descartes' rule of signs); where they change it more often, every root found between −100 % and
1,000,000 % a period is reported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import exp, inf, isfinite, log1p
from operator import ne

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
    roots = _roots(amounts, range(len(amounts)), lambda: pyxirr.irr(_floats(amounts)))
    return _rates(roots, float(per_year))


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
    return _rates(roots, float(per_year))


def _floats(amounts: Sequence[int]) -> list[float]:
    return [float(amount) for amount in amounts]


def _rates(roots: list[float], per_year: float) -> TrueRate:
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
    signs = [amount > 0 for amount in amounts if amount]
    changes = sum(map(ne, signs, signs[1:]))
    if not changes:
        raise Refused("no_sign_change", "flows", "needs money received and money paid")
    # Only money that comes and goes on the same day sums to nothing at every moment.
    if not sum(amounts) and not any(_net(amounts, times)):
        raise Refused("no_rate", "flows", "no time passes between them: every rate fits")
    if changes == 1:
        rate = solve()
        if rate is not None and isfinite(rate) and _fits(rate, amounts, times):
            return [rate]
    moved = [(amount, at) for amount, at in zip(amounts, times, strict=True) if amount]
    found = _scan([amount for amount, _ in moved], [at for _, at in moved])
    if not found:
        raise Refused("no_rate", "flows", "no rate makes these flows balance")
    return found


def _net(amounts: Sequence[int], times: Sequence[float]) -> list[int]:
    """What moves at each moment, all together."""
    moved: Counter[float] = Counter()
    for amount, at in zip(amounts, times, strict=True):
        moved[at] += amount
    return list(moved.values())


def _discounted(rate: float, amounts: Sequence[int], times: Sequence[float]) -> list[float]:
    """Each flow as seen from the first one."""
    growth = -log1p(rate)
    try:
        return [amount * exp(growth * at) for amount, at in zip(amounts, times, strict=True)]
    except OverflowError:
        # Only close to −100 %, where the latest money outweighs all the rest.
        latest = [amount for amount in amounts if amount][-1]
        return [inf if latest > 0 else -inf]


def _fits(rate: float, amounts: Sequence[int], times: Sequence[float]) -> bool:
    """True when the flows balance at this rate to within a hundred-millionth of their size."""
    if rate <= -1:
        return False
    flows = _discounted(rate, amounts, times)
    size = sum(map(abs, flows))
    return isfinite(size) and abs(sum(flows)) <= 1e-8 * size


def _scan(amounts: Sequence[int], times: Sequence[float]) -> list[float]:
    """All roots of the present value on a fine grid of rates, each bisected to the last bit."""
    # NumPy takes half of the time that importing the planner would; few flows need it.
    import numpy as np

    grid = np.concatenate(
        [
            np.geomspace(_LOWEST, 0.01, 200) - 1,
            np.linspace(-0.99, -0.01, 400)[1:],
            np.linspace(-0.01, 0.5, 2001)[1:-1],
            np.geomspace(0.5, _HIGHEST, 800),
        ]
    )
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        weights = np.exp(np.outer(-np.log1p(grid), np.asarray(times, dtype=float)))
        values = weights @ np.asarray(amounts, dtype=float)
        turns = np.flatnonzero((values[:-1] == 0) | (values[:-1] * values[1:] < 0))
    return [
        float(grid[at])
        if values[at] == 0
        else _bisect(float(grid[at]), float(grid[at + 1]), amounts, times)
        for at in turns
    ]


def _bisect(low: float, high: float, amounts: Sequence[int], times: Sequence[float]) -> float:
    falling = sum(_discounted(low, amounts, times)) > 0
    for _ in range(200):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if (sum(_discounted(middle, amounts, times)) > 0) == falling:
            low = middle
        else:
            high = middle
    return (low + high) / 2
