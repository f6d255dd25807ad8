"""How long one sum takes, shared by the same rule: with the interest as agreed, and without.

Whether interest stops is the lender's word: both are counted, and neither is taken for granted.
No Streamlit here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from pages.papers.case import rate_of
from planner.case import CaseDebt
from planner.household import Liability, Strategy, run


@dataclass(frozen=True)
class Lasting:
    """Months until nothing is owed, None where that never comes; debts of an unknown rate."""

    free: int | None
    charged: int | None
    unknown: tuple[str, ...]


def lasting(debts: Sequence[CaseDebt], monthly: int) -> Lasting:
    """Both courses of the same sum a month.

    >>> from planner.case import CaseDebt
    >>> lasting([CaseDebt("d1", "甲", 100_000)], 30_000)
    Lasting(free=4, charged=None, unknown=('甲',))
    """
    rates = [rate_of(one) for one in debts]
    unknown = tuple(one.name for one, rate in zip(debts, rates, strict=True) if rate is None)
    free = _months(debts, [Fraction(0)] * len(debts), monthly)
    if unknown:
        return Lasting(free, None, unknown)
    return Lasting(free, _months(debts, [one or Fraction(0) for one in rates], monthly), ())


def _months(debts: Sequence[CaseDebt], rates: Sequence[Fraction], monthly: int) -> int | None:
    owed = [Liability(one.id, one.owed or 0, rate) for one, rate in zip(debts, rates, strict=True)]
    course = run(owed, [(1, monthly)], Strategy.PRO_RATA)
    return len(course.months) if course.ends else None
