"""Offers that keep the contract or change what a payment is used for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import islice
from typing import Annotated, ClassVar

from annotated_types import Ge, Le

from planner import money
from planner.errors import Refused
from planner.loan import PERIODS_MOST, Method, Per, Rate, span_share
from planner.money import Rounding
from planner.relief.ahead import Fixed, Unpaid, rows_of
from planner.relief.course import Course
from planner.relief.move import Move
from planner.relief.offer import Offer
from planner.relief.offers.due_dates import due_days, interest_of
from planner.relief.offers.plan import cleared

__all__ = ["Contract", "DoNothing", "MinimumPayment", "PrincipalFirst"]


@dataclass(frozen=True, slots=True)
class Contract(Offer):
    """Go on as agreed (按原计划)."""

    alone: ClassVar[str] = "contract"

    def on(self, course: Course) -> Course:
        return course


@dataclass(frozen=True, slots=True)
class DoNothing(Offer):
    """Pay nothing (不还): what the arrears grow to, under the overdue terms. Only to compare."""

    alone: ClassVar[str] = "do_nothing"

    def on(self, course: Course) -> Course:
        return replace(course, ahead=Unpaid())


@dataclass(frozen=True, slots=True)
class PrincipalFirst(Offer):
    """The contract's payments go to principal first (先本后息); interest waits and does not grow.

    Arrears join what is paid: their principal first too, their interest and penalty at the end.
    """

    payment: Annotated[int, Ge(1)] | None = None

    def on(self, course: Course) -> Course:
        course.every_payment()
        terms, debt, arrears = course.rebuild(), course.debt, course.arrears
        ahead = rows_of(terms)
        principal, interest = terms.principal + arrears.principal, arrears.interest
        fees, before = arrears.fees + arrears.penalty, terms.start
        if arrears.principal and terms.method != Method.FLAT_FEE:
            # The penalty has covered these days on the overdue part.
            interest -= money.part(arrears.principal, span_share(terms, before, debt.today))
        rows: list[Move] = []
        for at, day in enumerate(islice(due_days(terms), PERIODS_MOST)):
            if not principal + interest + fees:
                break
            row = ahead[min(at, len(ahead) - 1)]
            interest += interest_of(terms, principal, before, day)
            fees += ahead[at].fee if at < len(ahead) else 0
            left = self.payment or row.payment
            parts = []
            for owed in (principal, interest, fees):
                parts.append(min(left, owed))
                left -= parts[-1]
            principal, interest, fees = principal - parts[0], interest - parts[1], fees - parts[2]
            rows.append(Move(day, parts[1], parts[2], parts[0], days=(day - before).days))
            before = day
        if principal + interest + fees:
            raise Refused("never_ends", "payment", f"not paid off after {PERIODS_MOST} payments")
        return replace(cleared(course), credit=course.credit, ahead=Fixed(tuple(rows)))


@dataclass(frozen=True, slots=True)
class MinimumPayment(Offer):
    """Only the minimum each month until nothing is left (最低还款); arrears stay as they are.

    The minimum is max(floor, fraction × (balance + interest)). Until the first due date the
    contract's price runs, from then on `rate`.
    """

    fraction: Annotated[Fraction, Ge(0), Le(1)]
    floor: Annotated[int, Ge(0)] = 0
    rate: Rate | None = None

    def on(self, course: Course) -> Course:
        course.every_payment()
        terms = course.rebuild()
        rate = self.rate or terms.rate
        if rate.per == Per.TOTAL:
            message = "what is left after a minimum payment needs its own rate"
            raise Refused("missing", "rate", message)
        after = replace(terms, rate=rate, method=Method.LEVEL_PAYMENT, rounding=Rounding.HALF_UP)
        balance, before, now = terms.principal, terms.start, terms
        fees, rows = sum(row.fee for row in course.main()), list[Move]()
        monthly = replace(after, due=terms.due[:1], step=("months", 1))
        for day in islice(due_days(monthly), PERIODS_MOST):
            interest = interest_of(now, balance, before, day)
            fee = fees if not rows else 0
            owed = balance + interest + fee
            pay = min(owed, max(self.floor, money.part(owed, self.fraction)))
            short, days = max(0, interest + fee - pay), (day - before).days
            rows.append(Move(day, interest, fee, max(0, pay - interest - fee), short, days))
            balance, before, now = owed - pay, day, after
            if not balance:
                break
        else:
            raise Refused("never_ends", "fraction", f"not paid off after {PERIODS_MOST} minimums")
        return replace(course, ahead=Fixed(tuple(rows)), agreed=False)
