"""What clears a loan of which instalments were missed (逾期后提前结清).

total = missed instalments and what they have grown to + what is not due yet, run to the day
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import accumulate

from planner.arrears.accrual import follow
from planner.arrears.terms import Late, Missed
from planner.errors import Refused
from planner.loan import EarlyFee, InterestRule, Payment, Payoff, Row, Terms, build, pay_off

Paid = int | Sequence[Payment]


def was_late(terms: Terms, paid: Paid, on: date) -> bool:
    """Whether an instalment that fell due before a day was not paid in full on its due day."""
    rows = build(terms).rows
    if isinstance(paid, int):
        return any(row.due < on and row.payment for row in rows[paid:])
    asked = accumulate(row.payment for row in rows)
    return any(
        sum(amount for day, amount in paid if day <= row.due) < so_far
        for row, so_far in zip(rows, asked, strict=True)
        if row.due < on
    )


def pay_off_late(
    terms: Terms, paid: Paid, on: date, rule: InterestRule, early: EarlyFee, late: Late
) -> Payoff:
    """What clears the loan when the overdue terms run on what was not paid in time.

    Dated payments go where `follow` puts them; money over is taken off what is not due yet.
    """
    rows = build(terms).rows
    due = sum(row.due < on for row in rows)
    count, dated = (paid, ()) if isinstance(paid, int) else (0, tuple(paid))
    missed = [Missed(row.due, row.principal, row.interest, row.fee) for row in rows[count:due]]
    owed, applied = follow(missed, late, [on], dated)
    ahead = _ahead(terms, rows, due, on, rule, early)
    over = sum(one.left_over for one in applied)
    principal = min(over, ahead.principal)
    interest = min(over - principal, ahead.interest)
    fee = over - principal - interest
    if fee > ahead.fee - ahead.early_fee:
        at = len(dated) - 1
        raise Refused("too_large", f"paid.{at}.amount", "more than what is owed that day")
    before = dated or tuple((row.due, row.payment) for row in rows[:count])
    return Payoff(
        principal=owed[0].principal + ahead.principal - principal,
        interest=owed[0].interest + ahead.interest - interest,
        fee=owed[0].fees + ahead.fee - fee,
        early_fee=ahead.early_fee,
        contract_left=sum(row.payment for row in rows) - sum(amount for _, amount in before),
        paid=before,
        penalty=owed[0].penalty,
    )


def _ahead(
    terms: Terms, rows: Sequence[Row], due: int, on: date, rule: InterestRule, early: EarlyFee
) -> Payoff:
    """What is not due yet costs what it would if all that is due were paid."""
    if due == len(rows):
        return Payoff(0, 0, 0, 0, 0, ())
    return pay_off(terms, due, on, rule, early)
