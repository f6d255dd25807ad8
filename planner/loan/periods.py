"""The exact rate of each period of a loan, and of any span of days."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import pairwise
from math import gcd

from planner import dates, money
from planner.dates import DayCount
from planner.errors import Refused
from planner.loan.terms import Per, Rate, Terms, listed_step, stepped

PER_YEAR = {Per.YEAR: 1, Per.MONTH: 12, Per.DAY: 360}


Factor = tuple[int, int]
# Looking a member up in its class takes longer than a row does.
TOTAL, PERIOD, THIRTY_360 = Per.TOTAL, Per.PERIOD, DayCount.THIRTY_360


def factors(terms: Terms) -> list[Factor]:
    """The rate of each period as exact (numerator, denominator) pairs, bounded."""
    found, most = _factors(terms), money.LARGEST_RATE
    for num, den in (found[0], found[-1]) if terms.step else found:
        if num > most * den:
            message = f"a rate times the length of a period is at most {money.LARGEST_RATE}"
            raise Refused("too_large", "rate.value", message, most=money.LARGEST_RATE)
    return found


def _factors(terms: Terms) -> list[Factor]:
    per = terms.rate.per
    if per == TOTAL:
        return [(0, 1)] * terms.periods
    if terms.step and (terms.day_count == THIRTY_360 or per == PERIOD):
        usual = usual_factor(terms)
        found = [usual] * len(terms.due)
        if not first_is_regular(terms):
            found[0] = _factor(terms, terms.start, terms.due[0])
        return found
    return [_factor(terms, start, end) for start, end in pairwise((terms.start, *terms.due))]


def alike(factors: list[Factor]) -> bool:
    """Whether every period has the same rate."""
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
    if terms.rate.per != PERIOD:
        num *= PER_YEAR[terms.rate.per] * size
        den *= 12 if unit == "months" else 360
    return reduced((num, den))


def _factor(terms: Terms, start: date, end: date) -> Factor:
    if terms.rate.per == Per.DAY and terms.day_count != DayCount.THIRTY_360:
        share = terms.rate.value * (end - start).days
    elif terms.rate.per == Per.PERIOD:
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
    return dates.year_fraction(start, end, DayCount.THIRTY_360) * Fraction(12, size)


def reduced(factor: Factor) -> Factor:
    """The same rate in its lowest terms."""
    common = gcd(*factor)
    return factor[0] // common, factor[1] // common


def span_share(terms: Terms, start: date, end: date) -> Fraction:
    """What the contract's rate makes of a balance from one day to another, as a fraction of it.

    The one place that cuts periods. Days are counted from the start of the loan's own period, as
    parts of that period, so that the pieces of a period add up to it: a month under 30/360 is 1/12
    however it is cut. Before the loan's dates and after them its step goes on.
    """
    if terms.rate.per == Per.TOTAL or end <= start:
        return Fraction(0)
    if terms.rate.per != Per.PERIOD and terms.day_count != DayCount.THIRTY_360:
        return Fraction(*_factor(terms, start, end))
    days = (terms.start, *terms.due)
    first, last = (bisect_right(days, day) - 1 for day in (start, end))
    whole = sum((period_share(terms, at) for at in range(first, last)), Fraction(0))
    return whole + _into(terms, last, end) - _into(terms, first, start)


def period_share(terms: Terms, at: int) -> Fraction:
    """The exact rate of one period, the first being 0; none outside the loan's dates."""
    if not 0 <= at < terms.periods:
        return Fraction(0)
    if terms.step and (at or first_is_regular(terms)):
        return Fraction(*usual_factor(terms))
    return Fraction(*_factor(terms, terms.due[at - 1] if at else terms.start, terms.due[at]))


def _into(terms: Terms, at: int, day: date) -> Fraction:
    """The exact rate from the start of a period to a day; outside the loan, from its end."""
    if 0 <= at < terms.periods:
        start = terms.due[at - 1] if at else terms.start
        return _part(terms, period_share(terms, at), start, terms.due[at], day)
    base = terms.start if at < 0 else terms.due[-1]
    if day == base:
        return Fraction(0)
    unit, size = terms.step or listed_step(terms)
    going = terms if terms.step else replace(terms, step=(unit, size))
    usual = Fraction(*usual_factor(going))
    if unit == "days":
        return usual * (day - base).days / size
    anchor = max(base.day, terms.anchor) if dates.is_anchor(base, terms.anchor) else base.day
    steps = ((day.year - base.year) * 12 + day.month - base.month) // size
    if stepped(base, unit, size, steps, anchor) > day:
        steps -= 1
    start, end = (stepped(base, unit, size, steps + one, anchor) for one in (0, 1))
    return usual * steps + _part(going, usual, start, end, day)


def _part(terms: Terms, whole: Fraction, start: date, end: date, day: date) -> Fraction:
    """The exact rate from the start of a period to a day inside it, by real or 30/360 days."""
    if terms.rate.per == Per.PERIOD or (terms.step and terms.step[0] == "days"):
        return whole * (day - start).days / (end - start).days
    return whole * dates.part_30_360(start, end, day)


def monthly_price(terms: Terms) -> Rate:
    """The contract's rate where instalments fall by the month, whatever its own periods are."""
    unit, size = terms.step or ("months", 1)
    if terms.rate.per != Per.PERIOD or (unit, size) == ("months", 1):
        return terms.rate
    months = Fraction(1, size) if unit == "months" else 30 / Fraction(size)
    return Rate(terms.rate.value * months, Per.MONTH)
