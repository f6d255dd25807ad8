"""A debt as it stands today: what is ahead, what is missed, what the contract still asks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import accumulate

from planner import money
from planner.arrears import Late, Missed, Owed, follow
from planner.errors import Refused
from planner.loan import (
    EarlyFee,
    InterestRule,
    Method,
    Payment,
    Payoff,
    Row,
    Terms,
    build,
    pay_off,
    previous_due,
    span_share,
)
from planner.relief.paid import in_advance, missed_items, paid_after


@dataclass(frozen=True)
class Debt:
    """A loan, what has been paid of it, and today. Money in fen.

    `paid` instalments were paid in full and in time; `payments` came after them, of any size and
    on any day. `Debt.of` makes both from dated payments, all of which it keeps as `dated`.
    `claimed` is what the lender says is overdue beyond what is counted: owed with the oldest
    missed instalment, like a fee.
    """

    terms: Terms
    paid: int
    late: Late
    today: date
    payments: tuple[Payment, ...] = ()
    dated: tuple[Payment, ...] = ()
    claimed: int = 0

    @classmethod
    def of(cls, terms: Terms, payments: Sequence[Payment], late: Late, today: date) -> Debt:
        """The debt after dated payments; what was paid whole and in time is not looked at again."""
        rows, spent = build(terms).rows, 0
        dues = list(accumulate(row.payment for row in rows))
        days = sorted(payments)
        given = list(accumulate((amount for _, amount in days), initial=0))
        dates_paid = [on for on, _ in days]
        paid = 0
        for row, due in zip(rows, dues, strict=True):
            if given[bisect_right(dates_paid, row.due)] < due:
                break
            paid, spent = paid + 1, due
        if paid == len(rows):
            raise Refused("out_of_range", "paid", "every instalment is paid", most=len(rows) - 1)
        debt = cls(terms, paid, late, today, paid_after(days, spent, rows[paid].due), tuple(days))
        if debt.owed_today < 0:
            message = "more than what is owed that day"
            raise Refused("too_large", f"paid.{len(days) - 1}.amount", message)
        if not debt.owed_today:
            raise Refused("out_of_range", "paid", "every instalment is paid", most=len(rows) - 1)
        return debt

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every instalment of the contract."""
        return build(self.terms).rows

    @cached_property
    def unpaid(self) -> tuple[Row, ...]:
        """The instalments after those paid in full and in time, missed ones first."""
        if self.paid >= len(self.rows):
            most = len(self.rows) - 1
            raise Refused("out_of_range", "paid", "every instalment is paid", most=most)
        return self.rows[self.paid :]

    @cached_property
    def missed(self) -> tuple[Row, ...]:
        """Instalments due before today and not paid in time; some may be paid by now."""
        return tuple(row for row in self.unpaid if row.due < self.today)

    @cached_property
    def ahead(self) -> tuple[Row, ...]:
        """Instalments due today or later."""
        return tuple(row for row in self.unpaid if row.due >= self.today)

    @property
    def overdue(self) -> bool:
        """Whether anything is owed today that was due before."""
        return self.arrears().total > 0

    @cached_property
    def contract_total(self) -> int:
        """What the contract asks from now on, penalties apart."""
        return self.missed_left + sum(row.payment for row in self.ahead) - self.credit

    @cached_property
    def missed_left(self) -> int:
        """What the contract itself still asks of missed instalments."""
        if not self.payments:
            return sum(row.payment for row in self.missed)
        owed, own = self.arrears(), sum(row.fee for row in self.missed)
        return owed.principal + owed.interest + (min(owed.fees, own) if own else 0)

    @cached_property
    def credit(self) -> int:
        """What has been paid before its day: it counts for the next instalments."""
        return sum(amount for _, amount in self.payments) - sum(amount for _, amount in self.spent)

    @cached_property
    def spent(self) -> tuple[Payment, ...]:
        """The payments, less what was paid before its day."""
        if not self.missed:
            return ()
        _, applied = follow(self._items(self.missed), self.late, [self.today], self.payments)
        found = ((one.on, one.amount - one.left_over) for one in applied)
        return tuple((on, amount) for on, amount in found if amount)

    @property
    def balance(self) -> int:
        """The principal that is not due yet."""
        return self.ahead[0].opening if self.ahead else 0

    @property
    def principal_ahead(self) -> int:
        """The principal that is neither due nor paid yet."""
        if self.dated and not self.missed:
            return self._clearing.principal
        return self.balance - self.credit

    @property
    def accrues_from(self) -> date:
        """The day from which interest on the balance is not yet in any instalment."""
        return self.missed[-1].due if self.missed else previous_due(self.terms, self.paid)

    @cached_property
    def running_fee(self) -> int:
        """The fee of the period that today stands in, by the days used."""
        if not self.ahead or self.today <= self.accrues_from:
            return 0
        used, whole = (day - self.accrues_from for day in (self.today, self.ahead[0].due))
        return money.half_up(self.ahead[0].fee * used.days, whole.days)

    @cached_property
    def accrued(self) -> int:
        """Interest and fee of the period that today stands in, up to today (none on the day after
        a due day: the instalment holds them)."""
        if self.dated and not self.missed:
            return self._clearing.total - self.balance + self.credit
        if self.terms.method == Method.FLAT_FEE or not self.ahead:
            return self.running_fee
        share = span_share(self.terms, self.accrues_from, self.today)
        rounding = money.ROUNDINGS[self.terms.rounding]
        return self.running_fee + money.part(self.balance, share, rounding)

    @cached_property
    def _clearing(self) -> Payoff:
        """What clears a loan that is not behind: interest and fees for what was really owed."""
        rule = InterestRule.DAYS_USED
        return pay_off(self.terms, self.dated, self.today, rule, EarlyFee())

    def arrears(self, on: date | None = None) -> Owed:
        """What the missed instalments have grown to by a day (today)."""
        day = on or self.today
        if day not in self._arrears:
            owed, _ = follow(self._items(self.missed), self.late, [day], self.spent)
            self._arrears[day] = owed[0]
        return self._arrears[day]

    @cached_property
    def _arrears(self) -> dict[date, Owed]:
        return {}

    def _items(self, rows: Sequence[Row]) -> list[Missed]:
        """Instalments for the overdue engine, the oldest with what is claimed beside it."""
        found = missed_items(rows)
        if self.claimed and self.missed:
            found[0] = replace(found[0], fee=found[0].fee + self.claimed)
        return found

    def grown(self, until: date, payments: tuple[Payment, ...] = ()) -> int:
        """Everything unpaid at a far date when payments go to the oldest arrears first."""
        if (until, payments) not in self._grown:
            early, _ = in_advance(self.ahead, self.credit)
            all_paid = (*self.spent, *early, *payments)
            owed, _ = follow(self._items(self.unpaid), self.late, [until], all_paid)
            self._grown[until, payments] = owed[0].total
        return self._grown[until, payments]

    @cached_property
    def _grown(self) -> dict[tuple[date, tuple[Payment, ...]], int]:
        return {}

    @property
    def owed_today(self) -> int:
        """Principal, interest so far, arrears and penalties: what would clear it today."""
        return self.balance + self.accrued + self.arrears().total - self.credit

    def paying(self, amount: int) -> Debt:
        """The same debt after a payment made today."""
        given = (self.today, amount)
        dated = (*self.dated, given) if self.dated else ()
        return replace(self, payments=(*self.payments, given), dated=dated)
