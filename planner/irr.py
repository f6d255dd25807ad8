"""The rate that money really costs: internal rates of return, dated or by period.

    Σ c_k / (1 + i)^k = 0        nominal = i × periods a year      effective = (1 + i)^m − 1

`nominal` is what Chinese lenders print as 年化利率 (IRR × 12). Solved by pyxirr, with a
sign-change check before and a residual check after. Flows that change sign once have one rate
(Descartes' rule of signs); where they change it more often, every root found is reported, those
too at which the value only touches nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import exp, inf, isfinite, log1p
from operator import ne
from typing import TypeVar

import pyxirr

from planner.errors import Refused

# A week's loan that costs as much again is 10^20 a year, so the highest is far out.
_LOWEST, _HIGH, _HIGHEST = 1e-12, 1e4, 1e100
# What is smaller than this part of the flows is nothing but rounding of float64.
_NOTHING = 1e-13
Moment = TypeVar("Moment", int, date)


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
    moved = netted(flows)
    dates, amounts = sorted(moved), [moved[day] for day in sorted(moved)]
    times = [(day - dates[0]).days / 365 for day in dates]
    yearly = _roots(amounts, times, lambda: pyxirr.xirr(dates, _floats(amounts)))
    roots = [(1 + root) ** (1 / float(per_year)) - 1 for root in yearly]
    return _rates(roots, float(per_year))


def netted(flows: Iterable[tuple[Moment, int]]) -> dict[Moment, int]:
    """What moves at each moment, all together; refuses flows between which no time passes.

    >>> netted([(0, 1000), (0, -300), (1, -900)])       # a fee kept back is money not received
    {0: 700, 1: -900}
    """
    found: dict[Moment, int] = {}
    signs = set[bool]()
    for at, amount in flows:
        found[at] = found.get(at, 0) + amount
        signs |= {amount > 0} if amount else set()
    if (len(found) == 1 and len(signs) == 2) or (signs and not any(found.values())):
        raise Refused("no_rate", "flows", "no time passes between them: every rate fits")
    return found


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
    if changes == 1:
        rate = solve()
        if rate is not None and isfinite(rate) and _fits(rate, amounts, times):
            return [rate]
    moved = [(amount, at) for amount, at in zip(amounts, times, strict=True) if amount]
    found = _scan([amount for amount, _ in moved], [at for _, at in moved])
    if not found:
        raise Refused("no_rate", "flows", "no rate makes these flows balance")
    return found


def _discounted(rate: float, amounts: Sequence[float], times: Sequence[float]) -> list[float]:
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
    """All roots of the present value on a fine grid of rates, each bisected to the last bit.

    Between two points of one sign there are roots too where the slope turns: one that touches,
    or two on its sides.
    """
    # NumPy takes half of the time that importing the planner would; few flows need it.
    import numpy as np

    grid = np.concatenate(
        [
            np.geomspace(_LOWEST, 0.01, 200) - 1,
            np.linspace(-0.99, -0.01, 400)[1:],
            np.linspace(-0.01, 0.5, 2001)[1:-1],
            np.geomspace(0.5, _HIGH, 800),
            np.geomspace(_HIGH, _HIGHEST, 800)[1:],
        ]
    )
    when, sizes = np.asarray(times, dtype=float), np.asarray(amounts, dtype=float)
    columns = np.stack([sizes, -sizes * when, abs(sizes)], axis=1)
    sloped = columns[:, 1].tolist()
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        # Some rates at once: all of them times all of the flows would be a hundred megabytes.
        parts = [
            np.exp(np.outer(-np.log1p(some), when)) @ columns for some in np.array_split(grid, 20)
        ]
        values, slopes, size = np.concatenate(parts).T
        values[abs(values) <= _NOTHING * size] = 0
        cross, turn = (one[:-1] * one[1:] for one in (values, slopes))
        cells = np.flatnonzero((values[:-1] == 0) | (cross < 0) | ((turn < 0) & (cross > 0)))
    found = list[float]()
    for low, high, zero, turned in zip(
        grid[cells], grid[cells + 1], values[cells] == 0, cross[cells] > 0, strict=True
    ):
        if zero:
            found.append(float(low))
        elif turned:
            found += _turning(float(low), float(high), amounts, times, sloped)
        else:
            found.append(_bisect(float(low), float(high), amounts, times))
    return found


def _turning(
    low: float,
    high: float,
    amounts: Sequence[int],
    times: Sequence[float],
    sloped: Sequence[float],
) -> list[float]:
    """The roots between two rates of one sign, about the one at which the value turns."""
    middle = _bisect(low, high, sloped, times)
    flows = _discounted(middle, amounts, times)
    if abs(sum(flows)) <= _NOTHING * sum(map(abs, flows)):
        return [middle]
    if (sum(flows) > 0) == (sum(_discounted(low, amounts, times)) > 0):
        return []
    return [_bisect(*pair, amounts, times) for pair in ((low, middle), (middle, high))]


def _bisect(low: float, high: float, amounts: Sequence[float], times: Sequence[float]) -> float:
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
