"""What it takes to be done with a loan on one day (提前结清, F18).

Interest runs on what is really owed: by the days used since the last due date (按实际天数,
Civil Code 677), or for the whole period begun (按整期). Each period is rounded as in the schedule,
so paying off on a due date costs exactly that row's interest.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from planner import irr, money
from planner.errors import Refused
from planner.loan.periods import first_is_regular
from planner.loan.running import Loan
from planner.loan.terms import FeeWhen, Terms


class EarlyKind(StrEnum):
    """What paying off early is charged by."""

    NONE = "none"
    FRACTION = "fraction_of_principal"
    REMAINING = "remaining_fees"
    AMOUNT = "amount"


class InterestRule(StrEnum):
    """How far interest runs: the days used (按实际天数), or the whole period (按整期)."""

    DAYS_USED = "days_used"
    WHOLE_PERIOD = "whole_period"


Payment = tuple[date, int]


class EarlyFee(NamedTuple):
    """The price of paying off early: its kind and its figure."""

    kind: EarlyKind = EarlyKind.NONE
    fraction: Fraction = Fraction(0)
    amount: int = 0

    def on(self, principal: int, remaining_fees: int) -> int:
        """The fee in fen when `principal` is paid off early."""
        found = {
            EarlyKind.FRACTION: money.part(principal, self.fraction),
            EarlyKind.REMAINING: remaining_fees,
            EarlyKind.AMOUNT: self.amount,
        }
        return found.get(self.kind, 0)


class Payoff(NamedTuple):
    """The sum that clears a loan, in fen. `fee` holds `early_fee`; `paid` is what came before.

    `penalty` is what overdue terms have made of missed instalments (see `planner.arrears`).
    """

    principal: int
    interest: int
    fee: int
    early_fee: int
    contract_left: int
    paid: tuple[Payment, ...]
    penalty: int = 0

    @property
    def total(self) -> int:
        return self.principal + self.interest + self.penalty + self.fee


def pay_off(
    terms: Terms, paid: int | Sequence[Payment], on: date, rule: InterestRule, early: EarlyFee
) -> Payoff:
    """What clears the loan on a day, after `paid` instalments or after dated payments."""
    loan = Loan(terms)
    before = _paid(loan, paid, on)
    whole = rule == InterestRule.WHOLE_PERIOD
    if whole:
        loan.finish(on)
    else:
        loan.move_to(on)
    remaining = sum(row.fee for row in loan.rows[loan.at :])
    running = 0 if early.kind == EarlyKind.REMAINING else loan.running_fee(on, whole)
    fee = early.on(loan.principal, remaining)
    left = sum(row.payment for row in loan.rows) - sum(amount for _, amount in before)
    fees = loan.fees + running + fee
    return Payoff(loan.principal, loan.interest, fees, fee, left, tuple(before))


def _paid(loan: Loan, paid: int | Sequence[Payment], on: date) -> list[Payment]:
    """Bring the loan to where its payments have taken it; the payments by date."""
    if isinstance(paid, int):
        most = len(loan.rows) - 1
        if paid > most:
            raise Refused("out_of_range", "paid", "every instalment is paid", most=most)
        if paid > 1 and loan.rows[paid - 2].due > on:
            message = "holds instalments that are not due by then; at most the running one"
            raise Refused("paid_ahead", "paid", message)
        loan.skip(paid)
        return [(row.due, row.payment) for row in loan.rows[:paid]]
    for at, (day, amount) in enumerate(paid):
        loan.move_to(day)
        if loan.pay(amount):
            raise Refused("too_large", f"paid.{at}.amount", "more than what is owed that day")
    return list(paid)


def payoff_rate(loan: Terms, found: Payoff, on: date) -> irr.TrueRate | None:
    """The rate of the loan as it was really paid: by period where every day is a due date."""
    received = loan.received - loan.fee_total(FeeWhen.PAID)
    flows = [(loan.start, received), *((day, -amount) for day, amount in found.paid)]
    flows.append((on, -found.total))
    grid = {day: at for at, day in enumerate((loan.start, *loan.due))}
    try:
        if loan.step and first_is_regular(loan) and all(day in grid for day, _ in flows):
            line = [0] * (max(grid[day] for day, _ in flows) + 1)
            for day, amount in flows:
                line[grid[day]] += amount
            unit, size = loan.step
            return irr.by_period(line, Fraction(12 if unit == "months" else 365, size))
        return irr.by_date(flows)
    except Refused:
        return None
