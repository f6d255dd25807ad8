"""Offers side by side: what each costs, what it leaves owed, and in which order to look at them.

Ranking never advises default: first whether an offer leaves you overdue, then whether the budget
can bear it, and only then what it costs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from planner import amortise, dates, money, overdue, rates
from planner.debt import Debt, missed_items, span_share
from planner.errors import Refused
from planner.offers import OFFERS, Move, Plan
from planner.terms import PERIODS_MOST

Step = tuple[str, dict[str, Any]]


class Line(NamedTuple):
    """One dated row of an offer, in fen. payment = interest + fee + principal − added."""

    number: int
    due: date
    days: int
    opening: int
    interest: int
    fee: int
    principal: int
    added: int
    payment: int
    closing: int


@dataclass(frozen=True)
class Outcome:
    """What one offer means from today. Money in fen."""

    steps: tuple[Step, ...]
    lines: tuple[Line, ...]
    total: int
    extra: int
    still_owed: int
    deferred: int
    forgiven: int
    largest: int
    usual: int
    leaves_overdue: bool
    overdue_until: date | None
    agreed: bool
    rate: rates.TrueRate | None

    @property
    def last_due(self) -> date | None:
        return self.lines[-1].due if self.lines else None

    def affordable(self, budget: int | None) -> bool | None:
        """Whether no month asks more than the budget; None when there is no budget."""
        return None if budget is None else self.largest <= budget


def outcome(debt: Debt, steps: Sequence[Step]) -> Outcome:
    """Apply the steps of one offer in order and measure the result."""
    plan = Plan.start(debt)
    for name, ask in steps:
        OFFERS[name](plan, ask)
    moves = plan.moves()
    lines = tuple(_lines(plan, moves))
    total = sum(move.payment for move in moves)
    owed, late = _left(plan, moves)
    months = _by_month(moves)
    return Outcome(
        steps=tuple(steps),
        lines=lines,
        total=total,
        extra=total + owed - debt.contract_total,
        still_owed=owed,
        deferred=_deferred(plan, moves),
        forgiven=plan.forgiven_new + plan.forgiven_old + plan.forgiven_rate,
        largest=max(months, default=0),
        usual=_most_common(months),
        leaves_overdue=late,
        overdue_until=plan.overdue_until,
        agreed=plan.agreed,
        rate=_rate(debt, moves, plan),
    )


def _lines(plan: Plan, moves: Sequence[Move]) -> list[Line]:
    balance = sum(move.principal - move.added for move in moves)
    before, found = plan.debt.accrues_from, []
    for number, move in enumerate(moves, 1):
        closing = balance - move.principal + move.added
        days = max(0, (move.due - before).days)
        found.append(
            Line(
                number,
                move.due,
                days,
                balance,
                move.interest,
                move.fee,
                move.principal,
                move.added,
                move.payment,
                closing,
            )
        )
        before, balance = max(before, move.due), closing
    return found


def _left(plan: Plan, moves: Sequence[Move]) -> tuple[int, bool]:
    """What is still owed when the last payment is made, and whether the offer leaves arrears."""
    debt = plan.debt
    until = (
        max(debt.unpaid[-1].due, *(move.due for move in moves)) if moves else debt.unpaid[-1].due
    )
    if plan.nothing:
        return _grown(debt, until, []), True
    if not plan.arrears:
        return 0, plan.overdue_until is not None
    if plan.terms is None and not plan.lead and not plan.side:
        grown = _grown(debt, until, [(move.due, move.payment) for move in moves])
        return max(0, grown - plan.forgiven_new - plan.forgiven_old), True
    growth = debt.arrears(until).penalty - debt.arrears().penalty
    return plan.arrears + growth, True


def _grown(debt: Debt, until: date, payments: list[tuple[date, int]]) -> int:
    """Everything unpaid at a far date when payments go to the oldest arrears first."""
    late = debt.late
    items = missed_items(debt.unpaid)
    owed, _ = overdue.run(items, late.penalty, [until], late.charges, payments, late.order)
    return owed[0].total


def _by_month(moves: Sequence[Move]) -> list[int]:
    months: Counter[tuple[int, int]] = Counter()
    for move in moves:
        months[move.due.year, move.due.month] += move.payment
    return list(months.values())


def _most_common(amounts: Sequence[int]) -> int:
    counted = Counter(amount for amount in amounts if amount)
    return max(counted, key=lambda amount: (counted[amount], amount), default=0)


def _deferred(plan: Plan, moves: Sequence[Move]) -> int:
    """The most that is ever paid later than the contract says, by running totals."""
    if plan.nothing or plan.closed or (plan.arrears and not plan.agreed):
        return 0
    debt = plan.debt
    asked = [(debt.today if row.due < debt.today else row.due, row.payment) for row in debt.unpaid]
    left_alone = plan.arrears + plan.forgiven_old + plan.forgiven_rate
    days = sorted({*(day for day, _ in asked), *(move.due for move in moves)})
    gaps = (
        sum(amount for day, amount in asked if day <= at)
        - sum(move.payment for move in moves if move.due <= at)
        for at in days
    )
    return max(0, max(gaps, default=0) - left_alone)


def _rate(debt: Debt, moves: Sequence[Move], plan: Plan) -> rates.TrueRate | None:
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
            return rates.by_period(flows)
        return rates.by_date([(debt.today, start), *((m.due, -m.payment) for m in moves)])
    except Refused:
        return None


def ranked(outcomes: Sequence[Outcome], budget: int | None) -> list[int]:
    """The place of each outcome, 1 first: status, then affordability, then cost."""

    def key(at: int) -> tuple[bool, bool, bool, int, int]:
        one = outcomes[at]
        unaffordable = one.affordable(budget) is False
        does_nothing = any(name == "do_nothing" for name, _ in one.steps)
        return one.leaves_overdue, unaffordable, does_nothing, one.total + one.still_owed, at

    places = [0] * len(outcomes)
    for place, at in enumerate(sorted(range(len(outcomes)), key=key), 1):
        places[at] = place
    return places


@dataclass(frozen=True)
class Fit:
    """What a budget would bear: months at the contract's rate, months without interest."""

    periods: int | None
    payment: int | None
    periods_without_interest: int | None
    interest_a_month: int


def fit(debt: Debt, budget: int) -> Fit:
    """The shortest level schedule of everything owed today whose instalment fits the budget."""
    owed = debt.owed_today
    share = (
        span_share(debt.terms, debt.today, dates.add_months(debt.today, 1))
        if (debt.terms.rate.per != "total")
        else None
    )
    without = -(-owed // budget) if budget else PERIODS_MOST + 1
    found, pay, monthly = None, None, 0
    if share is not None:
        factor = share.numerator, share.denominator
        monthly = money.part(owed, share)
        found = _shortest(owed, factor, budget)
        pay = amortise.level_amount(owed, factor, found, money.half_up) if found else None
    return Fit(found, pay, without if without <= PERIODS_MOST else None, monthly)


def _shortest(owed: int, factor: amortise.Factor, budget: int) -> int | None:
    def pays(periods: int) -> int:
        return amortise.level_amount(owed, factor, periods, money.half_up)

    if pays(PERIODS_MOST) > budget:
        return None
    low, high = 1, PERIODS_MOST
    while low < high:
        middle = (low + high) // 2
        if pays(middle) <= budget:
            high = middle
        else:
            low = middle + 1
    return low
