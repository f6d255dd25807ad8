"""Many debts, one budget, month by month: which debt gets the money that is over.

    interest = round(balance × monthly rate)      each month, before its payment
    first every minimum, then what is left of the budget, priority debts before the others

A debt that is gone frees its minimum for the next one. Nothing is ever paid beyond the budget.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from operator import sub
from typing import NamedTuple

from planner import money
from planner.household import prorata
from planner.household.liabilities import HARMS, Owing

MONTHS_MOST = 600
LARGEST = 100 * money.LARGEST_YUAN
STRATEGIES = ("avalanche", "snowball", "by_harm", "pro_rata", "custom")


class Month(NamedTuple):
    """One month, in fen, debt by debt in the order given."""

    budget: int
    interest: list[int]
    payments: list[int]
    owed: list[int]


@dataclass
class Course:
    """How a plan runs. `needed` is what the minimums of the first impossible month ask."""

    months: list[Month] = field(default_factory=list)
    needed: int | None = None
    stuck: tuple[int, ...] = ()

    @property
    def ends(self) -> bool:
        return self.needed is None and not self.stuck


Budget = Sequence[tuple[int, int]]


def queue(debts: Sequence[Owing], strategy: str) -> list[int]:
    """The debts in the order that they get the money left over. Fixed from the first month.

    Avalanche: highest rate first. Snowball: smallest balance first. By harm: the worst word of
    `HARMS` first, then more words, then the higher rate. Custom: by rank. Priority debts always
    come before the others; a tie keeps the order given.
    """
    keys: dict[str, Callable[[Owing], tuple[Fraction | int, ...]]] = {
        "avalanche": lambda one: (-Fraction(*one.rate), one.balance),
        "snowball": lambda one: (one.balance, -Fraction(*one.rate)),
        "by_harm": lambda one: (min(harms := _harms(one)), -len(harms), -Fraction(*one.rate)),
        "custom": lambda one: (one.rank,),
        "pro_rata": lambda one: (),
    }
    key = keys[strategy]
    return sorted(range(len(debts)), key=lambda at: (not debts[at].priority, key(debts[at])))


def _harms(debt: Owing) -> set[int]:
    return {HARMS.index(word) for word in debt.harms}


def run(debts: Sequence[Owing], budget: Budget, strategy: str) -> Course:
    """Every month until nothing is owed, or until the plan cannot go on.

    `budget` holds (month, fen) steps, the first at month 1. Ends early when the minimums do not
    fit, when no balance falls and no other budget is coming, or past what the contract can write.

    >>> debt = Owing("card", 1_000_000, (1, 100), floor=11_000)
    >>> len(run([debt], [(1, 11_000)], "avalanche").months)     # 10,000 at 12 %, 110 a month: 241
    241
    """
    course, order, steps, funds = Course(), queue(debts, strategy), dict(budget), 0
    owed = [debt.balance for debt in debts]
    while any(owed) and len(course.months) < MONTHS_MOST:
        funds = steps.get(len(course.months) + 1, funds)
        month, needed = _month(debts, owed, funds, order if strategy != "pro_rata" else None)
        if month is None:
            course.needed = needed
            return course
        course.months.append(month)
        if max(month.owed) > LARGEST or (
            len(course.months) >= budget[-1][0] and _rose(owed, month)
        ):
            break
        owed = month.owed
    course.stuck = tuple(at for at, balance in enumerate(owed) if balance)
    return course


def _rose(before: list[int], month: Month) -> bool:
    """True when nothing fell and nothing ended: with the same budget it never will."""
    pairs = [(was, left) for was, left in zip(before, month.owed, strict=True) if was]
    return all(left >= was for was, left in pairs)


def _month(
    debts: Sequence[Owing], owed: list[int], funds: int, order: list[int] | None
) -> tuple[Month | None, int]:
    """One month's interest and payments; no month when the minimums ask more than the funds."""
    interest, whole, payments = _asked(debts, owed)
    needed = sum(payments)
    if needed > funds:
        return None, needed
    if order is None:
        _share(debts, whole, payments, funds - needed)
    else:
        left = funds - needed
        for at in order:
            more = min(left, whole[at] - payments[at])
            payments[at] += more
            left -= more
            if not left:
                break
    return Month(funds, interest, payments, list(map(sub, whole, payments))), needed


def _asked(debts: Sequence[Owing], owed: list[int]) -> tuple[list[int], list[int], list[int]]:
    """Each debt's interest, what it comes to with it, and its minimum; nothing once it is gone."""
    interest, whole, payments = [0] * len(owed), owed[:], [0] * len(owed)
    for at, balance in enumerate(owed):
        if balance:
            debt = debts[at]
            interest[at] = more = debt.interest(balance)
            whole[at] = total = balance + more
            # A fixed minimum, the usual case, without a call: a plan asks thousands of times.
            payments[at] = debt.minimum(total) if debt.share[0] else min(debt.floor, total)
    return interest, whole, payments


def _share(debts: Sequence[Owing], whole: list[int], payments: list[int], left: int) -> None:
    """What is over, by size of debt: among the priority debts, then among the others."""
    for priority in (True, False):
        here = [at for at, debt in enumerate(debts) if debt.priority is priority]
        room: list[int | None] = [whole[at] - payments[at] for at in here]
        shares, left = prorata.share(left, [whole[at] for at in here], room)
        for at, more in zip(here, shares, strict=True):
            payments[at] += more
