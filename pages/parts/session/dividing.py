"""What can be given, divided among the lenders by one rule that each of them can check.

No Streamlit here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from planner.case import Case, CaseDebt, Key, Treat
from planner.household import share


@dataclass(frozen=True)
class Part:
    """One lender's part; `rate` is its part of what is divided."""

    debt: CaseDebt
    amount: int
    rate: Fraction


@dataclass(frozen=True)
class Divided:
    """A sum divided: first what is fixed, then the rest by one key.

    `needs` are the debts whose amount has to be known first; then nothing is divided.
    """

    sum: int
    fixed: tuple[CaseDebt, ...]
    parts: tuple[Part, ...]
    over: int
    short: int
    needs: tuple[str, ...]

    @property
    def rest(self) -> int:
        """What is divided after what is fixed."""
        return self.sum - sum(one.ask_next or 0 for one in self.fixed)


def divided(case: Case, pool: int) -> Divided:
    """A pool divided among the debts of a case."""
    fixed = tuple(one for one in case.debts if one.treat is Treat.FIXED)
    sharing = tuple(one for one in case.debts if one.treat in (None, Treat.SHARE))
    key = case.plan.sharing_key or Key.BALANCE
    needs = _unknown(fixed, Key.INSTALMENT) + _unknown(sharing, Key.BALANCE)
    if key is Key.INSTALMENT:
        needs += tuple(one for one in _unknown(sharing, key) if one not in needs)
    first = sum(one.ask_next or 0 for one in fixed)
    if needs or first > pool:
        return Divided(pool, fixed, (), 0, max(0, first - pool), needs)
    owed = [one.owed or 0 for one in sharing]
    weights = [one.ask_next or 0 for one in sharing] if key is Key.INSTALMENT else None
    amounts, over = share(pool - first, owed, (), weights)
    rest = pool - first
    parts = tuple(
        Part(one, amount, Fraction(amount, rest) if rest else Fraction(0))
        for one, amount in zip(sharing, amounts, strict=True)
    )
    return Divided(pool, fixed, parts, over, 0, needs)


def _unknown(debts: Sequence[CaseDebt], key: Key) -> tuple[str, ...]:
    """The debts of which what a key needs is not known."""
    wanted = "owed" if key is Key.BALANCE else "ask_next"
    return tuple(one.name for one in debts if getattr(one, wanted) is None)
