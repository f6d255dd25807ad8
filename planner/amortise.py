"""Schedules: five methods, one loop, whole fen.

A method is a short function that gives interest, fees and principal of all periods; `build` adds
dates and payments. With i the rate of one period, B the balance and n the periods:

    level payment  A = P·i / (1 − (1+i)^−n)     interest = round(B·i)     等额本息

The last row takes what rounding left over, so the principal column sums to the loan.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from itertools import accumulate, pairwise, repeat
from math import gcd
from operator import sub
from typing import NamedTuple

from planner import dates, money
from planner.errors import Refused
from planner.terms import Terms

PER_YEAR = {"year": 1, "month": 12, "day": 360}
Factor = tuple[int, int]
Split = tuple[int, int, int]
# Interest, fee, principal and payment of each row; the balances, one more, from the loan to 0.
Course = tuple[list[int], list[int], list[int], list[int], list[int]]


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


@dataclass
class Schedule:
    """One loan, period by period, and what its borrower pays a period."""

    terms: Terms
    columns: Columns
    usual: int

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """One row an instalment, made when first asked for."""
        # What Row(*values) does, without entering a Python function for each row.
        return tuple(map(tuple.__new__, repeat(Row), zip(*self.columns, strict=True)))

    def total(self, column: str) -> int:
        """The sum of one column, in fen."""
        return int(sum(getattr(self.columns, column)))


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


def _level_payment(terms: Terms, factors: list[Factor]) -> Course:
    pay = usual_payment(terms, factors)
    if terms.rounding == "half_up" and _alike(factors):
        found = _even(terms.principal, factors[0], pay, terms.periods)
        if found is not None:
            return found
    rows = level_rows(terms.principal, factors, pay, terms.rounding)
    return _course(terms, *map(list, zip(*rows, strict=True)))


def _even(principal: int, factor: Factor, pay: int, periods: int) -> Course | None:
    """What `level_rows` gives when periods are alike; None where the loan ends before its time.

    B and A are whole, so B − (A − round(B·i)) = round(B·(1+i) − A): one division a row, no call.
    """
    num, den = factor
    grown, double, paid = 2 * (den + num), 2 * den, den - 2 * den * pay
    owed, balances = principal, [principal]
    for _ in range(periods - 1):
        owed = (owed * grown + paid) // double
        balances.append(owed)
    if owed < 0:
        return None
    balances.append(0)
    parts = list(map(sub, balances, balances[1:]))
    interest = [pay - part for part in parts]
    interest[-1] = money.half_up(owed * num, den)
    payment = [pay] * (periods - 1) + [owed + interest[-1]]
    return interest, [0] * periods, parts, payment, balances


def _course(terms: Terms, interest: list[int], fee: list[int], parts: list[int]) -> Course:
    payment = list(map(sum, zip(interest, fee, parts, strict=True)))
    return interest, fee, parts, payment, _balances(terms.principal, parts)


def _level_principal(terms: Terms, factors: list[Factor]) -> Course:
    parts = _cut(terms.principal, terms.periods, money.down)
    interest = _interest(_balances(terms.principal, parts), factors, terms)
    return _course(terms, interest, [0] * terms.periods, parts)


def _interest_first(terms: Terms, factors: list[Factor]) -> Course:
    parts = [0] * (terms.periods - 1) + [terms.principal]
    interest = _interest([terms.principal] * terms.periods, factors, terms)
    return _course(terms, interest, [0] * terms.periods, parts)


def _bullet(terms: Terms, factors: list[Factor]) -> Course:
    share = sum((Fraction(num, den) for num, den in factors), Fraction(0))
    interest = money.part(terms.principal, share, money.ROUNDINGS[terms.rounding])
    return _course(terms, [interest], [0], [terms.principal])


def _flat_fee(terms: Terms, factors: list[Factor]) -> Course:
    principal, periods, rnd = terms.principal, terms.periods, money.ROUNDINGS[terms.rounding]
    if terms.rate.per == "total":
        fees = _cut(money.part(principal, terms.rate.value), periods, rnd)
    else:
        fees = _interest([principal] * periods, factors, terms)
    return _course(terms, [0] * periods, fees, _cut(principal, periods, rnd))


def _balances(principal: int, parts: list[int]) -> list[int]:
    return list(accumulate(parts, sub, initial=principal))


def _interest(balances: list[int], factors: list[Factor], terms: Terms) -> list[int]:
    rnd = money.ROUNDINGS[terms.rounding]
    return [rnd(owed * num, den) for owed, (num, den) in zip(balances, factors, strict=False)]


def _cut(amount: int, periods: int, rounding: money.Rounding) -> list[int]:
    """Equal parts, each rounded and none beyond what is left; the last one takes the rest."""
    part = rounding(amount, periods)
    left = [max(amount - part * at, 0) for at in range(periods)]
    return [min(part, one) for one in left[:-1]] + left[-1:]


METHODS: dict[str, Callable[[Terms, list[Factor]], Course]] = {
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
    if terms.step and (terms.day_count == "30/360" or terms.rate.per == "period"):
        usual = usual_factor(terms)
        first = usual if first_is_regular(terms) else _factor(terms, terms.start, terms.due[0])
        return [first] + [usual] * (terms.periods - 1)
    return [_factor(terms, start, end) for start, end in pairwise((terms.start, *terms.due))]


def _alike(factors: list[Factor]) -> bool:
    return factors.count(factors[0]) == len(factors)


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
    num, den = terms.rate.value.as_integer_ratio()
    if terms.rate.per != "period":
        num *= PER_YEAR[terms.rate.per] * size
        den *= 12 if unit == "months" else 360
    return _reduced((num, den))


def _factor(terms: Terms, start: date, end: date) -> Factor:
    if terms.rate.per == "day" and terms.day_count != "30/360":
        share = terms.rate.value * (end - start).days
    elif terms.rate.per == "period":
        share = terms.rate.value * _periods_between(terms, start, end)
    else:
        share = _per_year(terms) * dates.year_fraction(start, end, terms.day_count)
    return share.numerator, share.denominator


def _per_year(terms: Terms) -> Fraction:
    return terms.rate.value * PER_YEAR[terms.rate.per]


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
    if _alike(rates):
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
    interest, fee, principal, payment, balances = METHODS[terms.method](terms, factors(terms))
    due = terms.due[-1:] if terms.method == "bullet" else terms.due
    number, days = range(1, len(due) + 1), dates.days_between(terms.start, due)
    each = terms.fee_total("each_period")
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
