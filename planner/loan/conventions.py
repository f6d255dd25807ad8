"""Which conventions reproduce a lender's printed rows: found by trying them all.

Day count, whether both ends of the first period count (算头又算尾), rounding, and where fees fall.
Several conventions may print the same rows; the commonest comes first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from planner import money
from planner.dates import DAY_COUNTS
from planner.errors import Refused
from planner.loan import schedule
from planner.loan.terms import Terms

COUNTS = ("one_end", "both_ends")
FEE_TIMINGS = ("as_agreed", "each_period", "first_period", "upfront")
COLUMNS = ("payment", "interest", "principal", "fee", "opening", "closing")
OTHER_DAY = "is not the contract's day; give first_due or due_dates as printed"


@dataclass(frozen=True)
class Convention:
    """One way of counting the same contract."""

    day_count: str
    count: str
    rounding: str
    fee_timing: str


class Fit(NamedTuple):
    """How far a convention is from the printed rows: (row, column, printed, computed) in fen."""

    convention: Convention
    off: tuple[tuple[int, str, int, int], ...]

    @property
    def difference(self) -> int:
        return sum(abs(printed - computed) for _, _, printed, computed in self.off)


def fits(terms: Terms, printed: Sequence[Mapping[str, Any]], asked: Mapping[str, Any]) -> list[Fit]:
    """Every convention's distance from the printed rows, nearest first.

    `asked` holds a convention that the contract itself states; then only that one is tried.
    Each printed row has its `number` and any of `COLUMNS` in fen. Refuses what no convention can
    build.
    """
    found, refusal = [], None
    for day_count, count, rounding in _ways(terms, asked):
        try:
            rows = _build(terms, day_count, count, rounding)
        except Refused as problem:
            refusal = refusal or problem
            continue
        for timing, fees in _timings(terms, rows):
            convention = Convention(day_count, count, rounding, timing)
            found.append(Fit(convention, tuple(_off(rows, fees, printed))))
    if not found and refusal:
        raise refusal
    return sorted(found, key=lambda fit: (fit.difference, len(fit.off)))


def _ways(terms: Terms, asked: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    dated = terms.rate.per not in ("period", "total")
    own = asked.get("rounding")
    first = "down" if terms.method == "flat_fee" else "half_up"
    roundings = [own] if own else sorted(money.ROUNDINGS, key=lambda name: name != first)
    day_count = asked.get("day_count")
    for counted in [day_count] if day_count else DAY_COUNTS if dated else DAY_COUNTS[:1]:
        for count in [asked["count"]] if asked.get("count") else COUNTS if dated else COUNTS[:1]:
            for rounding in roundings:
                yield counted, count, rounding


def _build(terms: Terms, day_count: str, count: str, rounding: str) -> tuple[schedule.Row, ...]:
    both = count == "both_ends" and terms.start > date.min
    start = terms.start - timedelta(days=both)
    changed = replace(terms, day_count=day_count, start=start, rounding=rounding)
    return schedule.build(changed).rows


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
    rows: Sequence[schedule.Row], fees: Sequence[int], printed: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[int, str, int, int]]:
    for line in printed:
        at = line["number"] - 1
        if at >= len(rows):
            raise Refused("out_of_range", "rows", f"row {at + 1} is past the end of the schedule")
        row = rows[at]
        computed = row._asdict() | {"fee": fees[at], "payment": row.payment - row.fee + fees[at]}
        for name in COLUMNS:
            if line.get(name) is not None and line[name] != computed[name]:
                yield line["number"], name, line[name], computed[name]


def place(rows: list[dict[str, Any]], start: date, due: tuple[date, ...]) -> None:
    """Number the printed rows; refuse those that say nothing or stand on other days."""
    _number(rows, due)
    _check(rows, due)
    _days(rows, (start, *due))


def _number(rows: list[dict[str, Any]], due: tuple[date, ...]) -> None:
    """A row without a number has that of its due date, or stands one after the row before it."""
    places = {day: at for at, day in enumerate(due, 1)}
    before = 0
    for at, row in enumerate(rows):
        if row["number"] is None:
            if row["due"] and row["due"] not in places:
                raise Refused("date_differs", f"rows.{at}.due", OTHER_DAY)
            row["number"] = places.get(row["due"], before + 1)
            if before >= len(due) and not row["due"]:
                raise Refused("out_of_range", f"rows.{at}", "is past the end of the schedule")
        before = row["number"]


def _days(rows: list[dict[str, Any]], ends: tuple[date, ...]) -> None:
    """Refuse a count of days that neither way of counting gives; figures say which it was."""
    for at, row in enumerate(rows):
        start, end = ends[row["number"] - 1 : row["number"] + 1]
        real = (end - start).days
        if row["days"] not in (None, real, real + (row["number"] == 1)):
            raise Refused("date_differs", f"rows.{at}.days", f"{real} days lie between the dates")


def _check(rows: list[dict[str, Any]], due: tuple[date, ...]) -> None:
    """Refuse rows that say nothing, or stand on other days than the contract's."""
    for at, row in enumerate(rows):
        if all(row[name] is None for name in COLUMNS):
            raise Refused("missing", f"rows.{at}", "needs at least one amount")
        if row["number"] > len(due):
            raise Refused("out_of_range", f"rows.{at}.number", "is past the end of the schedule")
        if row["due"] and row["due"] != due[row["number"] - 1]:
            raise Refused("date_differs", f"rows.{at}.due", OTHER_DAY)
