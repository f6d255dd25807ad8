"""Sharing one sum among many debts by their size, to the fen (按比例分配).

    share_j = pool × weight_j / Σ weights,   then the largest remainders take the fen left   (F22)

The weight is what is owed, or the present instalment. No share passes what is owed nor its cap;
what such a limit frees goes to the others in the same proportion.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import add, ge


def share(
    pool: int,
    owed: Sequence[int],
    caps: Sequence[int | None] = (),
    weights: Sequence[int] | None = None,
) -> tuple[list[int], int]:
    """Each share in fen, and what no limit leaves room for. Shares and rest sum to the pool.

    >>> share(16_000, [455_000, 670_000, 120_000])[0]    # 160.00: 58.47, 86.11 and 15.42
    [5847, 8611, 1542]
    >>> share(50_000, [10_000, 10_000])                  # nobody gets more than is owed
    ([10000, 10000], 30000)
    """
    limits = [min(one, cap) for one, cap in _capped(owed, caps)]
    return within(pool, owed if weights is None else weights, limits)


def _capped(owed: Sequence[int], caps: Sequence[int | None]) -> list[tuple[int, int]]:
    held = caps or [None] * len(owed)
    return [(one, one if cap is None else cap) for one, cap in zip(owed, held, strict=True)]


def within(pool: int, weights: Sequence[int], limits: Sequence[int]) -> tuple[list[int], int]:
    """Shares by weight, none above its limit, and the rest."""
    total = sum(weights)
    if not total or not pool:
        return [0] * len(weights), pool
    shares, rest = map(list, zip(*[divmod(pool * one, total) for one in weights], strict=True))
    # Only where the whole part fills a limit can the exact share be above it.
    if any(map(ge, shares, limits)):
        pairs = zip(weights, limits, strict=True)
        full = [pool * weight > limit * total for weight, limit in pairs]
        if any(full):
            return _held(pool, weights, limits, full)
    return _with_remainders(shares, rest, pool), 0


def _held(
    pool: int, weights: Sequence[int], limits: Sequence[int], full: Sequence[bool]
) -> tuple[list[int], int]:
    """Those that are full at their limit; what that frees among the others."""
    held = [limit if is_full else 0 for limit, is_full in zip(limits, full, strict=True)]
    others = [0 if is_full else weight for weight, is_full in zip(weights, full, strict=True)]
    more, left = within(pool - sum(held), others, limits)
    return list(map(add, held, more)), left


def _with_remainders(shares: list[int], rest: list[int], pool: int) -> list[int]:
    """One fen more for each of the largest remainders, the earlier on a tie, up to the pool."""
    # Sorting backwards keeps the order of equals: the earlier comes first.
    largest = sorted(range(len(rest)), key=rest.__getitem__, reverse=True)
    for at in largest[: pool - sum(shares)]:
        shares[at] += 1
    return shares
