"""Sharing one sum among many debts by their size, to the fen (按比例分配).

    share_j = pool × weight_j / Σ weights,   then the largest remainders take the fen left   (F22)

The weight is what is owed, or the present instalment. No share passes what is owed nor its cap;
what such a limit frees goes to the others in the same proportion.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import ge


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
    shares, left = [0] * len(weights), pool
    open_to = [at for at, weight in enumerate(weights) if weight]
    while open_to and left:
        total = sum([weights[at] for at in open_to])
        wanted = [left * weights[at] for at in open_to]
        whole = [one // total for one in wanted]
        room = [limits[at] for at in open_to]
        # Only where the whole part fills a limit can the exact share be above it.
        if any(map(ge, whole, room)):
            triples = zip(open_to, wanted, room, strict=True)
            full = {at for at, want, most in triples if want > most * total}
        else:
            full = set()
        if not full:
            _add_remainders(whole, [one % total for one in wanted], left)
            for at, amount in zip(open_to, whole, strict=True):
                shares[at] = amount
            return shares, 0
        for at in full:
            shares[at] = limits[at]
            left -= limits[at]
        open_to = [at for at in open_to if at not in full]
    return shares, left


def _add_remainders(shares: list[int], rest: list[int], pool: int) -> None:
    """One fen each to the largest remainders, the earlier on a tie, until the pool is shared."""
    # Sorting backwards keeps the order of equals: the earlier comes first.
    largest = sorted(range(len(rest)), key=rest.__getitem__, reverse=True)
    for at in largest[: pool - sum(shares)]:
        shares[at] += 1
