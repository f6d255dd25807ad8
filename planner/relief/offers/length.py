"""Offers that write a new schedule: a longer term, instalments, re-aging."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction

from planner import money
from planner.errors import Refused
from planner.loan import Method, Per, Rate, Row, Terms, monthly_price, onward
from planner.relief.ahead import Fixed, Rescheduled, rows_of
from planner.relief.course import NONE_LEFT, Course
from planner.relief.move import Move, moves_of, remainder
from planner.relief.offer import Offer
from planner.relief.offers.plan import NewPlan, Periods, cleared, even_parts
from planner.relief.remaining import terms_ahead

__all__ = ["ExtendTerm", "Instalments", "InterestOn", "ReAge", "Spread"]


class Spread(StrEnum):
    """What new instalments are made of: the overdue part, or everything that is owed."""

    OVERDUE = "overdue"
    WHOLE_BALANCE = "whole_balance"


class InterestOn(StrEnum):
    """What bears interest after re-aging: everything, or principal alone."""

    ALL = "all"
    PRINCIPAL_ONLY = "principal_only"


@dataclass(frozen=True, slots=True)
class ExtendTerm(Offer):
    """The same contract over more or fewer periods (展期); the same number changes nothing.

    `fee` is an amount in fen, or a fraction of the principal; it is paid with the first instalment.
    """

    periods: Periods
    rate: Rate | None = None
    fee: int | Fraction = 0

    def on(self, course: Course) -> Course:
        terms, rate = course.rebuild(), self.rate
        if rate and rate.per == Per.TOTAL and terms.method != Method.FLAT_FEE:
            raise Refused("rate_per", "rate.per", 'a "total" rate belongs to flat_fee only')
        changed = isinstance(course.ahead, Rescheduled)
        run = course.debt.terms if terms.method == Method.BULLET and not changed else terms
        due = onward(run, run.due, self.periods)
        if due[-1] < course.debt.today:
            raise Refused("date_order", "periods", "would end before today")
        course = replace(course, first_fee=course.first_fee + self._fee(terms), agreed=True)
        if rate is None and due == run.due:
            return course
        if not changed or terms.method == Method.FLAT_FEE:
            longer = terms_ahead(course.debt, terms.principal, self.periods, rate)
        else:
            longer = replace(terms, rate=rate or terms.rate)
        new = replace(longer, start=terms.start, due=due)
        return replace(course, ahead=Rescheduled(new), forgiven_rate=_given_up(course, new))

    def _fee(self, terms: Terms) -> int:
        return self.fee if isinstance(self.fee, int) else money.part(terms.principal, self.fee)


def _given_up(course: Course, new: Terms) -> int:
    """Contract interest that a lower rate gives up: never more than the contract still asked."""
    debt = course.debt
    if new.rate == monthly_price(debt.terms) and new.fees == course.each_period:
        return 0
    asked = _price(debt.ahead)
    if debt.terms.rate.per != Per.TOTAL:
        own, fees = debt.terms, course.each_period
        same = replace(new, rate=own.rate, method=own.method, fees=fees)
        asked = min(asked, _price(rows_of(same)) + course.first_interest(same))
    return max(0, asked - _price(rows_of(new)) - course.first_interest(new))


def _price(rows: Iterable[Row]) -> int:
    return sum(row.interest + row.fee for row in rows)


def _whole(course: Course, plan: NewPlan) -> Course:
    """Everything owed today becomes the principal of a new schedule that starts today."""
    course.first_change()
    new = plan.terms(course, course.owed_on(course.debt.today))
    given_up = _given_up(course, new)
    return replace(cleared(course), ahead=Rescheduled(new), forgiven_rate=given_up)


@dataclass(frozen=True, slots=True)
class Instalments(Offer):
    """A plan of its own (分期偿还) for the overdue part, or for everything: at a rate or a fee."""

    periods: Periods
    spread: Spread
    rate: Rate | None = None
    flat_fee: Rate | None = None
    first_due: date | None = None

    def on(self, course: Course) -> Course:
        if (self.rate is None) == (self.flat_fee is None):
            raise Refused("one_of_two", "rate", "give either rate or flat_fee")
        price, flat = self.rate or self.flat_fee, self.flat_fee is not None
        plan = NewPlan(self.periods, self.first_due, price, flat, own_fees=False)
        if self.spread == Spread.WHOLE_BALANCE:
            return _whole(course, plan)
        if not course.arrears.total:
            raise Refused("nothing_overdue", "on", "nothing is overdue")
        terms = plan.terms(course, course.arrears.total)
        rows = rows_of(terms)
        side = moves_of(rows, terms.start, remainder(terms, rows))
        beside = (*course.side, *side)
        return replace(course, side=beside, arrears=NONE_LEFT, agreed=True)


@dataclass(frozen=True, slots=True)
class ReAge(Offer):
    """Everything owed today starts anew (重新起算), at the contract's rate or another.

    With `principal_only` what is owed beside principal is spread evenly and bears no interest.
    """

    periods: Periods
    rate: Rate | None = None
    first_due: date | None = None
    interest_on: InterestOn = InterestOn.ALL

    def on(self, course: Course) -> Course:
        plan = NewPlan(self.periods, self.first_due, self.rate)
        if self.interest_on == InterestOn.ALL:
            return _whole(course, plan)
        course.every_payment()
        owed, principal = course.owed_on(course.debt.today), _principal(course)
        terms = plan.terms(course, principal)
        rows = rows_of(terms)
        found = moves_of(rows, terms.start, remainder(terms, rows))
        fees = course.arrears.fees + course.arrears.penalty
        both = _with_parts(found, owed - principal, min(fees, owed - principal))
        given_up = _given_up(course, terms)
        return replace(cleared(course), ahead=Fixed(both), forgiven_rate=given_up)


def _principal(course: Course) -> int:
    """The principal that is not paid yet, overdue or not."""
    return max(0, course.debt.principal_ahead + course.arrears.principal)


def _with_parts(moves: list[Move], amount: int, fees: int) -> tuple[Move, ...]:
    """An amount spread evenly over the movements: its fees first, then its interest."""
    found, parts = [], even_parts(amount, len(moves))
    for move, part in zip(moves, parts, strict=True):
        fee = min(part, fees)
        fees -= fee
        interest, rest = move.interest + part - fee, move.rest + part - parts[0]
        found.append(move._replace(interest=interest, fee=move.fee + fee, rest=rest))
    return tuple(found)
