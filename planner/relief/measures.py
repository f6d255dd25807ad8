"""What an offer leaves owed, puts off and really costs. Money in fen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from planner import dates, irr
from planner.errors import Refused
from planner.relief.ahead import AsAgreed, Settled, Unpaid
from planner.relief.course import Course
from planner.relief.debt import Debt
from planner.relief.move import Move


class Month(NamedTuple):
    """One month of the calendar."""

    year: int
    month: int


def left(course: Course, moves: Sequence[Move]) -> tuple[int, bool]:
    """What is still owed when the last payment is made, and whether the offer leaves arrears."""
    debt = course.debt
    if isinstance(course.ahead, Unpaid):
        return debt.grown(_end(debt, moves)), True
    if not course.arrears.total:
        return 0, course.overdue_until is not None
    until = _end(debt, moves)
    if isinstance(course.ahead, AsAgreed) and not course.side:
        # The instalments paid from now on go to the oldest arrears first.
        own = course.moves(fees=False)[len(course.lead) :]
        grown = debt.grown(until, tuple((move.due, move.payment) for move in own))
        return max(0, grown - course.forgiven_new - course.given_up), True
    return course.arrears.total + debt.arrears(until).total - debt.arrears().total, True


def _end(debt: Debt, moves: Sequence[Move]) -> date:
    """The last day of the contract, of the offer, or today."""
    return max([debt.unpaid[-1].due, debt.today, *(move.due for move in moves[-1:])])


def by_month(moves: Iterable[Move]) -> dict[Month, int]:
    """What is paid in each month of the calendar."""
    months: dict[Month, int] = {}
    for move in moves:
        month = Month(move.due.year, move.due.month)
        months[month] = months.get(month, 0) + move.payment
    return months


def heaviest(paid: Mapping[Month, int], moves: Iterable[Move]) -> int:
    """The most that a month asks, without what rounding left over in a last row."""
    months = dict(paid)
    for move in moves:
        if move.rest > 0:
            months[Month(move.due.year, move.due.month)] -= move.rest
    return max(months.values(), default=0)


def most_common(amounts: Iterable[int]) -> int:
    counted = Counter(amount for amount in amounts if amount)
    return max(counted, key=lambda amount: (counted[amount], amount), default=0)


def deferred(debt: Debt, course: Course, moves: Sequence[Move]) -> int:
    """The most that is ever paid later than the contract says, by running totals.

    What is never paid, since it is given up or not asked any more, is not paid later.
    """
    if isinstance(course.ahead, Unpaid | Settled):
        return 0
    if course.arrears.total and not course.agreed:
        return 0
    behind: Counter[date] = Counter({debt.today: debt.missed_left - debt.credit})
    for row in debt.ahead:
        behind[row.due] += row.payment
    if course.first_fee or course.costs:
        moves = course.moves(fees=False)  # a fee puts nothing off and pays nothing back
    for move in moves:
        behind[move.due] -= move.payment
    gaps = list(accumulate(behind[day] for day in sorted(behind)))
    return max(0, max(gaps) - max(gaps[-1], course.arrears.total + course.given_up))


def true_rate(debt: Debt, course: Course, moves: Sequence[Move]) -> irr.TrueRate | None:
    """The yearly cost of what is owed today, paid as the offer says."""
    if not moves or isinstance(course.ahead, Unpaid):
        return None
    today, start = debt.today, debt.owed_today - course.arrears.total
    anchor = today.day
    months = [dates.months_between(today, m.due, max(anchor, m.due.day)) for m in moves]
    try:
        if None not in months:
            flows = [start] + [0] * max(month or 0 for month in months)
            for month, move in zip(months, moves, strict=True):
                flows[month or 0] -= move.payment
            return irr.by_period(flows)
        return irr.by_date([(today, start), *((m.due, -m.payment) for m in moves)])
    except Refused:
        return None
