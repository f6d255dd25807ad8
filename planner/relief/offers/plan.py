"""A new monthly plan, as several offers write one: its dates, its price, its parts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from annotated_types import Ge, Le

from planner import dates, money
from planner.errors import Refused
from planner.loan import PERIODS_MOST, Method, Per, Rate, Terms, monthly_price, next_due, stepped
from planner.money import Rounding
from planner.relief.course import NONE_LEFT, Course
from planner.relief.debt import Debt

Periods = Annotated[int, Ge(1), Le(PERIODS_MOST)]


@dataclass(frozen=True, slots=True)
class NewPlan:
    """A new monthly schedule: how long, from when, at which price (the contract's, unless said)."""

    periods: int
    first_due: date | None = None
    rate: Rate | None = None
    flat: bool = False
    own_fees: bool = True

    def terms(self, course: Course, principal: int) -> Terms:
        debt = course.debt
        first = first_after_today(debt, self.first_due)
        rate, flat = self.rate, self.flat
        if rate is None:
            rate, flat = monthly_price(debt.terms), debt.terms.method == Method.FLAT_FEE
            if flat and rate.per == Per.TOTAL:
                message = "a flat-fee plan of another length needs its own fee"
                raise Refused("missing", "rate", message)
        elif rate.per == Per.TOTAL and not flat:
            raise Refused("rate_per", "rate.per", 'a "total" rate is a flat fee')
        due = dates.calendar(first, "months", 1, self.periods, first.day)
        back = stepped(first, "months", 1, -1, first.day)
        return Terms(
            principal=max(principal, 1),
            method=Method.FLAT_FEE if flat else Method.LEVEL_PAYMENT,
            rate=rate,
            due=due,
            start=back if flat or rate.per == Per.PERIOD else debt.today,
            anchor=first.day,
            day_count=debt.terms.day_count,
            rounding=Rounding.DOWN if flat else Rounding.HALF_UP,
            fees=course.each_period if self.own_fees else (),
        )


def first_after_today(debt: Debt, first: date | None) -> date:
    """The first due date of a new plan: as agreed, or the contract's next day of the month."""
    found = first or next_due(debt.today, debt.terms.anchor if debt.ahead else debt.today.day)
    if found <= debt.today:
        raise Refused("date_order", "first_due", "must be after today")
    return found


def cleared(course: Course) -> Course:
    """The same once everything that is owed has become part of an agreed plan."""
    return replace(course, arrears=NONE_LEFT, credit=0, agreed=True)


def even_parts(amount: int, count: int) -> list[int]:
    """An amount in equal parts cut down to the fen; the last takes the rest."""
    part = money.down(amount, count)
    return [part] * (count - 1) + [amount - part * (count - 1)]
