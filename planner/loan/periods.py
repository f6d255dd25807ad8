"""The exact rate of each period of a loan, and of any span of days."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import pairwise
from math import gcd

from planner import dates
from planner.loan.terms import Rate, Terms

PER_YEAR = {"year": 1, "month": 12, "day": 360}


Factor = tuple[int, int]


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


def _reduced(factor: Factor) -> Factor:
    common = gcd(*factor)
    return factor[0] // common, factor[1] // common


def span_share(terms: Terms, start: date, end: date) -> Fraction:
    """The contract's rate for any span of days, as a fraction of the balance."""
    if terms.rate.per == "period":
        unit, size = terms.step or ("months", 1)
        steps = Fraction((end - start).days, size * (30 if unit == "months" else 1))
        return terms.rate.value * steps
    if terms.rate.per == "day" and terms.day_count != "30/360":
        return terms.rate.value * (end - start).days
    yearly = terms.rate.value * {"year": 1, "month": 12, "day": 360}[terms.rate.per]
    return yearly * dates.year_fraction(start, end, terms.day_count)


def monthly_price(terms: Terms) -> Rate:
    """The contract's rate where instalments fall by the month, whatever its own periods are."""
    unit, size = terms.step or ("months", 1)
    if terms.rate.per != "period" or (unit, size) == ("months", 1):
        return terms.rate
    return Rate(
        terms.rate.value * (Fraction(1, size) if unit == "months" else 30 / Fraction(size)), "month"
    )
