"""What a household can offer its creditors: the pool that is shared (收支表).

surplus = available − what comes first        saved = min(fraction × surplus, cap), cut down
offered = surplus − saved                     a deficit offers nothing, and saves nothing
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from planner import money


class Savings(NamedTuple):
    """The part of a surplus that is kept back first, at most `cap` fen."""

    fraction: Fraction = Fraction(0)
    cap: int | None = None


@dataclass(frozen=True, slots=True)
class Pool:
    """In fen: surplus = saved + offered; where there is a deficit, all three are nothing."""

    surplus: int
    saved: int
    offered: int
    deficit: int


def pool(available: int, first: int = 0, savings: Savings | None = None) -> Pool:
    """What is left to offer of `available` fen after what comes `first`, and after saving.

    >>> pool(800_000 - 450_000, 200_000, Savings(Fraction(1, 10), 20_000))
    Pool(surplus=150000, saved=15000, offered=135000, deficit=0)
    """
    surplus = max(available - first, 0)
    rule = savings or Savings()
    saved = money.part(surplus, rule.fraction, money.down)
    saved = saved if rule.cap is None else min(saved, rule.cap)
    return Pool(surplus, saved, surplus - saved, max(first - available, 0))
