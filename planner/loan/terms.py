"""What a loan contract says: values only, and its due dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from planner import dates, money
from planner.dates import DayCount
from planner.money import Rounding

PERIODS_MOST = 600


class Method(StrEnum):
    """How a loan is repaid (还款方式)."""

    LEVEL_PAYMENT = "level_payment"  # 等额本息
    LEVEL_PRINCIPAL = "level_principal"  # 等额本金
    FLAT_FEE = "flat_fee"  # 等本等息
    INTEREST_FIRST = "interest_first"  # 先息后本
    BULLET = "bullet"  # 到期一次还本付息


class Per(StrEnum):
    """What a rate is counted per."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    PERIOD = "period"
    TOTAL = "total"


class FeeWhen(StrEnum):
    """When a charge beside interest is taken."""

    DEDUCTED = "upfront_deducted"
    PAID = "upfront_paid"
    EACH_PERIOD = "each_period"


@dataclass(frozen=True)
class Rate:
    """A rate and what it is counted per."""

    value: Fraction
    per: Per


@dataclass(frozen=True)
class Fee:
    """A charge beside interest: an amount or a fraction of the first principal."""

    amount: int
    when: FeeWhen
    name: str = ""


class Layout(NamedTuple):
    """Where rounding goes in rows that follow no usual layout; None and False are the usual one.

    `principal` rounds equal parts of the principal otherwise than the method does, `first_row`
    lets the first row take what rounding leaves (not the last), `by_formula` takes the instalment
    from the formula of equal periods though interest is counted by real days.
    """

    principal: Rounding | None = None
    first_row: bool = False
    by_formula: bool = False


USUAL = Layout()


@dataclass(frozen=True)
class Terms:
    """The terms of one loan. Money in fen; `due` holds one date per period."""

    principal: int
    method: Method
    rate: Rate
    due: tuple[date, ...]
    start: date
    anchor: int
    step: tuple[str, int] | None = ("months", 1)
    day_count: DayCount = DayCount.THIRTY_360
    rounding: Rounding = Rounding.HALF_UP
    payment_multiple: int = 0
    fees: tuple[Fee, ...] = ()
    layout: Layout = USUAL

    @property
    def periods(self) -> int:
        return len(self.due)

    def fee_total(self, when: FeeWhen) -> int:
        """All fees of one kind, in fen."""
        return sum(fee.amount for fee in self.fees if fee.when == when) if self.fees else 0

    @property
    def received(self) -> int:
        """What arrived: the principal less the fees kept back."""
        return self.principal - self.fee_total(FeeWhen.DEDUCTED)


def stepped(day: date, unit: str, size: int, steps: int, anchor: int) -> date:
    """A date some steps after another, coming back to the anchor day after short months."""
    if unit == "months":
        return dates.add_months(day, size * steps, anchor)
    return dates.add_days(day, size * steps)


def previous_due(terms: Terms, paid: int) -> date:
    """The last due date that is paid, or the day the money arrived."""
    return terms.due[paid - 1] if paid else terms.start


def onward(terms: Terms, due: Sequence[date], periods: int) -> tuple[date, ...]:
    """So many due dates: the contract's own, then on at its step."""
    if terms.step:
        return tuple(stepped(due[0], *terms.step, at, terms.anchor) for at in range(periods))
    unit, size = listed_step(terms)
    more = range(1, periods - len(due) + 1)
    return (*due[:periods], *(stepped(due[-1], unit, size, at, due[-1].day) for at in more))


def listed_step(terms: Terms) -> tuple[str, int]:
    """How listed dates go on: at their last distance, in months where it is four weeks or more."""
    before = terms.due[-2] if terms.periods > 1 else terms.start
    days = (terms.due[-1] - before).days
    return ("months", money.half_up(days * 12, 365)) if days >= 28 else ("days", days)


def next_due(day: date, anchor: int) -> date:
    """The first day after another that is the contract's day of the month.

    >>> next_due(date(2026, 1, 1), 31), next_due(date(2026, 1, 31), 31)
    (datetime.date(2026, 1, 31), datetime.date(2026, 2, 28))
    """
    same = dates.add_months(day, 0, anchor)
    return same if same > day else dates.add_months(day, 1, anchor)
