"""One of many debts: what it costs a month, what it asks at least, what it puts at risk."""

from __future__ import annotations

from typing import NamedTuple

from planner import money

# What not paying puts at risk, the worst first: the home; water, power and heat; care of the ill;
# a court's order; support for a child; tax and social insurance; wages owed to others; a thing
# pledged and needed; a guarantor; a rate that rises; the credit record; none of these.
HARMS = (
    "home",
    "energy",
    "care",
    "court",
    "support",
    "tax",
    "wages",
    "secured",
    "guarantor",
    "penalty_rate",
    "reported",
    "none",
)


class Owing(NamedTuple):
    """One debt. Money in fen; `rate` a month and `share` (of the minimum) are exact pairs.

    The minimum is `max(floor, share × (balance + interest))`; a fixed one has share 0.
    `harms` are words of `HARMS`, the worst first there: what not paying would put at risk.
    """

    name: str
    balance: int
    rate: tuple[int, int]
    floor: int = 0
    share: tuple[int, int] = (0, 1)
    priority: bool = False
    harms: tuple[str, ...] = ("none",)
    rank: int = 0

    def interest(self, balance: int) -> int:
        """One month's interest on a balance, half up to the fen."""
        return money.half_up(balance * self.rate[0], self.rate[1])

    def minimum(self, owed: int) -> int:
        """What must be paid of `owed` fen this month: never more than is owed."""
        least = money.half_up(owed * self.share[0], self.share[1]) if self.share[0] else 0
        return min(owed, max(self.floor, least))
