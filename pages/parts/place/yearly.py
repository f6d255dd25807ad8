"""The rate of a debt of the list as the plan counts: a year's."""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction

from planner import Refused
from planner.case import CaseDebt
from planner.loan import Per, build, schedule_rate
from planner.money import places

A_YEAR = {Per.YEAR: 1, Per.MONTH: 12, Per.DAY: 360}


def yearly(debt: CaseDebt) -> Fraction | None:
    """The rate a year as the plan counts; that of a fee on the whole sum is solved."""
    rate = debt.rate
    if rate is None:
        return None
    if rate.per in A_YEAR:
        return rate.value * A_YEAR[rate.per]
    with suppress(Refused):
        return Fraction(places(schedule_rate(build(debt.known().terms())).nominal, 4))
    return None
