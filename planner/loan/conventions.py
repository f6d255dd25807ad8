"""Which conventions reproduce a lender's printed rows: found by trying them all.

Day count, whether both ends of the first period count (算头又算尾), rounding, where fees fall;
and only when none of these does, the rarer layouts: equal parts rounded otherwise, the remainder in
the first row (首期调整), an instalment by the formula of equal periods with interest by real days.
Several conventions may print the same rows; the commonest comes first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product
from typing import NamedTuple

from planner import money
from planner.dates import DAY_COUNTS
from planner.errors import Refused
from planner.loan import schedule
from planner.loan.periods import first_is_regular
from planner.loan.printed import COLUMNS, Printed
from planner.loan.terms import USUAL, Layout, Terms

COUNTS = ("one_end", "both_ends")
FEE_TIMINGS = ("as_agreed", "each_period", "first_period", "upfront")


@dataclass(frozen=True)
class Convention:
    """One way of counting the same contract. What is None is as usual.

    `principal` is how equal parts are rounded, `remainder` "first_row", `payment_by`
    "monthly_formula".
    """

    day_count: str
    count: str
    rounding: str
    fee_timing: str
    principal: str | None = None
    remainder: str | None = None
    payment_by: str | None = None


@dataclass(frozen=True)
class Stated:
    """What the contract itself states of a convention; then only that is tried."""

    day_count: str | None = None
    count: str | None = None
    rounding: str | None = None


class Fit(NamedTuple):
    """How far a convention is from the printed rows: (row, column, printed, computed) in fen."""

    convention: Convention
    off: tuple[tuple[int, str, int, int], ...]

    @property
    def difference(self) -> int:
        return sum(abs(printed - computed) for _, _, printed, computed in self.off)


def fits(terms: Terms, printed: Sequence[Printed], stated: Stated) -> list[Fit]:
    """Every convention's distance from the printed rows, nearest first.

    Refuses what no convention can build.
    """
    found, refused = _tried(terms, printed, stated, lambda _: [USUAL])
    if not found and refused:
        raise refused[0]
    if min(fit.difference for fit in found):
        found += _tried(terms, printed, stated, _rarer)[0]
    return sorted(found, key=lambda fit: (fit.difference, len(fit.off)))


def _tried(
    terms: Terms,
    printed: Sequence[Printed],
    stated: Stated,
    layouts: Callable[[Terms], Iterable[Layout]],
) -> tuple[list[Fit], list[Refused]]:
    found, refused = list[Fit](), list[Refused]()
    for counted, count in _ways(terms, stated):
        for layout in layouts(counted):
            try:
                rows = schedule.build(replace(counted, layout=layout)).rows
            except Refused as problem:
                refused.append(problem)
                continue
            for timing, fees in _timings(terms, rows):
                words = counted.day_count, count, counted.rounding, timing
                convention = Convention(*words, *_named(layout))
                found.append(Fit(convention, tuple(_off(rows, fees, printed))))
    return found, refused


def _ways(terms: Terms, stated: Stated) -> Iterator[tuple[Terms, str]]:
    """The contract under every day count, way of counting its first day, and rounding."""
    dated = terms.rate.per not in ("period", "total")
    first = "down" if terms.method == "flat_fee" else "half_up"
    roundings = sorted(money.ROUNDINGS, key=lambda name: name != first)
    ways = product(
        [stated.day_count] if stated.day_count else DAY_COUNTS if dated else DAY_COUNTS[:1],
        [stated.count] if stated.count else COUNTS if dated else COUNTS[:1],
        [stated.rounding] if stated.rounding else roundings,
    )
    for day_count, count, rounding in ways:
        both = count == "both_ends" and terms.start > date.min
        start = terms.start - timedelta(days=both)
        yield replace(terms, day_count=day_count, start=start, rounding=rounding), count


def _rarer(terms: Terms) -> list[Layout]:
    """The layouts of a method that are found, though less often."""
    if terms.method == "level_payment":
        alike = terms.day_count == "30/360" and first_is_regular(terms)
        return [] if alike or terms.step is None else [Layout(by_formula=True)]
    if terms.method not in ("level_principal", "flat_fee"):
        return []
    usual = "down" if terms.method == "level_principal" else terms.rounding
    parts = [None, *(name for name in ("half_up", "down") if name != usual)]
    return [Layout(part, first) for first in (False, True) for part in parts if part or first]


def _named(layout: Layout) -> tuple[str | None, str | None, str | None]:
    """A layout in words."""
    remainder = "first_row" if layout.first_row else None
    return layout.principal, remainder, "monthly_formula" if layout.by_formula else None


def _timings(terms: Terms, rows: Sequence[schedule.Row]) -> Iterator[tuple[str, list[int]]]:
    """Where fees may fall: a column of fees per row for each timing that is different."""
    agreed = [row.fee for row in rows]
    early = terms.fee_total("upfront_deducted") + terms.fee_total("upfront_paid")
    total, count = sum(agreed) + early, len(rows)
    each = money.down(total, count)
    seen: list[list[int]] = []
    for timing, fees in {
        "as_agreed": agreed,
        "each_period": [each] * (count - 1) + [total - each * (count - 1)],
        "first_period": [total] + [0] * (count - 1),
        "upfront": [0] * count,
    }.items():
        if fees not in seen:
            seen.append(fees)
            yield timing, fees


def _off(
    rows: Sequence[schedule.Row], fees: Sequence[int], printed: Sequence[Printed]
) -> Iterator[tuple[int, str, int, int]]:
    for line in printed:
        at = line.place - 1
        if at >= len(rows):
            raise Refused("out_of_range", "rows", f"row {at + 1} is past the end of the schedule")
        row = rows[at]
        computed = row._asdict() | {"fee": fees[at], "payment": row.payment - row.fee + fees[at]}
        for name in COLUMNS:
            value = getattr(line, name)
            if value is not None and value != computed[name]:
                yield line.place, name, value, computed[name]
