"""Offers that forgive or end a debt: a waiver, a settlement, another lender's loan."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Annotated

from annotated_types import Ge, Le

from planner import money
from planner.errors import Refused
from planner.loan import EarlyFee, FeeWhen, Terms, stepped
from planner.relief.ahead import Fixed, Settled, rows_of
from planner.relief.course import NONE_LEFT, Course
from planner.relief.move import Move, moves_of, remainder
from planner.relief.offer import Offer
from planner.relief.offers.plan import Periods, even_parts, first_after_today

__all__ = ["Parts", "Refinance", "SettleFor", "Waive"]

Share = Annotated[Fraction, Ge(0), Le(1)]


@dataclass(frozen=True, slots=True)
class Waive(Offer):
    """Penalty or interest of the overdue part is given up (减免): all, a fraction or an amount."""

    penalty: bool = False
    interest: bool = False
    fraction: Share | None = None
    amount: Annotated[int, Ge(0)] | None = None

    def on(self, course: Course) -> Course:
        left = course.arrears
        interest = left.interest if self.interest else 0
        penalty = left.penalty if self.penalty else 0
        taken = self._taken(course, interest + penalty)
        from_penalty = min(taken, penalty)
        from_interest = taken - from_penalty
        less = left._replace(
            penalty=left.penalty - from_penalty, interest=left.interest - from_interest
        )
        return replace(
            course,
            arrears=less,
            forgiven_new=course.forgiven_new + from_penalty,
            forgiven_old=course.forgiven_old + from_interest,
            agreed=True,
        )

    def _taken(self, course: Course, available: int) -> int:
        if self.fraction is not None and self.amount is not None:
            raise Refused("one_of_two", "fraction", "give either fraction or amount")
        if not available and _became_principal(course):
            message = "nothing is left to waive: it has been paid or become principal; put it first"
            raise Refused("nothing_to_waive", "", message)
        if self.fraction is not None:
            return money.part(available, self.fraction)
        if self.amount is None:
            return available
        if self.amount > available:
            most, message = money.yuan(available), "more than what is owed of these parts"
            raise Refused("too_large", "amount", message, most=most)
        return self.amount


def _became_principal(course: Course) -> bool:
    """Whether a step before has paid or spread what was overdue."""
    waived = course.forgiven_new + course.forgiven_old
    return not course.arrears.total and waived < course.debt.arrears().total


@dataclass(frozen=True, slots=True)
class Parts:
    """A settlement in monthly parts: how many, and when the first is due."""

    periods: Periods
    first_due: date | None = None


@dataclass(frozen=True, slots=True)
class SettleFor(Offer):
    """One sum ends the debt (一次性结清), or several parts of it; the rest is forgiven.

    `amount` in fen, or a `fraction` of what is owed on `day` (today).
    """

    amount: Annotated[int, Ge(1)] | None = None
    day: date | None = None
    fraction: Share | None = None
    parts: Parts | None = None

    def on(self, course: Course) -> Course:
        today = course.debt.today
        day = self.day or today
        course.every_payment()
        if day < today:
            raise Refused("date_order", "on", "must not be before today")
        owed = course.owed_on(day)
        amount = self._amount(owed)
        return replace(
            course,
            lead=(*course.lead, *self._paid(course, amount, day)),
            ahead=Settled(),
            arrears=NONE_LEFT,
            credit=0,
            forgiven_new=course.forgiven_new + owed - amount,
            agreed=True,
        )

    def _amount(self, owed: int) -> int:
        if (self.amount is None) == (self.fraction is None):
            raise Refused("one_of_two", "amount", "give either amount or fraction")
        amount = self.amount
        if amount is None:
            amount = money.part(owed, self.fraction or Fraction(0))
        if amount > owed:
            most = money.yuan(owed)
            raise Refused("too_large", "amount", "more than what is owed that day", most=most)
        return amount

    def _paid(self, course: Course, amount: int, day: date) -> list[Move]:
        if self.parts is None:
            return [Move(day, principal=amount)]
        first = self.parts.first_due or self.day or first_after_today(course.debt, None)
        if first < day:
            raise Refused("date_order", "in.first_due", "must not be before the day agreed")
        parts, found = even_parts(amount, self.parts.periods), []
        for at, part in enumerate(parts):
            due = stepped(first, "months", 1, at, first.day)
            found.append(Move(due, principal=part, rest=part - parts[0]))
        return found


def _overdue_until(course: Course, day: date) -> date | None:
    """Another lender's money on a later day leaves the debt overdue until then."""
    missed = course.arrears.total > 0 or any(row.due < day for row in course.debt.ahead)
    return day if missed and day > course.debt.today else None


@dataclass(frozen=True, slots=True)
class Refinance(Offer):
    """A new loan pays off the old one on the day it starts (借新还旧, F20).

    What the new money does not cover is paid that day; what is over comes back as cash.
    """

    loan: Terms
    early_fee: EarlyFee = field(default_factory=EarlyFee)

    def on(self, course: Course) -> Course:
        loan = self.loan
        course.every_payment()
        if loan.start < course.debt.today:
            raise Refused("date_order", "loan.start", "must not be before today")
        old = replace(course.debt, today=loan.start)
        # The part of the running fee that is used up by then is in `owed_on` already.
        fee = self.early_fee.on(old.balance, sum(row.fee for row in old.ahead) - old.running_fee)
        short = course.owed_on(loan.start) + fee - loan.received
        paid, rows = loan.fee_total(FeeWhen.PAID), rows_of(loan)
        swap = Move(loan.start, fee=paid, principal=max(short, 0), added=max(-short, 0))
        return replace(
            course,
            lead=(*course.lead, swap),
            ahead=Fixed(tuple(moves_of(rows, loan.start, remainder(loan, rows)))),
            arrears=NONE_LEFT,
            credit=0,
            overdue_until=_overdue_until(course, loan.start),
            agreed=True,
        )
