"""What becomes of the instalments ahead: as agreed, rescheduled, fixed, settled or unpaid."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from planner import money
from planner.loan import Method, Row, Terms, build, span_share
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


def moved_interest(terms: Terms, begins: date, cut: Terms | None) -> int:
    """What the days from `begins` to the start of moved terms bear; what they take off is below 0.

    Moved terms start where their first period is as long as the others. The periods of `cut`, the
    terms before the move, cut the days (listed dates have no step to go back by: there the moved
    period itself does), and they bear the rate that holds now.
    """
    if cut is None or terms.method == Method.FLAT_FEE:
        return 0
    first, last = sorted((begins, terms.start))
    if cut.step is None and begins == last:
        cut = terms
    share = span_share(replace(cut, rate=terms.rate), first, last)
    extra = money.part(terms.principal, share, money.ROUNDINGS[terms.rounding])
    return extra if begins == first else -extra
