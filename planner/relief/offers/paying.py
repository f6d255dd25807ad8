"""Offers that pay other amounts: the arrears, a part now, a part early, or agreed steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Annotated

from annotated_types import Ge, Len

from planner import money
from planner.errors import Refused
from planner.loan import PERIODS_MOST, EarlyFee, FeeWhen, Method, Row, span_share
from planner.relief.ahead import Fixed, rows_of
from planner.relief.course import NONE_LEFT, Course
from planner.relief.move import Move, moves_of, remainder
from planner.relief.offer import Offer, apply
from planner.relief.offers.due_dates import interest_of
from planner.relief.offers.plan import NewPlan, Periods, cleared, even_parts

__all__ = ["Keep", "PartNow", "PayArrearsNow", "Prepay", "Rest", "Step", "Steps"]


class Keep(StrEnum):
    """What stays after a part is paid early: the last day, or the instalment."""

    TERM = "term"
    PAYMENT = "payment"


class Rest(StrEnum):
    """What becomes of what agreed steps leave: forgiven, paid with the last, spread evenly."""

    WAIVE = "waive"
    BALLOON = "balloon"
    LEVEL = "level"


@dataclass(frozen=True, slots=True)
class PayArrearsNow(Offer):
    """What is overdue is paid today with its penalty (补齐逾期), then on as agreed."""

    def on(self, course: Course) -> Course:
        left = course.arrears
        if not left.total:
            return replace(course, arrears=NONE_LEFT)
        days = max(0, (course.debt.today - course.debt.accrues_from).days)
        fee = left.fees + left.penalty
        paid = Move(course.debt.today, left.interest, fee, left.principal, days=days)
        return replace(course, lead=(*course.lead, paid), arrears=NONE_LEFT)


@dataclass(frozen=True, slots=True)
class PartNow(Offer):
    """A part today, and what is left in another way (先还一部分).

    The money goes to what is overdue, in the contract's order; what is over counts for the next
    instalments.
    """

    amount: Annotated[int, Ge(1)]
    then: Annotated[tuple[Offer, ...], Len(1, 6)]

    def on(self, course: Course) -> Course:
        debt, amount = course.debt, self.amount
        if course != Course.of(debt):
            raise Refused("cannot_combine", "", "cannot follow another change; put it first")
        if amount > debt.owed_today:
            most = money.yuan(debt.owed_today)
            raise Refused("too_large", "amount", "more than what is owed today", most=most)
        after = Course.of(debt.paying(amount))
        gone = [one - left for one, left in zip(course.arrears, after.arrears, strict=True)]
        principal, interest, fees, penalty = gone
        paid = Move(debt.today, interest, fees + penalty, principal + amount - sum(gone))
        try:
            return apply(replace(after, lead=(paid,)), self.then)
        except Refused as refusal:
            raise refusal.under("then") from None


@dataclass(frozen=True, slots=True)
class Prepay(Offer):
    """A part of the principal is paid early (提前还一部分): then less a month, or fewer months."""

    amount: Annotated[int, Ge(1)]
    day: date
    keep: Keep
    early_fee: EarlyFee = field(default_factory=EarlyFee)

    def on(self, course: Course) -> Course:
        debt, day = course.debt, self.day
        course.every_payment()
        course.rebuild()
        if course.arrears.total:
            raise Refused("arrears_first", "", "what is overdue comes first; put pay_arrears_now")
        if day < debt.today:
            raise Refused("date_order", "on", "must not be before today")
        before = [row for row in debt.ahead if row.due <= day]
        rest = debt.ahead[len(before) :]
        if not rest or self.amount >= rest[0].opening:
            most = money.yuan(max(0, rest[0].opening - 1) if rest else 0)
            message = "must be less than the principal left that day; see settle_for"
            raise Refused("too_large", "amount", message, most=most)
        start = before[-1].due if before else debt.accrues_from
        fee = self.early_fee.on(self.amount, sum(row.fee for row in rest))
        paid = Move(day, fee=fee, principal=self.amount)
        lead = moves_of(before, debt.accrues_from, 0)
        after = self._after(course, rest, start)
        rows = (*lead, paid, *after)
        return replace(course, ahead=Fixed(rows), agreed=True)

    def _after(self, course: Course, rest: Sequence[Row], start: date) -> list[Move]:
        """The instalments after the payment; the first still bears the interest of its days."""
        debt = course.debt
        used = 0
        if debt.terms.method != Method.FLAT_FEE and self.day > start:
            used = money.part(self.amount, span_share(debt.terms, start, self.day))
        left = rest[0].opening - self.amount
        if self.keep == Keep.PAYMENT:
            return list(self._same_payment(course, rest, left, start, used))
        if debt.terms.method == Method.FLAT_FEE:
            parts = even_parts(left, len(rest))
            rows = tuple(
                row._replace(principal=part) for row, part in zip(rest, parts, strict=True)
            )
            return moves_of(rows, start, parts[-1] - parts[0])
        due = tuple(row.due for row in rest)
        terms = replace(debt.terms, principal=left, start=start, due=due, fees=course.each_period)
        rows = rows_of(terms)
        found = moves_of(rows, start, remainder(terms, rows))
        found[0] = found[0]._replace(interest=found[0].interest + used)
        return found

    def _same_payment(
        self, course: Course, rest: Sequence[Row], left: int, before: date, used: int
    ) -> Iterator[Move]:
        terms = course.debt.terms
        for row in rest:
            interest = interest_of(terms, left, before, row.due) + used
            owed = left + interest + row.fee
            pay = owed if row is rest[-1] else min(row.payment, owed)
            part = max(0, pay - interest - row.fee)
            short = max(0, interest + row.fee - pay)
            yield Move(row.due, interest, row.fee, part, short, (row.due - before).days)
            left, before, used = owed - pay, row.due, 0
            if not left:
                return


@dataclass(frozen=True, slots=True)
class Step:
    """So many months with one payment."""

    months: Periods
    payment: Annotated[int, Ge(0)]


@dataclass(frozen=True, slots=True)
class Steps(Offer):
    """Everything owed today in agreed steps (阶梯还款): so much a month, later so much.

    Interest runs at the contract's price; what a payment leaves unpaid of it is added. `rest` says
    what becomes of what is left after the last step; `level` spreads it over the months that the
    contract has left.
    """

    amounts: Annotated[tuple[Step, ...], Len(1, 24)]
    rest: Rest

    def on(self, course: Course) -> Course:
        course.every_payment()
        count = sum(step.months for step in self.amounts)
        if count > PERIODS_MOST:
            raise Refused("out_of_range", "amounts", f"at most {PERIODS_MOST} months")
        more = len(course.debt.ahead) - count if self.rest == Rest.LEVEL else 0
        if self.rest == Rest.LEVEL and more < 1:
            message = "the contract has no month left after these; say waive or balloon"
            raise Refused("out_of_range", "amounts", message)
        return self._paid(course, NewPlan(count + more), more)

    def _paid(self, course: Course, plan: NewPlan, more: int) -> Course:
        owed = course.owed_on(course.debt.today)
        terms = plan.terms(course, owed)
        flat = terms.method == Method.FLAT_FEE
        fee = rows_of(terms)[0].fee if flat else terms.fee_total(FeeWhen.EACH_PERIOD)
        pays = [step.payment for step in self.amounts for _ in range(step.months)]
        balance, before, rows = terms.principal, terms.start, list[Move]()
        for day, pay in zip(terms.due, pays, strict=False):
            interest = interest_of(terms, balance, before, day)
            asked = balance + interest + fee
            rows.append(_row(day, min(pay, asked), interest, fee, (day - before).days))
            balance, before = asked - rows[-1].payment, day
            if not balance:
                break
        waived = balance if self.rest == Rest.WAIVE else 0
        if balance and self.rest == Rest.BALLOON:
            rows[-1] = rows[-1]._replace(principal=rows[-1].principal + balance)
        if balance and more:
            later = replace(terms, principal=balance, start=before, due=terms.due[-more:])
            found = moves_of(rows_of(later), before, remainder(later, rows_of(later)))
            rows += [move._replace(fee=fee) for move in found]
        if waived:
            rows = [_as_paid(move) for move in rows]
        forgiven = course.forgiven_old + waived
        return replace(cleared(course), ahead=Fixed(tuple(rows)), forgiven_old=forgiven)


def _row(day: date, pay: int, interest: int, fee: int, days: int) -> Move:
    """A payment over fee, interest and principal; what it leaves unpaid of them is added."""
    short = max(0, interest + fee - pay)
    return Move(day, interest, fee, max(0, pay - interest - fee), short, days)


def _as_paid(move: Move) -> Move:
    """The row of a plan whose end is forgiven: only what is really paid stands in it."""
    fee = min(move.fee, move.payment)
    interest = min(move.interest, move.payment - fee)
    rest = move.payment - fee - interest
    return move._replace(fee=fee, interest=interest, principal=rest, added=0)
