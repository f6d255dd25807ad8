"""What becomes of the instalments ahead: as agreed, rescheduled, fixed, settled or unpaid."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from planner.loan import Row, Terms, build
from planner.relief.move import Move


@dataclass(frozen=True, slots=True)
class AsAgreed:
    """The contract's own instalments."""


AS_AGREED = AsAgreed()


@dataclass(frozen=True, slots=True)
class Rescheduled:
    """Other instalments: what `terms` give, or `rows` where the amounts are kept as they were."""

    terms: Terms
    rows: tuple[Row, ...] | None = None


@dataclass(frozen=True, slots=True)
class Fixed:
    """Every payment is set one by one."""

    rows: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """Nothing is ahead: what leads ends the debt."""


@dataclass(frozen=True, slots=True)
class Unpaid:
    """Nothing is paid any more."""


Ahead = AsAgreed | Rescheduled | Fixed | Settled | Unpaid


@lru_cache(maxsize=8)
def rows_of(terms: Terms) -> tuple[Row, ...]:
    """The rows of a schedule, remembered while an offer is worked out."""
    return build(terms).rows
