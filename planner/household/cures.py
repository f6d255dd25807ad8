"""What would make an impossible plan possible: the smallest budget, the smallest payment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from planner import money
from planner.household.course import MONTHS_MOST
from planner.household.liabilities import Liability
from planner.household.running import LARGEST, run
from planner.household.strategy import Strategy
from planner.loan import level_amount


class Cure(NamedTuple):
    """An even budget a month in fen, and what it takes once, on top of month 1's, for arrears."""

    monthly: int
    once: int


def cure(debts: Sequence[Liability], strategy: Strategy) -> Cure:
    """The least even budget with which every debt is paid what it asks and the plan ends.

    Arrears are counted once: what is asked this month beyond the usual minimum is no part of the
    monthly budget, only of month 1.
    """
    asked, arrears = _first_asked(debts)

    def once(monthly: int) -> int:
        return min(arrears, max(asked - monthly, 0))

    def lacks(monthly: int) -> int | None:
        course = run(debts, [(1, monthly + once(monthly)), (2, monthly)], strategy)
        if any(course.late):
            return None
        if course.ends:
            return 0
        return sum(course.months[-1].owed) if len(course.months) == MONTHS_MOST else None

    whole = sum(debt.balance + debt.interest(debt.balance) for debt in debts)
    monthly = _least(lacks, _guess(debts), max(whole, 1))
    return Cure(monthly, once(monthly))


def _first_asked(debts: Sequence[Liability]) -> tuple[int, int]:
    """What month 1 asks in all, and how much of it is asked only once."""
    asked = arrears = 0
    for debt in debts:
        owed = debt.balance + debt.interest(debt.balance)
        usual = debt.minimum(owed)
        now = usual if debt.asks is None else min(debt.asks, owed)
        asked += now
        arrears += max(now - usual, 0) if debt.has_minimum or debt.once else 0
    return asked, arrears


def _guess(debts: Sequence[Liability]) -> int:
    """The level payments that end each debt alone in the longest time, a close first guess."""
    return 1 + sum(_level(debt) for debt in debts)


def _level(debt: Liability) -> int:
    rate = debt.rate.numerator, debt.rate.denominator
    return level_amount(debt.balance, rate, MONTHS_MOST, money.down)


# What is still owed at the end of the longest time: 0 where all is paid as it is asked, None where
# it went wrong before.
Lacks = Callable[[int], int | None]


def _least(lacks: Lacks, guess: int, most: int) -> int:
    """The smallest number above 0 that lacks nothing, as `most` is known to.

    Steps out from a guess; from two that lack something a line says where to look.
    """
    low, high, step = 0, most, max(1, guess // 100)
    at, failed = min(max(guess, 1), most), list[tuple[int, int]]()
    while high - low > 1:
        left = lacks(at)
        if left == 0:
            high = at
        else:
            low = at
            failed = [*failed, (at, left)][-2:] if left else []
        root = _root(*failed) if len(failed) == 2 else 0
        if low < root < high:
            at, step = root, 1
        else:
            at, step = (high - step if left == 0 else low + step), step * 4
        if not low < at < high:
            at = (low + high) // 2
    return high


def _root(first: tuple[int, int], last: tuple[int, int]) -> int:
    """Where a line through two points comes down to nothing; 0 where it does not fall."""
    (before, more), (at, left) = first, last
    return at - left * (at - before) // (left - more) if left < more else 0


def least_payment(debt: Liability) -> int:
    """The smallest even payment in fen that ends one debt within `MONTHS_MOST` months.

    >>> from fractions import Fraction
    >>> least_payment(Liability("card", 10_000_000, Fraction(1, 12)))   # 100 % a year on 100,000
    833334
    """

    def lacks(payment: int) -> int | None:
        balance, rates = debt.balance, dict(debt.rates)
        rate = debt.rate.numerator, debt.rate.denominator
        for month in range(1, MONTHS_MOST + 1):
            if month in rates:
                rate = rates[month].numerator, rates[month].denominator
            balance += money.half_up(balance * rate[0], rate[1]) - payment
            if balance <= 0:
                return 0
            if balance > LARGEST:
                return None
        return balance

    return _least(lacks, _level(debt), debt.balance + debt.interest(debt.balance))
