"""What was paid of a loan, as requests spell it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from planner.contract.fields import Day, Positive, either, made, many, whole
from planner.contract.model import Model
from planner.loan import PERIODS_MOST, Payment


class PaymentFields(Model):
    """A payment on a day."""

    on: Day
    amount: Positive


def payment(on: date, amount: int) -> Payment:
    """A payment as the arithmetic takes it."""
    return on, amount


Paid = Annotated[Payment, made(PaymentFields, payment)]
# How many instalments, or the payments themselves.
SoFar = Annotated[
    int | tuple[Payment, ...],
    either(
        {
            int: Annotated[int, whole(0, PERIODS_MOST)],
            list: Annotated[tuple[Paid, ...], many(0, 1200)],
        }
    ),
]
