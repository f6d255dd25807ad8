"""Sharing one sum among many debts by their size, to the fen (按比例分配).

    share_j = pool × owed_j / Σ owed,   then the largest remainders take the fen left over   (F22)

A cap holds a share down; what it frees goes to the others in the same proportion.
"""

from __future__ import annotations

from collections.abc import Sequence


def share(pool: int, owed: Sequence[int], caps: Sequence[int | None] = ()) -> tuple[list[int], int]:
    """Each share in fen, and what no cap leaves room for. Shares and rest sum to the pool.

    >>> share(16_000, [455_000, 670_000, 120_000])[0]    # 160.00: 58.47, 86.11 and 15.42
    [5847, 8611, 1542]
    """
    limits = list(caps) or [None] * len(owed)
    shares, left, open_to = [0] * len(owed), pool, [at for at, one in enumerate(owed) if one]
    while open_to:
        total = sum(owed[at] for at in open_to)
        full = [at for at in open_to if _over(left * owed[at], total, limits[at])]
        if not full:
            break
        for at in full:
            shares[at] = limits[at] or 0
        left -= sum(shares[at] for at in full)
        open_to = [at for at in open_to if at not in full]
    if not open_to:
        return shares, left
    rest = _largest_remainder(left, [owed[at] for at in open_to])
    for at, amount in zip(open_to, rest, strict=True):
        shares[at] = amount
    return shares, 0


def _over(numerator: int, denominator: int, cap: int | None) -> bool:
    return cap is not None and numerator > cap * denominator


def _largest_remainder(pool: int, owed: Sequence[int]) -> list[int]:
    """Whole parts first, then one fen each to the largest remainders, the earlier on a tie."""
    total = sum(owed)
    parts = [divmod(pool * one, total) for one in owed]
    shares = [whole for whole, _ in parts]
    largest = sorted(range(len(owed)), key=lambda at: -parts[at][1])
    for at in largest[: pool - sum(shares)]:
        shares[at] += 1
    return shares
