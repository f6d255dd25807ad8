"""Offers that move dates: another due day, months without principal, months without interest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import count, pairwise, takewhile
from typing import Annotated

from annotated_types import Ge, Le

from planner import dates
from planner.dates import DayCount
from planner.errors import Refused
from planner.loan import (
    Method,
    Per,
    Row,
    Terms,
    build,
    first_is_regular,
    listed_step,
    stepped,
)
from planner.relief.ahead import Rescheduled
from planner.relief.course import Course
from planner.relief.move import Move
from planner.relief.offer import Offer

__all__ = ["Defer", "InterestOnly", "InterestPause", "MoveDueDate", "PausedInterest"]

Months = Annotated[int, Ge(1), Le(60)]
Fee = Annotated[int, Ge(0)]


class PausedInterest(StrEnum):
    """What becomes of the interest of months without principal (延期期间的利息)."""

    WAIVED = "waived"
    PAID = "paid"
    ADDED = "added"
    AT_END = "at_end"


@dataclass(frozen=True, slots=True)
class MoveDueDate(Offer):
    """The due day moves once (改还款日); the days between bear interest, paid first (F1).

    The instalment stays what it was. A bullet loan has one payment: it bears the interest of all
    its days.
    """

    to: date
    fee: Fee = 0
    fee_on: date | None = None

    def on(self, course: Course) -> Course:
        terms, to = course.rebuild(), self.to
        begins = course.begins or terms.start
        if to <= max(begins, course.debt.today, *(move.due for move in course.lead)):
            raise Refused("date_order", "to", "must be after today and after the last due date")
        start = terms.start if terms.method == Method.BULLET else _moved_start(terms, to)
        new = replace(terms, start=start, due=moved(terms, to), anchor=to.day)
        return replace(
            course.charged(self.fee, self.fee_on),
            ahead=Rescheduled(new, _same_amounts(course, new)),
            begins=begins,
            cut=course.cut or terms,
            agreed=True,
        )


def _same_amounts(course: Course, new: Terms) -> tuple[Row, ...] | None:
    """The instalments of today on other days, where every period is as long as it was."""
    rows = course.kept_rows()
    even = new.step and (new.day_count == DayCount.THIRTY_360 or new.rate.per == Per.PERIOD)
    if not rows or not even or new.method == Method.BULLET or len(rows) != new.periods:
        return None
    return tuple(row._replace(due=day) for row, day in zip(rows, new.due, strict=True))


def _moved_start(terms: Terms, to: date) -> date:
    """The day from which the moved first period is as long as it was."""
    if first_is_regular(terms) and terms.step:
        return stepped(to, *terms.step, -1, to.day)
    return dates.add_days(terms.start, (to - terms.due[0]).days)


def moved(terms: Terms, to: date) -> tuple[date, ...]:
    """The due dates moved so that the first falls on `to`; listed ones keep their distances."""
    if terms.step:
        return tuple(stepped(to, *terms.step, at, to.day) for at in range(terms.periods))
    found = [_place(day, terms.due[0], to) for day in terms.due]
    if all(one < after for one, after in pairwise(found)):
        return tuple(found)
    return tuple(dates.add_days(day, (to - terms.due[0]).days) for day in terms.due)


def _place(day: date, first: date, to: date) -> date:
    """As many months after `to`, and then days, as a listed day stands after the first one."""
    months = (day.year - first.year) * 12 + day.month - first.month
    days = (day - dates.add_months(first, months, first.day)).days
    return dates.add_days(dates.add_months(to, months, to.day), days)


def _paused(course: Course, months: int, interest: PausedInterest) -> Course:
    """Months without principal; what happens to their interest is the offer's word."""
    terms = course.rebuild()
    own, begins = _own_periods(terms, months), course.begins or terms.start
    balance, lead, waiting = terms.principal, list(course.lead), 0
    spans = _spans(terms, months, begins)
    for start, end, day in spans:
        charge, days = interest_of(terms, balance, start, end), (end - start).days
        if own and start == terms.start:
            charge, days = charge + course.first_interest(terms), (end - begins).days
        move = Move(day, days=days)
        if interest == PausedInterest.PAID:
            move = move._replace(interest=charge)
        elif interest == PausedInterest.ADDED:
            move = move._replace(interest=charge, added=charge)
            balance += charge
        else:
            waiting += charge
        lead.append(move)
    first = _after(terms, months)
    if terms.step:
        due = tuple(stepped(first, *terms.step, k, terms.anchor) for k in range(terms.periods))
    else:
        due = moved(terms, first)
    start = spans[-1][1] if own else _months_on(terms.start, months)
    new = replace(terms, principal=balance, start=start, due=due)
    rows = _same_amounts(course, new) if balance == terms.principal else None
    at_end = waiting if interest == PausedInterest.AT_END else 0
    return replace(
        course,
        ahead=Rescheduled(new, rows),
        lead=tuple(lead),
        tail=course.tail + at_end,
        forgiven_new=course.forgiven_new + waiting - at_end,
        begins=None if own else spans[-1][1],
        cut=None if own else course.cut,
        agreed=True,
    )


def _after(terms: Terms, months: int) -> date:
    """The first due date, some months later; of a loan by days its own next one from there."""
    first = terms.due[0]
    if not terms.step or terms.step[0] == "days":
        end = stepped(first, "months", months, 1, first.day)
        return next(day for day in due_days(terms) if day >= end) if terms.step else end
    return stepped(first, "months", months, 1, terms.anchor)


def due_days(terms: Terms) -> Iterator[date]:
    """Due dates without end: the contract's, then on at its step."""
    yield from terms.due
    unit, size = terms.step or listed_step(terms)
    anchor = terms.anchor if terms.step else terms.due[-1].day
    for at in count(1):
        yield stepped(terms.due[-1], unit, size, at, anchor)


def _own_periods(terms: Terms, months: int) -> bool:
    """Whether a loan pauses its own periods: where they fill the months; else it pauses months."""
    unit, size = terms.step or ("months", 1)
    return terms.method != Method.BULLET and (unit == "days" or months % size == 0)


def _spans(terms: Terms, months: int, begins: date) -> list[tuple[date, date, date]]:
    """The paused spans: from, to, and the date that stands in the plan."""
    if _own_periods(terms, months):
        end = _after(terms, months)
        days: Sequence[date] = list(takewhile(lambda day: day < end, due_days(terms)))
        return list(zip([terms.start, *days], days, days, strict=False))
    ends = [_months_on(begins, k) for k in range(months + 1)]
    days = [stepped(terms.due[0], "months", 1, k, terms.anchor) for k in range(months)]
    return list(zip(ends, ends[1:], days, strict=False))


def _months_on(day: date, months: int) -> date:
    return stepped(day, "months", 1, months, day.day)


def interest_of(terms: Terms, balance: int, start: date, end: date) -> int:
    """Interest of one paused period, as the contract counts a period."""
    if terms.method == Method.FLAT_FEE:
        return 0
    one = replace(
        terms, principal=balance, method=Method.INTEREST_FIRST, start=start, due=(end,), fees=()
    )
    return build(one).rows[0].interest


@dataclass(frozen=True, slots=True)
class Defer(Offer):
    """Months without principal (延期还款); what becomes of their interest is the lender's word.

    `fee` (延期手续费) is paid on `fee_on`, or today.
    """

    months: Months
    interest: PausedInterest
    fee: Fee = 0
    fee_on: date | None = None

    def on(self, course: Course) -> Course:
        return _paused(course.charged(self.fee, self.fee_on), self.months, self.interest)


@dataclass(frozen=True, slots=True)
class InterestOnly(Offer):
    """Months in which only the interest is paid (只还利息)."""

    months: Months

    def on(self, course: Course) -> Course:
        return _paused(course, self.months, PausedInterest.PAID)


@dataclass(frozen=True, slots=True)
class InterestPause(Offer):
    """Nothing is charged between two days (停息); the instalments stay where they are."""

    start: date
    end: date
    fee: Fee = 0
    fee_on: date | None = None

    def on(self, course: Course) -> Course:
        if self.end <= self.start:
            after = self.start.isoformat()
            raise Refused("date_order", "to", "must be after from", after=after)
        course.rebuild()
        if course.pause:
            raise Refused("cannot_combine", "", "there is a pause of interest already")
        charged = course.charged(self.fee, self.fee_on)
        return replace(charged, pause=(self.start, self.end), agreed=True)
