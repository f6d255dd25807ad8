"""The other way round: what would make a debt fit a budget, a payment or a last date.

Every figure is a level schedule (等额本息) of everything that is owed today; on a flat-fee plan
(等本等息) it is a flat-fee schedule at the contract's own fee. A fee that the contract takes with
every instalment is part of the payment.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from planner import dates, money
from planner.errors import Refused
from planner.loan import (
    PERIODS_MOST,
    Factor,
    FeeWhen,
    Method,
    Per,
    Row,
    Schedule,
    build,
    level_amount,
    monthly_price,
    span_share,
    usual_factor,
)
from planner.relief.compare import outcome
from planner.relief.course import Course
from planner.relief.debt import Debt
from planner.relief.offers.length import ReAge
from planner.relief.offers.order import Contract

__all__ = ["Fit", "LeastRelief", "for_last_due", "for_payment", "least_relief", "would_fit"]

MILLION = 10**6


class Fit(NamedTuple):
    """What a budget would bear: months at the contract's rate, months without interest."""

    periods: int | None
    payment: int | None
    periods_without_interest: int | None
    interest_a_month: int


def would_fit(debt: Debt, budget: int) -> Fit:
    """The shortest schedule of everything owed today whose instalment fits the budget."""
    owed, pays, price, fee = debt.owed_today, _payment(debt), _monthly(debt), _fee(debt)
    left = budget - fee
    without = -(-owed // left) if left > 0 else PERIODS_MOST + 1
    found = None
    if debt.terms.rate.per != Per.TOTAL:
        shorter = _most(PERIODS_MOST - 1, lambda less: pays(owed, PERIODS_MOST - less) <= left)
        found = None if shorter is None else PERIODS_MOST - shorter
    return Fit(
        found,
        pays(owed, found) + fee if found else None,
        without if without <= PERIODS_MOST else None,
        money.half_up(owed * price[0], price[1]),
    )


class LeastRelief(NamedTuple):
    """The least of each single kind of relief that would make a budget enough.

    `more_periods` at the contract's rate; `lower_rate` (millionths a year, of a level schedule) or
    `forgiven` (fen) over the instalments that the contract has left. None where that kind alone
    cannot do it.
    """

    none_needed: bool
    more_periods: int | None
    lower_rate: int | None
    forgiven: int


def least_relief(debt: Debt, budget: int) -> LeastRelief:
    """What to ask for at the least: more time, a lower rate, or a part forgiven."""
    owed, count, pays = debt.owed_today, _months_left(debt), _payment(debt)
    left = budget - _fee(debt)
    found, contract = would_fit(debt, budget), outcome(debt, [Contract()])
    enough = not debt.overdue and contract.affordable(budget) is True

    def lowered(rate: int) -> int:
        return level_amount(owed, (rate, 12 * MILLION), count, money.half_up)

    return LeastRelief(
        enough,
        None if found.periods is None else max(0, found.periods - count),
        _most(_yearly(debt, lowered, count), lambda rate: lowered(rate) <= left),
        owed - (_most(owed, lambda part: pays(part, count) <= left) or 0),
    )


def _months_left(debt: Debt) -> int:
    """In how many months of the calendar the contract still asks for something."""
    return max(1, len({(row.due.year, row.due.month) for row in debt.ahead}))


def _yearly(debt: Debt, lowered: Callable[[int], int], count: int) -> int:
    """The contract's yearly rate in millionths; of a flat fee the level rate that costs as much."""
    num, den = _monthly(debt)
    yearly = -(-12 * MILLION * num // den)
    if debt.terms.method != Method.FLAT_FEE:
        return yearly
    asked = _payment(debt)(debt.owed_today, count)
    return _most(2 * yearly, lambda rate: lowered(rate) <= asked) or 0


def _fee(debt: Debt) -> int:
    """What every instalment of the contract asks beside interest and principal."""
    return debt.terms.fee_total(FeeWhen.EACH_PERIOD)


def _payment(debt: Debt) -> Callable[[int, int], int]:
    """The instalment of an amount over so many months, at the contract's own price.

    A flat fee is a part of the whole amount every month, however much of it is left.
    """
    price = _monthly(debt)
    if debt.terms.method != Method.FLAT_FEE:
        return lambda owed, count: level_amount(owed, price, count, money.half_up)
    return lambda owed, count: money.down(owed, count) + money.down(owed * price[0], price[1])


def _monthly(debt: Debt) -> Factor:
    """The price of one month, as a fraction of what is owed."""
    terms = debt.terms
    if terms.rate.per in (Per.TOTAL, Per.PERIOD):
        rate = monthly_price(terms)
        share = rate.value / (terms.periods if rate.per == Per.TOTAL else 1)
    elif terms.method == Method.FLAT_FEE:
        share = Fraction(*usual_factor(replace(terms, step=("months", 1))))
    else:
        today, later = debt.today, dates.add_months(debt.today, 1)
        # By itself, as the loan's own due days would cut it: a month under 30/360 is a month.
        share = span_share(replace(terms, start=today, due=(later,), step=None), today, later)
    return share.numerator, share.denominator


def _most(high: int, fits: Callable[[int], bool]) -> int | None:
    """The largest whole number up to `high` that fits, where every smaller one fits too."""
    if not fits(0):
        return None
    low = 0
    while low < high:
        middle = (low + high + 1) // 2
        if fits(middle):
            low = middle
        else:
            high = middle - 1
    return low


def schedule_over(debt: Debt, periods: int) -> Schedule:
    """Everything owed today as so many level instalments from the next due date on."""
    first = debt.ahead[0].due if debt.ahead and debt.ahead[0].due > debt.today else None
    course = Course.of(debt)
    return build(ReAge(periods, first_due=first).on(course).rebuild())


def for_payment(debt: Debt, payment: int) -> tuple[Row, ...]:
    """The shortest level schedule whose usual instalment is at most `payment` fen.

    A term so long that a period's interest exceeds its instalment cannot be written; no longer
    one can.
    """

    def written(periods: int) -> Schedule | None:
        try:
            return schedule_over(debt, periods)
        except Refused as refusal:
            if refusal.code != "payment_below_interest":
                raise
            return None

    def fits(shorter: int) -> bool:
        schedule = written(PERIODS_MOST - shorter)
        return schedule is None or schedule.usual <= payment

    shorter = _most(PERIODS_MOST - 1, fits)
    schedule = None if shorter is None else written(PERIODS_MOST - shorter)
    if schedule is None:
        raise Refused("never_ends", "payment", f"not enough, even over {PERIODS_MOST} instalments")
    return schedule.rows


def for_last_due(debt: Debt, last: date) -> tuple[Row, ...]:
    """The level schedule that is paid off by a day, with as many instalments as fit before it."""
    first = schedule_over(debt, 1).rows[0].due
    if last < first:
        raise Refused("date_order", "last_due", "is before the next due date")
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    if dates.add_months(first, count - 1, first.day) > last:
        count -= 1
    if count > PERIODS_MOST:
        raise Refused("out_of_range", "last_due", f"at most {PERIODS_MOST} instalments")
    return schedule_over(debt, count).rows
