"""What can be given, divided among the lenders by one rule that each of them can check.

No Streamlit here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from pages.papers.case import dated, left_in, parted, settled
from planner.case import Case, CaseDebt, Key, Level, Treat


@dataclass(frozen=True)
class Part:
    """One lender's part; `rate` is the part that the key gives it, as on every paper."""

    debt: CaseDebt
    amount: int
    rate: Fraction


@dataclass(frozen=True)
class Divided:
    """A sum divided by one key, beside what is settled: fixed, or paid by a chosen offer.

    `needs` are the debts whose amount has to be known first; then nothing is divided. `cut` are
    those that owe less than their part, where the others get more for it.
    """

    rest: int
    fixed: tuple[tuple[CaseDebt, int], ...]
    parts: tuple[Part, ...]
    over: int
    short: int
    needs: tuple[str, ...]
    cut: tuple[str, ...] = ()

    @property
    def sum(self) -> int:
        """What is paid in all, what is settled by its dearest month."""
        return self.rest - self.over + sum(fen for _, fen in self.fixed)


def of_month(case: Case, level: Level) -> Divided:
    """What a month leaves after what is settled, divided."""
    left = left_in(case, level)
    if left is None:
        return divided(case, 0)
    return divided(case, left.pool.offered, left.pool.deficit if left.first else 0)


def divided(case: Case, rest: int, short: int = 0) -> Divided:
    """A sum divided among the debts of a case that share."""
    fixed = [one for one in case.debts if one.treat is Treat.FIXED or dated(one)]
    sharing = [one for one in case.debts if one not in fixed and one.treat in (None, Treat.SHARE)]
    key = case.plan.sharing_key or Key.BALANCE
    needs = tuple(one.name for one in fixed if settled(one) is None)
    needs += _unknown(sharing, Key.BALANCE)
    if key is Key.INSTALMENT:
        needs += tuple(one for one in _unknown(sharing, key) if one not in needs)
    sums = tuple((one, settled(one) or 0) for one in fixed)
    if needs or short:
        return Divided(rest, sums, (), 0, short, needs)
    found = parted(case, rest)
    assert found is not None  # all that the key needs is known
    each = zip(found.debts, found.amounts, found.parts, strict=True)
    parts = tuple(Part(debt, amount, part) for debt, amount, part in each)
    cut = tuple(one.name for one in found.cut)
    return Divided(rest, sums, parts, found.over, 0, needs, cut)


def _unknown(debts: Sequence[CaseDebt], key: Key) -> tuple[str, ...]:
    """The debts of which what a key needs is not known."""
    wanted = "owed" if key is Key.BALANCE else "ask_next"
    return tuple(one.name for one in debts if getattr(one, wanted) is None)
