"""A debt as it stands today: what is ahead, what is missed, what the contract still asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property

from planner import money
from planner.arrears import Late, Missed, Owed, follow
from planner.errors import Refused
from planner.loan import (
    Fee,
    Rate,
    Row,
    Terms,
    build,
    onward,
    previous_due,
    span_share,
    usual_factor,
)


@dataclass(frozen=True)
class Debt:
    """A loan, how many instalments are paid, and today. Money in fen."""

    terms: Terms
    paid: int
    late: Late
    today: date

    @cached_property
    def unpaid(self) -> tuple[Row, ...]:
        """Every instalment still to be paid, missed ones first."""
        rows = build(self.terms).rows
        if self.paid >= len(rows):
            raise Refused("out_of_range", "paid", "every instalment is paid", most=len(rows) - 1)
        return rows[self.paid :]

    @cached_property
    def missed(self) -> tuple[Row, ...]:
        """Instalments due before today."""
        return tuple(row for row in self.unpaid if row.due < self.today)

    @cached_property
    def ahead(self) -> tuple[Row, ...]:
        """Instalments due today or later."""
        return tuple(row for row in self.unpaid if row.due >= self.today)

    @cached_property
    def contract_total(self) -> int:
        """What the contract asks from now on, penalties apart."""
        return sum(row.payment for row in self.unpaid)

    @property
    def balance(self) -> int:
        """The principal that is not due yet."""
        return self.ahead[0].opening if self.ahead else 0

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
        if self.terms.method == "flat_fee" or not self.ahead:
            return self.running_fee
        share = span_share(self.terms, self.accrues_from, self.today)
        rounding = money.ROUNDINGS[self.terms.rounding]
        return self.running_fee + money.part(self.balance, share, rounding)

    def arrears(self, on: date | None = None) -> Owed:
        """What the missed instalments have grown to by a day (today)."""
        day = on or self.today
        if day not in self._arrears:
            owed, _ = follow(missed_items(self.missed), self.late, [day])
            self._arrears[day] = owed[0]
        return self._arrears[day]

    @cached_property
    def _arrears(self) -> dict[date, Owed]:
        return {}

    def grown(self, until: date, payments: tuple[tuple[date, int], ...] = ()) -> int:
        """Everything unpaid at a far date when payments go to the oldest arrears first."""
        if (until, payments) not in self._grown:
            owed, _ = follow(missed_items(self.unpaid), self.late, [until], payments)
            self._grown[until, payments] = owed[0].total
        return self._grown[until, payments]

    @cached_property
    def _grown(self) -> dict[tuple[date, tuple[tuple[date, int], ...]], int]:
        return {}

    @property
    def owed_today(self) -> int:
        """Principal, interest and fees so far, arrears and penalties: what clears it today."""
        return self.balance + self.accrued + self.arrears().total


def missed_items(rows: Sequence[Row]) -> list[Missed]:
    """Instalments as the overdue engine takes them."""
    return [Missed(row.due, row.principal, row.interest, row.fee) for row in rows]


def terms_ahead(debt: Debt, principal: int, periods: int, rate: Rate | None = None) -> Terms:
    """The contract's terms for what is left: same dates onward, another balance or length.

    A flat-fee contract keeps its remaining fees; a longer one needs a rate of its own.
    """
    ahead = debt.ahead
    each = debt.terms.fee_total("each_period")
    changed = replace(
        debt.terms,
        principal=principal,
        rate=rate or debt.terms.rate,
        start=min(debt.accrues_from, debt.today),
        due=onward(debt.terms, [row.due for row in ahead], periods),
        fees=(Fee(each, "each_period"),) if each else (),
    )
    if debt.terms.method == "flat_fee" and rate is None:
        return _flat_ahead(debt, changed, periods)
    if rate is not None and debt.terms.method == "flat_fee" and rate.per != "total":
        changed = replace(changed, method="level_payment", rounding="half_up")
    return changed


def _flat_ahead(debt: Debt, changed: Terms, periods: int) -> Terms:
    if debt.terms.rate.per == "total" and periods != len(debt.ahead):
        message = "a flat-fee plan of another length needs the fee the lender quotes for it"
        raise Refused("missing", "rate", message)
    each = debt.terms.fee_total("each_period")
    own = sum(row.fee - each for row in debt.ahead[:periods])
    if periods > len(debt.ahead):
        usual = Fraction(*usual_factor(debt.terms))
        rounding = money.ROUNDINGS[debt.terms.rounding]
        own += money.part(debt.terms.principal, usual, rounding) * (periods - len(debt.ahead))
    return replace(changed, rate=Rate(Fraction(own, max(changed.principal, 1)), "total"))
