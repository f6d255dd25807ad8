"""One of many debts: what it costs a month, what it asks, what not paying puts at risk (负债)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from planner import irr, money


class Harm(StrEnum):
    """What not paying puts at risk, the worst first."""

    HOME = "home"
    ENERGY = "energy"  # water, power and heat
    CARE = "care"  # of the ill
    COURT = "court"  # a court's order
    SUPPORT = "support"  # for a child
    TAX = "tax"  # and social insurance
    WAGES = "wages"  # owed to others
    SECURED = "secured"  # a thing pledged and needed
    GUARANTOR = "guarantor"
    PENALTY_RATE = "penalty_rate"  # a rate that rises
    REPORTED = "reported"  # in the credit record
    NONE = "none"


HARMS = tuple(Harm)
WORST_FIRST = {harm: at for at, harm in enumerate(HARMS)}


def worst_of(harms: Sequence[Harm] | None) -> Harm | None:
    """Of several things at risk the gravest; None of none.

    >>> worst_of([Harm.TAX, Harm.HOME])
    <Harm.HOME: 'home'>
    """
    return min(harms, key=HARMS.index) if harms else None


class By(StrEnum):
    """Who made an offer: it lies on the table, or we would ask for it."""

    LENDER = "lender"
    US = "us"


class FlatFee(NamedTuple):
    """A fee of so many fen each period that does not fall with the balance (等本等息)."""

    amount: int
    periods: int


@dataclass(frozen=True, slots=True)
class Liability:
    """One debt. Money in fen; rates a month, exact; months count from the first payment, 1.

    The minimum (最低还款) is `max(floor, share × (balance + interest))`. A debt without one asks
    `asks` every month; with one, `asks` is this month's alone, arrears included; `once` says that
    `asks` is the arrears alone, of a debt whose minimum nobody knows. `rates` are
    later rates by the month they begin. A `fee` is for a debt in equal principal parts, `dues`
    (month, fen) for one known only by what is left to pay, whose sum is the balance.
    """

    name: str
    balance: int
    rate: Fraction = Fraction(0)
    floor: int = 0
    share: Fraction = Fraction(0)
    priority: bool = False
    harms: tuple[Harm, ...] = (Harm.NONE,)
    rank: int = 0
    asks: int | None = None
    once: bool = False
    late_days: int = 0
    rates: tuple[tuple[int, Fraction], ...] = ()
    fee: FlatFee | None = None
    dues: tuple[tuple[int, int], ...] = ()

    @property
    def has_minimum(self) -> bool:
        """Whether what it usually asks is known."""
        return bool(self.floor or self.share or self.fee or self.dues)

    @property
    def is_asked_known(self) -> bool:
        """Whether what it asks now is known: unknown is not zero, and arrears come on top."""
        if self.once:
            return False
        if self.asks is not None or self.dues:
            return True
        return self.has_minimum and not self.late_days

    @property
    def worst(self) -> int:
        """The place of its worst harm among all, the worst 0."""
        return min(WORST_FIRST[harm] for harm in self.harms)

    def rate_in(self, month: int) -> Fraction:
        """The monthly rate of a month."""
        now = self.rate
        for first, rate in self.rates:
            now = rate if first <= month else now
        return now

    def true_rate(self, month: int = 1) -> Fraction:
        """What a month of this debt really costs: a flat fee's rate on what is still owed.

        >>> float(Liability("bill", 1_200_000, fee=FlatFee(7200, 12)).true_rate() * 12)
        0.130...
        """
        return _flat_rate(self.balance, self.fee) if self.fee else self.rate_in(month)

    def interest(self, balance: int, month: int = 1) -> int:
        """One month's interest on a balance, half up to the fen, or its flat fee."""
        if self.fee:
            return self.fee.amount if balance and month <= self.fee.periods else 0
        return money.part(balance, self.rate_in(month))

    def minimum(self, owed: int, month: int = 1, paid: int = 0) -> int:
        """What must usually be paid of `owed` fen in a month, when `paid` went before it."""
        if self.dues:
            least = sum(amount for due, amount in self.dues if due <= month) - paid
        elif self.fee and month >= self.fee.periods:
            least = owed
        elif self.fee and not self.floor:
            least = money.down(self.balance, self.fee.periods) + self.fee.amount
        else:
            least = max(self.floor, money.part(owed, self.share)) if self.share else self.floor
        return min(owed, max(least, 0))

    @property
    def settled_month(self) -> int:
        """The month from which on its terms no longer change."""
        changes = [first for first, _ in self.rates] + [due for due, _ in self.dues]
        return max([1, *changes, self.fee.periods if self.fee else 1])


@lru_cache(maxsize=1024)
def _flat_rate(balance: int, fee: FlatFee) -> Fraction:
    """The rate at which equal parts of principal and the fee pay a balance off (IRR)."""
    if not fee.amount or not balance:
        return Fraction(0)
    part = money.down(balance, fee.periods)
    last = balance - part * (fee.periods - 1)
    parts = [part] * (fee.periods - 1) + [last]
    return Fraction(irr.by_period([balance, *(-one - fee.amount for one in parts)]).period)
