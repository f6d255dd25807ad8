"""A sum parted among the debts that share, by one key, for screen and papers alike."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from pages.papers.case.owing import shares, weight
from planner.case import Case, CaseDebt
from planner.household import share


@dataclass(frozen=True, slots=True)
class Parted:
    """What each debt gets, in fen; the part of the sum that the key gives it; what is left over."""

    fen: int
    debts: tuple[CaseDebt, ...]
    amounts: tuple[int, ...]
    parts: tuple[Fraction, ...]
    over: int

    @property
    def cut(self) -> tuple[CaseDebt, ...]:
        """Who owes less than its part, where that leaves more to the others."""
        each = zip(self.amounts, self.parts, strict=True)
        more = [amount - self.fen * part for amount, part in each]  # a fen or more is no rounding
        if max(more, default=0) < 1:
            return ()
        return tuple(debt for debt, one in zip(self.debts, more, strict=True) if one <= -1)


def parted(case: Case, fen: int) -> Parted | None:
    """A sum among them; None where something that the key needs is not known.

    A share is never above what is owed; what that frees goes to the others by the same key.
    """
    debts = tuple(one for one in case.debts if shares(one))
    weights, owed = [weight(case, one) for one in debts], [one.owed for one in debts]
    if None in weights or None in owed:
        return None
    known = [one or 0 for one in weights]
    amounts, over = share(fen, [one or 0 for one in owed], weights=known)
    total = sum(known) or 1
    return Parted(fen, debts, tuple(amounts), tuple(Fraction(one, total) for one in known), over)
