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
from enum import StrEnum
from itertools import product
from typing import NamedTuple

from planner import money
from planner.dates import DAY_COUNTS, DayCount, Ends
from planner.errors import Refused
from planner.loan import schedule
from planner.loan.periods import first_is_regular
from planner.loan.printed import COLUMNS, Printed
from planner.loan.terms import USUAL, FeeWhen, Layout, Method, Per, Terms
from planner.money import Rounding


class FeeTiming(StrEnum):
    """Where the fees of a loan fall in its rows."""

    AS_AGREED = "as_agreed"
    EACH_PERIOD = "each_period"
    FIRST_PERIOD = "first_period"
    UPFRONT = "upfront"


@dataclass(frozen=True)
class Convention:
    """One way of counting the same contract. What is None is as usual.

    `principal` is how equal parts are rounded, `remainder` "first_row", `payment_by`
    "monthly_formula".
    """

    day_count: DayCount
    count: Ends
    rounding: Rounding
    fee_timing: FeeTiming
    principal: Rounding | None = None
    remainder: str | None = None
    payment_by: str | None = None


@dataclass(frozen=True)
class Stated:
    """What the contract itself states of a convention; then only that is tried."""

    day_count: DayCount | None = None
    count: Ends | None = None
    rounding: Rounding | None = None


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


def _ways(terms: Terms, stated: Stated) -> Iterator[tuple[Terms, Ends]]:
    """The contract under every day count, way of counting its first day, and rounding."""
    dated = terms.rate.per not in (Per.PERIOD, Per.TOTAL)
    first = Rounding.DOWN if terms.method == Method.FLAT_FEE else Rounding.HALF_UP
    roundings = sorted(money.ROUNDINGS, key=lambda name: name != first)
    ways = product(
        [stated.day_count] if stated.day_count else DAY_COUNTS if dated else DAY_COUNTS[:1],
        [stated.count] if stated.count else tuple(Ends) if dated else (Ends.ONE,),
        [stated.rounding] if stated.rounding else roundings,
    )
    for day_count, count, rounding in ways:
        both = count == Ends.BOTH and terms.start > date.min
        start = terms.start - timedelta(days=both)
        yield replace(terms, day_count=day_count, start=start, rounding=rounding), count


def _rarer(terms: Terms) -> list[Layout]:
    """The layouts of a method that are found, though less often."""
    if terms.method == Method.LEVEL_PAYMENT:
        alike = terms.day_count == DayCount.THIRTY_360 and first_is_regular(terms)
        formulas = (False,) if alike or terms.step is None else (False, True)
        ways = product((False, True), formulas)
        return [Layout(None, first, formula) for first, formula in ways if first or formula]
    if terms.method not in (Method.LEVEL_PRINCIPAL, Method.FLAT_FEE):
        return []
    usual = Rounding.DOWN if terms.method == Method.LEVEL_PRINCIPAL else terms.rounding
    parts = [None, *(name for name in (Rounding.HALF_UP, Rounding.DOWN) if name != usual)]
    return [Layout(part, first) for first in (False, True) for part in parts if part or first]


def _named(layout: Layout) -> tuple[Rounding | None, str | None, str | None]:
    """A layout in words."""
    remainder = "first_row" if layout.first_row else None
    return layout.principal, remainder, "monthly_formula" if layout.by_formula else None


def _timings(terms: Terms, rows: Sequence[schedule.Row]) -> Iterator[tuple[FeeTiming, list[int]]]:
    """Where fees may fall: a column of fees per row for each timing that is different."""
    agreed = [row.fee for row in rows]
    early = terms.fee_total(FeeWhen.DEDUCTED) + terms.fee_total(FeeWhen.PAID)
    total, count = sum(agreed) + early, len(rows)
    each = money.down(total, count)
    seen: list[list[int]] = []
    for timing, fees in {
        FeeTiming.AS_AGREED: agreed,
        FeeTiming.EACH_PERIOD: [each] * (count - 1) + [total - each * (count - 1)],
        FeeTiming.FIRST_PERIOD: [total] + [0] * (count - 1),
        FeeTiming.UPFRONT: [0] * count,
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
