"""A loan row by row: dates and payments around what its method gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import repeat
from typing import NamedTuple

from planner import dates, irr
from planner.loan.methods import METHODS
from planner.loan.periods import factors, first_is_regular
from planner.loan.terms import FeeWhen, Method, Terms

# Looking a member up in its class takes longer than a row does.
BULLET, EACH_PERIOD = Method.BULLET, FeeWhen.EACH_PERIOD


class Row(NamedTuple):
    """One instalment. Money in fen; `days` are calendar days since the due date before."""

    number: int
    due: date
    days: int
    opening: int
    interest: int
    fee: int
    principal: int
    payment: int
    closing: int


class Columns(NamedTuple):
    """The same figures as the rows', each column together."""

    number: Sequence[int]
    due: Sequence[date]
    days: Sequence[int]
    opening: Sequence[int]
    interest: Sequence[int]
    fee: Sequence[int]
    principal: Sequence[int]
    payment: Sequence[int]
    closing: Sequence[int]


@dataclass(slots=True)
class Schedule:
    """One loan, period by period, and what its borrower pays a period."""

    terms: Terms
    columns: Columns
    usual: int
    _rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """One row an instalment, made when first asked for."""
        if not self._rows:
            # What Row(*values) does, without entering a Python function for each row.
            self._rows = tuple(map(tuple.__new__, repeat(Row), zip(*self.columns)))  # noqa: B905
        return self._rows

    def total(self, column: str) -> int:
        """The sum of one column, in fen."""
        return int(sum(getattr(self.columns, column)))


def build(terms: Terms) -> Schedule:
    """The whole schedule of one loan. Rows after the balance has reached zero are left out."""
    interest, fee, principal, payment, balances = METHODS[terms.method](terms, factors(terms))
    due = terms.due[-1:] if terms.method == BULLET else terms.due
    number, days = range(1, len(due) + 1), dates.days_between(terms.start, due)
    each = terms.fee_total(EACH_PERIOD) if terms.fees else 0
    if each:
        fee = [one + each for one in fee]
        payment = [one + each for one in payment]
    opening, closing = balances[:-1], balances[1:]
    found = Columns(number, due, days, opening, interest, fee, principal, payment, closing)
    return Schedule(terms, _trimmed(found, each), payment[0])


def _trimmed(whole: Columns, each: int) -> Columns:
    rows = end = len(whole.due)
    while end > 1 and whole.opening[end - 1] == 0 and whole.payment[end - 1] == each:
        end -= 1
    return whole if end == rows else Columns._make(column[:end] for column in whole)


def schedule_rate(schedule: Schedule) -> irr.TrueRate:
    """The rate of a schedule on the money really received."""
    return paid_rate(schedule.terms, {row.due: row.payment for row in schedule.rows})


def paid_rate(terms: Terms, paid: Mapping[date, int]) -> irr.TrueRate:
    """The rate of payments on the due days of a loan, on the money really received."""
    net = terms.received - terms.fee_total(FeeWhen.PAID)
    if terms.step is not None and first_is_regular(terms):
        unit, size = terms.step
        flows = [net, *(-paid.get(day, 0) for day in terms.due)]
        return irr.by_period(flows, Fraction(12 if unit == "months" else 365, size))
    return irr.by_date([(terms.start, net), *((day, -one) for day, one in paid.items())])
