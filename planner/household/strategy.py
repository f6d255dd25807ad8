"""Which debt gets the money that is over: the orders to choose from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from fractions import Fraction

from planner.household.liabilities import Liability


class Strategy(StrEnum):
    """What is paid first once every minimum is paid; priority debts always before the others."""

    AVALANCHE = "avalanche"  # the highest true rate, then the smaller balance
    SNOWBALL = "snowball"  # the smallest balance, then the higher rate
    BY_HARM = "by_harm"  # the worst harm, then more harms, then the higher rate
    PRO_RATA = "pro_rata"  # each its part, by what is owed
    CUSTOM = "custom"  # by rank


def queue(debts: Sequence[Liability], strategy: Strategy, month: int = 1) -> list[int]:
    """The debts in the order that they get the money left over; a tie keeps the order given.

    Rates are those of the month; balances are those of the first.
    """

    def cost(one: Liability) -> Fraction:
        return -one.true_rate(month)

    keys: dict[Strategy, Callable[[Liability], tuple[Fraction | int, ...]]] = {
        Strategy.AVALANCHE: lambda one: (cost(one), one.balance),
        Strategy.SNOWBALL: lambda one: (one.balance, cost(one)),
        Strategy.BY_HARM: lambda one: (one.worst, -len(set(one.harms)), cost(one)),
        Strategy.PRO_RATA: lambda one: (),
        Strategy.CUSTOM: lambda one: (one.rank,),
    }
    key = keys[strategy]
    return sorted(range(len(debts)), key=lambda at: (not debts[at].priority, key(debts[at])))


def keeping(debts: Sequence[Liability], asked: Sequence[int]) -> list[int]:
    """The order in which asks are met when not all can be: the worst harm first, then the least.

    Priority debts come before the others. It is an order for paying, never a word not to pay.
    """
    return sorted(
        range(len(debts)),
        key=lambda at: (not debts[at].priority, debts[at].worst, asked[at]),
    )


def fitting(
    debts: Sequence[Liability], asked: Sequence[int], funds: int
) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
    """Which debts can be paid all they ask, and what each of the others would still lack, in fen.

    What is over after the whole ones goes to the others in the same order.
    """
    order = [at for at in keeping(debts, asked) if asked[at]]
    fits = []
    for at in order:
        if asked[at] <= funds:
            fits.append(at)
            funds -= asked[at]
    lacking = []
    for at in order:
        if at not in fits:
            lacking.append((at, asked[at] - funds))
            funds = 0
    return tuple(fits), tuple(lacking)
