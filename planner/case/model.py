"""What its borrower knows of one debt: the one value that every page and every letter reads.

Money in fen; what is not known is None, never zero. The first day on which something is unpaid
(`first_due`) says both how late a debt is and when it falls due next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from planner.arrears import PARTS, Charge, Late, Missed, Owed, Part, Penalty, follow
from planner.dates import add_months
from planner.errors import Refused
from planner.loan import Method, Per, Rate, Terms, build
from planner.money import Rounding
from planner.relief import Debt

T = TypeVar("T")


class Kind(StrEnum):
    """Whose money it is."""

    PLATFORM = "platform"
    CARD = "card"
    BANK_LOAN = "bank_loan"
    CONSUMER_FINANCE = "consumer_finance"
    MICRO_LENDER = "micro_lender"
    PERSON = "person"
    HOSPITAL = "hospital"
    OTHER = "other"


class Certainty(StrEnum):
    """How sure a figure is: told by the lender, counted, taken for the usual, or not known."""

    CONFIRMED = "confirmed"
    ESTIMATED = "estimated"
    ASSUMED = "assumed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount in fen and how sure it is."""

    amount: int
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class KnownDebt:
    """One debt as its borrower knows it on `owed_on`.

    `owed` is the principal still owed, `periods_left` the instalments still to pay. `penalty_rate`
    is a rate of its own for lateness, `penalty_times` a multiple of the contract's. `stated` is
    what the lender itself says is overdue. `turn_day` is the day of lateness from which payments
    on a card go to the principal first. `fees_left` are the fees still to come of a flat fee that
    was agreed on a larger sum than is owed now; without it the fee is on what is owed.
    """

    owed: int | None
    owed_on: date
    first_due: date | None = None
    kind: Kind = Kind.OTHER
    name: str = ""
    rate: Rate | None = None
    method: Method | None = None
    periods_left: int | None = None
    rounding: Rounding | None = None
    penalty_rate: Rate | None = None
    penalty_times: Fraction | None = None
    late_fee: int | None = None
    turn_day: int | None = None
    fees_left: int | None = None
    stated: int | None = None

    @property
    def is_bill(self) -> bool:
        """Whether it is a card's bill: one sum on one day, no instalments agreed."""
        return self.kind is Kind.CARD and self.method is None

    def days_late(self, today: date) -> int:
        """Days since the first unpaid day; 0 while that is today or ahead."""
        return max(0, (today - _known("first_due", self.first_due)).days)

    def terms(self) -> Terms:
        """The contract from the first unpaid instalment on (loan).

        A bill and a loan repaid at the end are one sum on the first unpaid day; the interest of a
        bill begins after that day, that of a loan is in the sum.
        """
        owed, first = _known("principal", self.owed), _known("first_due", self.first_due)
        rate = _known("rate", self.rate)
        if self.fees_left is not None:
            rate = Rate(Fraction(self.fees_left, owed), Per.TOTAL)
        if self.is_bill:
            return Terms(owed, Method.BULLET, rate, (first,), first, first.day)
        method = _known("method", self.method)
        periods = _known("periods", self.periods_left)
        rounding = self.rounding or (
            Rounding.DOWN if method == Method.FLAT_FEE else Rounding.HALF_UP
        )
        if method == Method.BULLET:
            due: tuple[date, ...] = (first,)
            start, step = add_months(first, -periods), ("months", periods)
        else:
            due = tuple(add_months(first, at, first.day) for at in range(periods))
            start, step = self._begins(first), ("months", 1)
        return Terms(owed, method, rate, due, start, first.day, step, rounding=rounding)

    def _begins(self, first: date) -> date:
        """The day from which the first unpaid instalment bears interest: a month before it."""
        before = add_months(first, -1)
        if first == add_months(self.owed_on, 1):
            return self.owed_on
        return min(before, self.owed_on)

    def late(self) -> Late:
        """What its contract says of being late (arrears); without a word of it, its own rate."""
        rate, times = self.penalty_rate, Fraction(1)
        if rate is None:
            rate, times = _known("rate", self.rate), self.penalty_times or times
        if rate.per in (Per.PERIOD, Per.TOTAL):
            raise Refused("missing", "penalty_rate", "needs a rate per day, month or year")
        assumed = self.penalty_rate is None and self.penalty_times is None and not self.is_bill
        charges = (Charge(amount=self.late_fee),) if self.late_fee else ()
        turned = (Part.PRINCIPAL, *(part for part in PARTS if part is not Part.PRINCIPAL))
        turns = ((self.turn_day, turned),) if self.turn_day else ()
        grows = Penalty(Rate(rate.value * times, rate.per))
        return Late(grows, charges, PARTS, turns, assumed)

    def as_of(self, today: date) -> Debt:
        """The debt as it stands on a day (relief).

        Where the lender says that more is overdue than is counted, that much is owed on top; where
        it says less, the rest counts as paid today, in the order of the contract.
        """
        counted = self.overdue([today])[0].total
        if self.stated is None or not counted:
            return Debt(self.terms(), 0, self.late(), today)
        claimed, less = max(0, self.stated - counted), max(0, counted - self.stated)
        settled = ((today, less),) if less else ()
        return Debt(self.terms(), 0, self.late(), today, settled, claimed=claimed)

    def unpaid(self) -> tuple[Missed, ...]:
        """Every instalment still to be paid, or the bill as one sum."""
        rows = build(self.terms()).rows
        return tuple(Missed(row.due, row.principal, row.interest, row.fee) for row in rows)

    def missed(self, today: date) -> tuple[Missed, ...]:
        """What fell due before a day and is unpaid (arrears)."""
        return tuple(one for one in self.unpaid() if one.due < today)

    def overdue(self, days: Sequence[date]) -> list[Owed]:
        """What is overdue on each day when nothing is paid: due before it, and its growth."""
        unpaid, late = self.unpaid(), self.late()
        return [_grown([one for one in unpaid if one.due < day], late, day) for day in days]

    def asked(self, days: Sequence[date]) -> list[Owed]:
        """What has to be paid by each day to be up to date: the overdue, and what is due then."""
        unpaid, late = self.unpaid(), self.late()
        return [_grown([one for one in unpaid if one.due <= day], late, day) for day in days]

    def overdue_today(self, today: date) -> Figure:
        """What is overdue: the lender's own word where there is one, else our count."""
        if self.stated is not None:
            return Figure(self.stated, Certainty.CONFIRMED)
        sure = Certainty.ASSUMED if self.late().assumed else Certainty.ESTIMATED
        return Figure(self.overdue([today])[0].total, sure)


def _grown(missed: Sequence[Missed], late: Late, day: date) -> Owed:
    owed, _ = follow(missed, late, [day])
    return owed[0]


def _known(field: str, value: T | None) -> T:
    """A value that has to be known here."""
    if value is None:
        raise Refused("missing", field, "is needed")
    return value
