"""Will it hold: the chance of a first missed payment, by adding up every course (还得住吗).

    cash = reserve + income − living
    cash ≥ payment: it is paid, and reserve = min(cap, cash − payment)
    cash < payment: this month is the first miss, and the course ends

Every reserve that can be reached is kept with its chance, as whole-number weights; no random
numbers. A reserve that outlasts the worst that can still come is done with: no miss follows it.
Where a table in fen would grow beyond all bounds, reserves are cut down to a coarser unit: the
chance of a miss is then a little too high, never too low, and the answer says so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm
from typing import TypeVar

from planner import money

# Reserves that are looked at in all, about a third of a second. Five years of five incomes take a
# fifth of it, though they are unlike to the fen; two years of ten such are above it.
WORK_MOST = 500_000
# Digits in binary that a chance may have below its line, so that it can be printed.
BITS_MOST = 12_000


@dataclass(frozen=True, slots=True)
class Income:
    """What comes in a month: `step[i][j]` weighs that state j follows state i.

    Month 1 is drawn by one step from `start`. Incomes that do not hang on the month before have
    one row for all: see `drawn`.
    """

    amounts: tuple[int, ...]
    step: tuple[tuple[int, ...], ...]
    start: int = 0

    @property
    def whole(self) -> int:
        """What the weights of every month are parts of."""
        return lcm(*(sum(row) // gcd(*row) for row in self.step))

    @property
    def rows(self) -> list[list[int]]:
        """The weights of every row as parts of the same whole."""
        return [[self.whole * one // sum(row) for one in row] for row in self.step]


def drawn(levels: Sequence[tuple[int, int]]) -> Income:
    """Incomes that do not hang on the month before: (fen, weight)."""
    joined: dict[int, int] = {}
    for amount, weight in levels:
        joined[amount] = joined.get(amount, 0) + weight
    return Income(tuple(joined), (tuple(joined.values()),))


@dataclass(frozen=True, slots=True)
class Projection:
    """A household's months: what living takes, what is promised, and the most that is kept."""

    income: Income
    living: tuple[int, ...]
    payments: tuple[int, ...]
    cap: int

    def changes(self, month: int) -> list[int]:
        """What each income changes the reserve by in a month counted from 0."""
        gone = self.living[month] + self.payments[month]
        return [amount - gone for amount in self.income.amounts]


@dataclass(frozen=True, slots=True)
class Chance:
    """The chance of a first miss in each month; `unit` is the fen that reserves are counted in."""

    first_miss: tuple[Fraction, ...]
    unit: int

    @property
    def within(self) -> Fraction:
        """The chance of a miss in any month."""
        return sum(self.first_miss, Fraction(0))


class TooMany(Exception):
    """More reserves than a table may have."""


Table = dict[int, int]
Found = TypeVar("Found")


def miss(projection: Projection, reserve: int) -> Chance:
    """The chance of a first miss, month by month, with `reserve` fen to begin with.

    >>> work = drawn([(6500_00, 1), (8500_00, 3)])
    >>> year = Projection(work, (5330_00,) * 12, (2000_00,) * 12, 0)
    >>> miss(year, 0).within == 1 - Fraction(3, 4) ** 12
    True
    """
    return _in_units(projection, lambda unit: _forward(projection, reserve, unit))


@dataclass(frozen=True, slots=True)
class Least:
    """The least reserve in fen, None where none does; `unit` is the fen that it is counted in."""

    reserve: int | None
    unit: int


def most_useful(projection: Projection) -> int:
    """The reserve above which more changes nothing: after month 1 the cap is kept at most."""
    return projection.cap + max(0, -min(projection.changes(0)))


def reserve_for(projection: Projection, most: Fraction) -> Least:
    """The least whole yuan to begin with, so that the chance of a miss is at most `most`.

    None where no reserve does: what is kept later is at most the cap.
    """
    return _in_units(projection, lambda unit: _backward(projection, most, unit))


def least(projection: Projection, most: Fraction) -> tuple[Least, Chance]:
    """The least reserve for a chance, and the chance with it; where none does, with the most.

    What is counted coarser is the higher: where the two would contradict each other, both are.
    """
    found = reserve_for(projection, most)
    chance = miss(projection, _kept(projection, found))
    none_does = found.reserve is None and chance.within <= most
    if none_does or chance.unit > found.unit:
        unit = max(found.unit, chance.unit)
        found = _backward(projection, most, unit)
        chance = _forward(projection, _kept(projection, found), unit)
    return found, chance


def _kept(projection: Projection, found: Least) -> int:
    return most_useful(projection) if found.reserve is None else found.reserve


def _in_units(projection: Projection, count: Callable[[int], Found]) -> Found:
    """To the fen; where that is too much, in the smallest unit that is surely not."""
    try:
        return count(1)
    except TooMany:
        return count(_unit(projection))


def _unit(projection: Projection) -> int:
    """The smallest unit, of those that part each other, whose tables are surely small enough."""
    unit = 1
    while _slots(projection, unit) > WORK_MOST:
        unit *= 2 if str(unit).startswith("5") else 5
    return unit


def _slots(projection: Projection, unit: int) -> int:
    """Reserves that a count in this unit can come to at most, each with every income."""
    cap = money.down(projection.cap, unit)
    tables = (need for month in _needs(projection, unit) for need in month)
    return sum(min(need, cap) + 2 for need in tables) * len(projection.income.amounts)


def _needs(projection: Projection, unit: int) -> list[list[int]]:
    """The reserve with which no miss can follow, before each month and after the last, by state.

    More than the cap where the cap is not enough.
    """
    income, cap = projection.income, money.down(projection.cap, unit)
    states, beyond = _states(income), cap + 1
    found = [[0] * len(income.step)]
    for month in reversed(range(len(projection.living))):
        steps, after = [money.down(one, unit) for one in projection.changes(month)], found[-1]
        needs = [
            beyond if after[state] > cap else max(after[state] - step, 0)
            for step, state in zip(steps, states, strict=True)
        ]
        found.append(
            [max(one for one, w in zip(needs, row, strict=True) if w) for row in income.step]
        )
    return found[::-1]


def _forward(projection: Projection, reserve: int, unit: int) -> Chance:
    income, cap = projection.income, money.down(projection.cap, unit)
    rows = income.rows
    states = _states(income)
    now: list[Table] = [{} for _ in rows]
    now[income.start][money.down(reserve, unit)] = 1
    needs = _needs(projection, unit)
    whole, missed, work = 1, [], 0
    for month in range(len(projection.living)):
        after: list[Table] = [{} for _ in rows]
        work, lost = _worked(work, now, income), 0
        for table, row in zip(now, rows, strict=True):
            for weight, change, state in zip(row, projection.changes(month), states, strict=True):
                if not weight:
                    continue
                # Cut down against the household: what a month leaves is never made more.
                step, into, safe = money.down(change, unit), after[state], needs[month + 1][state]
                for kept, chance in table.items():
                    left = kept + step
                    if left < 0:
                        lost += chance * weight
                        continue
                    left = min(left, cap)
                    if left < safe:
                        into[left] = into.get(left, 0) + chance * weight
        whole *= income.whole
        missed.append(Fraction(lost, whole))
        now = after
    return Chance(tuple(missed), unit)


def _backward(projection: Projection, most: Fraction, unit: int) -> Least:
    """From the last month back: by how much each reserve lifts the chance to pay every month."""
    income, cap = projection.income, money.down(projection.cap, unit)
    rows = income.rows
    states = _states(income)
    later: list[Table] = [{0: 1} for _ in rows]
    work = 0
    for month in reversed(range(len(projection.living))):
        before: list[Table] = [{} for _ in rows]
        work = _worked(work, later, income)
        for table, row in zip(before, rows, strict=True):
            for weight, change, state in zip(row, projection.changes(month), states, strict=True):
                step = money.down(change, unit)
                for needed, chance in later[state].items() if weight else ():
                    # After a month the cap is kept at most; before the first there may be more.
                    at = max(needed - step, 0)
                    if at <= cap or not month:
                        table[at] = table.get(at, 0) + chance * weight
        later = before
    chances, whole = later[income.start], income.whole ** len(projection.living)
    paid, enough = 0, (1 - most) * whole
    if enough <= 0:
        return Least(0, unit)
    for needed in sorted(chances):
        paid += chances[needed]
        if paid >= enough:
            return Least(money.multiple_up(needed * unit, 100), unit)
    return Least(None, unit)


def _states(income: Income) -> list[int]:
    """Which table each income leads to: its own, or the one for all."""
    many = len(income.step)
    return list(range(many)) if many > 1 else [0] * len(income.amounts)


def _worked(work: int, tables: Sequence[Table], income: Income) -> int:
    work += sum(map(len, tables)) * len(income.amounts)
    if work > WORK_MOST:
        raise TooMany
    return work


def of_100(chance: Fraction) -> str:
    """Whole courses of a hundred, halves up; 0 and 100 only for the impossible and the certain.

    >>> of_100(Fraction(1, 1000)), of_100(Fraction(55, 100)), of_100(Fraction(999, 1000))
    ('<1', '55', '>99')
    """
    if chance in (0, 1):
        return str(100 * int(chance))
    shown = money.half_up(100 * chance.numerator, chance.denominator)
    return {0: "<1", 100: ">99"}.get(shown, str(shown))
