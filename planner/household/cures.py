"""What would make an impossible plan possible: the smallest budget, the smallest payment."""

from __future__ import annotations

from collections.abc import Sequence

from planner import money
from planner.household.liabilities import Owing
from planner.household.strategy import MONTHS_MOST, run
from planner.loan import level_amount


def least_budget(debts: Sequence[Owing], strategy: str, least: int = 0) -> int:
    """The smallest even budget, above `least` fen, with which the plan ends."""
    low = max(least, 0)
    high = max(low + 1, sum(debt.balance + debt.interest(debt.balance) for debt in debts))
    while high - low > 1:
        middle = (low + high) // 2
        if run(debts, [(1, middle)], strategy).ends:
            high = middle
        else:
            low = middle
    return high


def least_payment(debt: Owing) -> int:
    """The smallest even payment in fen that ends one debt within `MONTHS_MOST` months.

    >>> least_payment(Owing("card", 10_000_000, (1, 12)))       # 100 % a year on 100,000
    833334
    """
    alone = debt._replace(floor=0, share=(0, 1))
    interest = debt.interest(debt.balance)
    level = level_amount(debt.balance, debt.rate, MONTHS_MOST, money.down)
    pay = max(level, interest + (debt.rate[0] > 0), 1)
    while not run([alone], [(1, pay)], "custom").ends:
        pay += 1
    return pay
