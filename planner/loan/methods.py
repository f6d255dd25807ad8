"""Five ways of repaying, one short function each, in whole fen.

A method gives interest, fees and principal of all periods. With i the rate of one period, B the
balance and n the periods:

    level payment  A = P·i / (1 − (1+i)^−n)     interest = round(B·i)     等额本息

The last row takes what rounding left over, so the principal column sums to the loan.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import accumulate
from operator import sub

from planner import money
from planner.loan.level import Course, even_rows, first_row_takes, level_rows, usual_payment
from planner.loan.periods import Factor, alike
from planner.loan.terms import Method, Per, Terms
from planner.money import Rounding

# Looking a member up in its class takes longer than a row does.
HALF_UP = Rounding.HALF_UP


def _level_payment(terms: Terms, factors: list[Factor]) -> Course:
    pay = usual_payment(terms, factors)
    first_row = terms.layout.first_row
    if terms.rounding == HALF_UP and not first_row and alike(factors):
        found = even_rows(terms.principal, factors[0], pay, terms.periods)
        if found is not None:
            return found
    walk = first_row_takes if first_row else level_rows
    rows = walk(terms.principal, factors, pay, terms.rounding)
    return _course(terms, *map(list, zip(*rows, strict=True)))


def _course(terms: Terms, interest: list[int], fee: list[int], parts: list[int]) -> Course:
    payment = list(map(sum, zip(interest, fee, parts, strict=True)))
    return interest, fee, parts, payment, _balances(terms.principal, parts)


def _level_principal(terms: Terms, factors: list[Factor]) -> Course:
    parts = _parts(terms, terms.principal, money.down)
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
    if terms.rate.per == Per.TOTAL:
        fees = _turned(terms, _cut(money.part(principal, terms.rate.value), periods, rnd))
    else:
        fees = _interest([principal] * periods, factors, terms)
    return _course(terms, [0] * periods, fees, _parts(terms, principal, rnd))


def _parts(terms: Terms, amount: int, usual: money.Rounder) -> list[int]:
    """Equal parts of the principal, rounded as the method does or as the layout says."""
    own = terms.layout.principal
    return _turned(terms, _cut(amount, terms.periods, money.ROUNDINGS[own] if own else usual))


def _turned(terms: Terms, parts: list[int]) -> list[int]:
    return parts[::-1] if terms.layout.first_row else parts


def _balances(principal: int, parts: list[int]) -> list[int]:
    return list(accumulate(parts, sub, initial=principal))


def _interest(balances: list[int], factors: list[Factor], terms: Terms) -> list[int]:
    rnd = money.ROUNDINGS[terms.rounding]
    return [rnd(owed * num, den) for owed, (num, den) in zip(balances, factors, strict=False)]


def _cut(amount: int, periods: int, rounding: money.Rounder) -> list[int]:
    """Equal parts, each rounded and none beyond what is left; the last one takes the rest."""
    part = rounding(amount, periods)
    left = [max(amount - part * at, 0) for at in range(periods)]
    return [min(part, one) for one in left[:-1]] + left[-1:]


METHODS: dict[Method, Callable[[Terms, list[Factor]], Course]] = {
    Method.LEVEL_PAYMENT: _level_payment,
    Method.LEVEL_PRINCIPAL: _level_principal,
    Method.FLAT_FEE: _flat_fee,
    Method.INTEREST_FIRST: _interest_first,
    Method.BULLET: _bullet,
}
