"""What is owed on a day, and where a payment goes. Money in fen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from planner.arrears.terms import PARTS


class Bucket(StrEnum):
    """M0 not late, M1 1–30 days, M2 31–60, M3 61–90, M3+ later: industry words, no law."""

    M0 = "M0"
    M1 = "M1"
    M2 = "M2"
    M3 = "M3"
    M3_PLUS = "M3+"


@dataclass(frozen=True)
class Owed:
    """What is owed on one day, in fen. `judgment` is the extra interest after a judgment."""

    on: date
    days_overdue: int
    principal: int
    interest: int
    penalty: int
    fees: int
    judgment: int | None = None

    @property
    def total(self) -> int:
        parts = self.principal + self.interest + self.penalty + self.fees
        return parts + (self.judgment or 0)

    @property
    def bucket(self) -> Bucket:
        """The industry's label for the days overdue."""
        steps = zip((0, 30, 60, 90), Bucket, strict=False)
        return next((name for most, name in steps if self.days_overdue <= most), Bucket.M3_PLUS)


class Applied(NamedTuple):
    """Where one payment went, in fen."""

    on: date
    amount: int
    parts: dict[str, int]
    left_over: int


def allocate(
    amount: int, owed: Mapping[str, int], order: Sequence[str]
) -> tuple[dict[str, int], int]:
    """One payment over the parts of a debt, in order: what each part gets, and what is left.

    Civil Code 561 where nothing else is agreed: costs, interest, principal.

    >>> owed = {"interest": 5_000_000, "principal": 100_000_000}
    >>> allocate(8_000_000, owed, PARTS)[0]["principal"]
    3000000
    """
    left = amount
    applied: dict[str, int] = dict.fromkeys(PARTS, 0)
    for part in order:
        taken = min(left, owed.get(part, 0) - applied[part])
        applied[part] += taken
        left -= taken
    return applied, left
