"""The level payment (等额本息): its instalment, to the fen, and the rows that follow from it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat
from math import prod
from operator import sub

from planner import money
from planner.errors import Refused
from planner.loan.periods import THIRTY_360, Factor, alike, reduced, usual_factor
from planner.loan.terms import Terms
from planner.money import Rounding

Split = tuple[int, int, int]
# Interest, fee, principal and payment of each row; the balances, one more, from the loan to 0.
Course = tuple[list[int], list[int], list[int], list[int], list[int]]


def level_amount(
    principal: int, factor: Factor, periods: int, rounding: money.Rounder, multiple: int = 0
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


def level_rows(
    principal: int, factors: Sequence[Factor], pay: int, rounding: Rounding
) -> list[Split]:
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


def first_row_takes(
    principal: int, factors: Sequence[Factor], pay: int, rounding: Rounding
) -> list[Split]:
    """The same rows with what rounding leaves in the first one, so that the last one is as usual.

    A fen in the first row has grown by the last: what comes nearest among those about it.
    """
    usual = level_rows(principal, factors, pay, rounding)
    if len(usual) == 1:
        return usual
    interest, _, part = usual[0]
    more = int((sum(usual[-1]) - pay) / prod(1 + num / den for num, den in factors[1:]))

    def rows(more: int) -> list[Split]:
        first = min(part + more, principal)
        return [
            (interest, 0, first),
            *level_rows(principal - first, factors[1:], pay, rounding),
        ]

    tried = [rows(more + by) for by in (0, -1, 1, -2, 2)]
    return min(tried, key=lambda rows: abs(sum(rows[-1]) - pay))


def even_rows(principal: int, factor: Factor, pay: int, periods: int) -> Course | None:
    """What `level_rows` gives when periods are alike; None where the loan ends before its time.

    B and A are whole, so B − (A − round(B·i)) = round(B·(1+i) − A): one division a row, no call.
    """
    num, den = factor
    grown, double, paid = 2 * (den + num), 2 * den, den - 2 * den * pay
    owed, balances = principal, [principal]
    add = balances.append
    for _ in repeat(None, periods - 1):
        owed = (owed * grown + paid) // double
        add(owed)
    if owed < 0:
        return None
    add(0)
    parts = list(map(sub, balances, balances[1:]))
    interest = [pay - part for part in parts]
    interest[-1] = money.half_up(owed * num, den)
    payment = [pay] * periods
    payment[-1] = owed + interest[-1]
    return interest, [0] * periods, parts, payment, balances


def usual_payment(terms: Terms, rates: list[Factor]) -> int:
    """The level instalment: by formula under 30/360 and periods alike, else by the remainder.

    With unequal periods, or an actual day count, it is the one amount, in fen, whose last row
    differs least from the rest (the lower of two that differ alike).
    """
    rounding = money.ROUNDINGS[terms.rounding]
    multiple = terms.payment_multiple
    if alike(rates) and (terms.day_count == THIRTY_360 or terms.layout.by_formula):
        return level_amount(terms.principal, reduced(rates[0]), terms.periods, rounding, multiple)
    if terms.layout.by_formula:
        pay = level_amount(terms.principal, usual_factor(terms), terms.periods, rounding, multiple)
    else:
        pay = _least_remainder(terms.principal, rates, terms.rounding)
        pay = money.multiple_up(pay, multiple or 1)
    if any(part < 0 for _, _, part in level_rows(terms.principal, rates, pay, terms.rounding)):
        message = "a period is so long that its interest exceeds the instalment"
        raise Refused("payment_below_interest", "first_due", message)
    return pay


def _least_remainder(principal: int, rates: list[Factor], rounding: Rounding) -> int:
    """The amount whose last row differs least: where that difference turns, found by halving.

    A higher instalment always leaves less for the last row. The search begins at the exact
    annuity in floats and doubles its steps, so that no rate makes it walk.
    """

    def remainder(pay: int) -> int:
        interest, _, last = level_rows(principal, rates, pay, rounding)[-1]
        return interest + last - pay

    discount, annuity = 1.0, 0.0
    for num, den in rates:
        discount /= 1 + num / den
        annuity += discount
    low = high = max(1, int(principal / annuity))
    step = 1
    while low > 1 and remainder(low) <= 0:
        low, step = max(1, low - step), 2 * step
    step = 1
    while remainder(high) > 0:
        high, step = high + step, 2 * step
    while low + 1 < high:
        middle = (low + high) // 2
        low, high = (middle, high) if remainder(middle) > 0 else (low, middle)
    return min((low, high), key=lambda amount: (abs(remainder(amount)), amount))
