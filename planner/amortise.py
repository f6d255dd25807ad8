"""Schedules: five methods, one loop, whole fen.

A method is a short generator that yields (interest, fee, principal) row by row; `build` adds
dates and balances. With i the rate of one period, B the balance and n the periods:

    level payment  A = P·i / (1 − (1+i)^−n)     interest = round(B·i)     等额本息

The last row takes what rounding left over, so the principal column sums to the loan.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from math import gcd
from typing import NamedTuple

from planner import dates, money
from planner.errors import Refused
from planner.terms import Terms

Factor = tuple[int, int]
Split = tuple[int, int, int]


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


@dataclass(frozen=True)
class Schedule:
    """The rows of one loan and what its borrower pays a period."""

    terms: Terms
    rows: tuple[Row, ...]
    usual: int

    def total(self, column: str) -> int:
        """The sum of one column, in fen."""
        return int(sum(getattr(row, column) for row in self.rows))


def level_amount(
    principal: int, factor: Factor, periods: int, rounding: money.Rounding, multiple: int = 0
) -> int:
    """The equal instalment (等额本息每期还款额), in fen, from exact integers.

    A `multiple` rounds the exact amount up to it, not the rounded one.

    >>> level_amount(1_000_000, (3, 200), 12, money.half_up)   # 10,000 at 1.5 % x 12: 916.80
    91680
    """
    num, den = factor
    over, under = principal, periods
    if num:
        grown, base = (den + num) ** periods, den**periods
        over, under = principal * num * grown, den * (grown - base)
    if multiple:
        return money.up(over, under * multiple) * multiple
    return rounding(over, under)


def level_rows(principal: int, factors: Sequence[Factor], pay: int, rounding: str) -> list[Split]:
    """(interest, fee 0, principal) per row of a level-payment loan; the last row absorbs."""
    rnd = money.ROUNDINGS[rounding]
    balance, rows = principal, []
    for num, den in factors[:-1]:
        interest = rnd(balance * num, den)
        part = pay - interest
        if part > balance:
            part = balance
        balance -= part
        rows.append((interest, 0, part))
    num, den = factors[-1]
    rows.append((rnd(balance * num, den), 0, balance))
    return rows


def _level_payment(terms: Terms, factors: list[Factor]) -> Iterator[Split]:
    yield from level_rows(terms.principal, factors, usual_payment(terms, factors), terms.rounding)


def _level_principal(terms: Terms, factors: list[Factor]) -> Iterator[Split]:
    rnd, balance = money.ROUNDINGS[terms.rounding], terms.principal
    for left, (num, den) in zip(range(terms.periods, 0, -1), factors, strict=True):
        part = balance if left == 1 else terms.principal // terms.periods
        yield rnd(balance * num, den), 0, part
        balance -= part


def _interest_first(terms: Terms, factors: list[Factor]) -> Iterator[Split]:
    rnd = money.ROUNDINGS[terms.rounding]
    for left, (num, den) in zip(range(terms.periods, 0, -1), factors, strict=True):
        yield rnd(terms.principal * num, den), 0, terms.principal if left == 1 else 0


def _bullet(terms: Terms, factors: list[Factor]) -> Iterator[Split]:
    share = sum((Fraction(num, den) for num, den in factors), Fraction(0))
    yield money.part(terms.principal, share, money.ROUNDINGS[terms.rounding]), 0, terms.principal


def _flat_fee(terms: Terms, factors: list[Factor]) -> Iterator[Split]:
    rnd, periods = money.ROUNDINGS[terms.rounding], terms.periods
    total = money.part(terms.principal, terms.rate.value) if terms.rate.per == "total" else None
    balance, fees_left = terms.principal, total or 0
    for left, (num, den) in zip(range(periods, 0, -1), factors, strict=True):
        part = balance if left == 1 else min(rnd(terms.principal, periods), balance)
        if total is None:
            fee = rnd(terms.principal * num, den)
        else:
            fee = fees_left if left == 1 else min(rnd(total, periods), fees_left)
        yield 0, fee, part
        balance, fees_left = balance - part, fees_left - fee


METHODS: dict[str, Callable[[Terms, list[Factor]], Iterator[Split]]] = {
    "level_payment": _level_payment,
    "level_principal": _level_principal,
    "flat_fee": _flat_fee,
    "interest_first": _interest_first,
    "bullet": _bullet,
}


def factors(terms: Terms) -> list[Factor]:
    """The rate of each period as exact (numerator, denominator) pairs."""
    if terms.rate.per == "total":
        return [(0, 1)] * terms.periods
    spans = list(pairwise((terms.start, *terms.due)))
    if terms.step is None:
        return [_factor(terms, start, end) for start, end in spans]
    if terms.day_count == "30/360" or terms.rate.per == "period":
        usual = usual_factor(terms)
        first = usual if first_is_regular(terms) else _factor(terms, *spans[0])
        return [first] + [usual] * (terms.periods - 1)
    return [_factor(terms, start, end) for start, end in spans]


def first_is_regular(terms: Terms) -> bool:
    """True when the first period is exactly one step long."""
    if terms.step is None:
        return False
    unit, size = terms.step
    start, first = terms.start, terms.due[0]
    if unit == "days":
        return (first - start).days == size
    return dates.months_between(start, first, max(start.day, terms.anchor)) == size


def usual_factor(terms: Terms) -> Factor:
    """The exact rate of one whole period."""
    unit, size = terms.step or ("months", 1)
    if terms.rate.per == "period":
        share = terms.rate.value
    else:
        share = _per_year(terms) * (Fraction(size, 12) if unit == "months" else Fraction(size, 360))
    return share.numerator, share.denominator


def _factor(terms: Terms, start: date, end: date) -> Factor:
    if terms.rate.per == "day" and terms.day_count != "30/360":
        share = terms.rate.value * (end - start).days
    elif terms.rate.per == "period":
        share = terms.rate.value * _periods_between(terms, start, end)
    else:
        share = _per_year(terms) * dates.year_fraction(start, end, terms.day_count)
    return share.numerator, share.denominator


def _per_year(terms: Terms) -> Fraction:
    return terms.rate.value * {"year": 1, "month": 12, "day": 360}[terms.rate.per]


def _periods_between(terms: Terms, start: date, end: date) -> Fraction:
    if terms.step is None:
        return Fraction(1)
    unit, size = terms.step
    if unit == "days":
        return Fraction((end - start).days, size)
    return dates.year_fraction(start, end, "30/360") * Fraction(12, size)


def usual_payment(terms: Terms, rates: list[Factor]) -> int:
    """The level instalment: by formula when all periods are alike, else by the smallest remainder.

    With unequal periods it is the one amount, in fen, whose last row differs least from the rest
    (the lower of two that differ alike).
    """
    if all(factor == rates[0] for factor in rates):
        rounding = money.ROUNDINGS[terms.rounding]
        factor = _reduced(rates[0])
        return level_amount(
            terms.principal, factor, terms.periods, rounding, terms.payment_multiple
        )
    pay = _least_remainder(terms.principal, rates, terms.rounding)
    pay = money.multiple_up(pay, terms.payment_multiple or 1)
    if any(part < 0 for _, _, part in level_rows(terms.principal, rates, pay, terms.rounding)):
        message = "a period is so long that its interest exceeds the instalment"
        raise Refused("payment_below_interest", "first_due", message)
    return pay


def _reduced(factor: Factor) -> Factor:
    common = gcd(*factor)
    return factor[0] // common, factor[1] // common


def _least_remainder(principal: int, rates: list[Factor], rounding: str) -> int:
    def remainder(pay: int) -> int:
        interest, _, last = level_rows(principal, rates, pay, rounding)[-1]
        return interest + last - pay

    discount, annuity = 1.0, 0.0
    for num, den in rates:
        discount /= 1 + num / den
        annuity += discount
    pay = max(1, int(principal / annuity))
    step = 1 if remainder(pay) > 0 else -1
    while pay + step > 0 and remainder(pay + step) * step > 0:
        pay += step
    candidates = [pay, pay + step] if pay + step > 0 else [pay]
    return min(candidates, key=lambda amount: (abs(remainder(amount)), amount))


def build(terms: Terms) -> Schedule:
    """The whole schedule of one loan. Rows after the balance has reached zero are left out."""
    rates = factors(terms)
    due = terms.due[-1:] if terms.method == "bullet" else terms.due
    each, before, balance, rows = terms.fee_total("each_period"), terms.start, terms.principal, []
    for number, (day, split) in enumerate(
        zip(due, METHODS[terms.method](terms, rates), strict=True), 1
    ):
        interest, fee, part = split[0], split[1] + each, split[2]
        paid, closing = interest + fee + part, balance - part
        days = day.toordinal() - before.toordinal()
        rows.append(Row(number, day, days, balance, interest, fee, part, paid, closing))
        before, balance = day, closing
    kept = _trimmed(rows, each)
    return Schedule(terms, kept, kept[0].payment)


def _trimmed(rows: list[Row], each: int) -> tuple[Row, ...]:
    end = len(rows)
    while end > 1 and rows[end - 1].opening == 0 and rows[end - 1].payment == each:
        end -= 1
    return tuple(rows[:end])
