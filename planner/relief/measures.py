"""What an offer leaves owed, puts off and really costs. Money in fen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import accumulate

from planner import dates, irr
from planner.errors import Refused
from planner.relief.debt import Debt
from planner.relief.offers import Move, Plan


def left(plan: Plan, moves: Sequence[Move]) -> tuple[int, bool]:
    """What is still owed when the last payment is made, and whether the offer leaves arrears."""
    debt = plan.debt
    until = max([debt.unpaid[-1].due, debt.today, *(move.due for move in moves)])
    if plan.nothing:
        return debt.grown(until), True
    if not plan.arrears:
        return 0, plan.overdue_until is not None
    if plan.terms is None and plan.rows is None and not plan.lead and not plan.side:
        grown = debt.grown(until, tuple((move.due, move.payment) for move in moves))
        return max(0, grown - plan.forgiven_new - plan.given_up), True
    return plan.arrears + debt.arrears(until).total - debt.arrears().total, True


def by_month(moves: Sequence[Move]) -> list[int]:
    months: Counter[tuple[int, int]] = Counter()
    for move in moves:
        months[move.due.year, move.due.month] += move.payment
    return list(months.values())


def most_common(amounts: Sequence[int]) -> int:
    counted = Counter(amount for amount in amounts if amount)
    return max(counted, key=lambda amount: (counted[amount], amount), default=0)


def deferred(plan: Plan, moves: Sequence[Move]) -> int:
    """The most that is ever paid later than the contract says, by running totals."""
    if plan.nothing or plan.closed or (plan.arrears and not plan.agreed):
        return 0
    debt = plan.debt
    behind: Counter[date] = Counter()
    for row in debt.unpaid:
        behind[max(debt.today, row.due)] += row.payment
    for move in moves:
        behind[move.due] -= move.payment
    gaps = accumulate(behind[day] for day in sorted(behind))
    return max(0, max(gaps, default=0) - plan.arrears - plan.given_up)


def true_rate(debt: Debt, moves: Sequence[Move], plan: Plan) -> irr.TrueRate | None:
    """The yearly cost of what is owed today, paid as the offer says."""
    if plan.nothing or not moves:
        return None
    start = debt.owed_today - plan.arrears
    months = [
        dates.months_between(debt.today, m.due, max(debt.today.day, m.due.day)) for m in moves
    ]
    try:
        if all(month is not None for month in months):
            flows = [start] + [0] * max(month or 0 for month in months)
            for month, move in zip(months, moves, strict=True):
                flows[month or 0] -= move.payment
            return irr.by_period(flows)
        return irr.by_date([(debt.today, start), *((m.due, -m.payment) for m in moves)])
    except Refused:
        return None
