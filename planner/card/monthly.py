"""A card's balance month by month while something is paid and nothing is bought (循环信用).

    interest = round(balance × monthly rate)      left = balance + interest − paid

Months are 30 days, as the trade's examples count them. Statement by statement, with real days and
posting days, `planner.card.run` counts the same card where each purchase is known.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from planner import money
from planner.errors import Refused

MONTHS_MOST = 600
Pays = Callable[[int], int]  # what is owed with its interest, in fen: what is paid of it


class Month(NamedTuple):
    """One month, in fen: the interest, what is paid, what is left."""

    interest: int
    paid: int
    left: int


def by_month(
    balance: int, rate: Fraction, pays: Pays, months: int = MONTHS_MOST, free: bool = False
) -> list[Month]:
    """So many months of payments, fewer where nothing is left; a `free` first one has no interest.

    >>> from planner.card import Minimum
    >>> tenth = Minimum(Fraction(1, 10)).of
    >>> by_month(1_860_000, Fraction(15, 1000), tenth, 1)     # 18,600 + 279.00, a tenth of it
    [Month(interest=27900, paid=188790, left=1699110)]
    """
    found: list[Month] = []
    while balance and len(found) < months:
        interest = 0 if free and not found else money.part(balance, rate)
        owed = balance + interest
        paid = min(owed, pays(owed))
        balance = owed - paid
        found.append(Month(interest, paid, balance))
    return found


def before(left: int, rate: Fraction, pays: Pays, months: int) -> int:
    """The balance so many months ago that has come down to `left`, in fen.

    >>> from planner.card import Minimum
    >>> before(1_699_110, Fraction(15, 1000), Minimum(Fraction(1, 10)).of, 1)
    1860000
    """

    def after(balance: int) -> int:
        rows = by_month(balance, rate, pays, months)
        return rows[-1].left if len(rows) == months else 0

    low, high = 0, max(left, 1)
    while months and after(high) < left:
        low, high = high, 2 * high
        if high > money.LARGEST_YUAN * 100:
            raise Refused("out_of_range", "months", "no balance comes down to this in so long")
    while months and low + 1 < high:
        middle = (low + high) // 2
        low, high = (low, middle) if after(middle) >= left else (middle, high)
    return high
