"""What can be asked of a lender, by kind of debt: to wait, to take longer, to leave interest out.

Nothing here says what a lender will answer. What is not known is not asked for: without a rate
there is no way that keeps the interest, without what is owed none at all. No Streamlit here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from content.law import fact_on
from pages.papers.case import FREE, TIME, rate_of
from planner import money
from planner.case import CaseDebt, Kind
from planner.dates import add_months
from planner.loan import level_amount

Payments = tuple[tuple[date, int], ...]
MOST = 8  # ways for one debt
PERSONAL = "card_art70_personalised_instalment"


class Wish(StrEnum):
    """What may be asked for, each switched on or off."""

    HOLD = "hold"
    LONGER = "longer"
    FREE = "free"


@dataclass(frozen=True)
class Ask:
    """One way to pay: nothing for some months, then so many parts."""

    level: int
    hold: int
    periods: int
    payments: Payments
    charged: bool = False

    @property
    def id(self) -> str:
        """What it is called in a case file."""
        return f"ask-{self.level}-{self.hold}-{self.periods}"


SHORT = (6, 12, 18, 24, 36)
HOLDS: dict[Kind | None, tuple[int, ...]] = {Kind.PERSON: (6, 12, 24), Kind.HOSPITAL: (0,)}
PERIODS: dict[Kind | None, tuple[int, ...]] = {Kind.PERSON: (12, 24), Kind.HOSPITAL: (6, 12, 24)}
HELD = (0, 1, 3)


def asks(debt: CaseDebt, first: date, wishes: frozenset[Wish]) -> tuple[Ask, ...]:
    """The ways to ask for, at most eight: of each level the quickest, the lightest, and between."""
    if not debt.owed:
        return ()
    kept = [one for one in _every(debt, first) if _wanted(one, debt.kind, wishes)]
    levels = sorted({one.level for one in kept})
    found: list[Ask] = []
    for at, level in enumerate(levels):
        room = (MOST - len(found)) // (len(levels) - at)
        found += _spread([one for one in kept if one.level == level], room)
    return tuple(found)


def _wanted(one: Ask, kind: Kind | None, wishes: frozenset[Wish]) -> bool:
    """Whether everything that it asks for is switched on."""
    held = one.hold > 0 and kind is not Kind.PERSON
    wanted = {Wish.LONGER: True, Wish.HOLD: held, Wish.FREE: one.level == FREE}
    return all(name in wishes for name, needed in wanted.items() if needed)


def _every(debt: CaseDebt, first: date) -> Iterator[Ask]:
    kind, rate = debt.kind, rate_of(debt)
    for hold in HOLDS.get(kind, HELD):
        for periods in periods_of(kind, first):
            days = days_of(debt, first, hold, periods)
            owed = debt.owed or 0
            if rate is not None:
                yield Ask(TIME, hold, periods, charged(owed, rate, hold, days), bool(rate))
            if rate != 0:
                yield Ask(FREE, hold, periods, evenly(owed, days))


def days_of(debt: CaseDebt, first: date, hold: int, periods: int) -> list[date]:
    """The days of so many parts after a wait, on its own day of the month."""
    return [add_months(first, hold + at, debt.due_day or first.day) for at in range(periods)]


def periods_of(kind: Kind | None, today: date) -> tuple[int, ...]:
    """How many parts; the longest is for cards alone, as their rule has it."""
    if kind is Kind.CARD:
        longest = fact_on(PERSONAL, today).measured.months
        return tuple(one for one in range(12, longest + 1, 12))
    return PERIODS.get(kind, SHORT)


def charged(owed: int, rate: Fraction, hold: int, days: Sequence[date]) -> Payments:
    """Equal instalments with the interest as agreed; a wait adds its interest to what is owed."""
    if not rate:
        return evenly(owed, days)
    for _ in range(hold):
        owed += money.part(owed, rate)
    factor = (rate.numerator, rate.denominator)
    each = level_amount(owed, factor, len(days), money.half_up)
    for _ in days[1:]:
        owed += money.part(owed, rate) - each
    last = owed + money.part(owed, rate)
    return (*((on, each) for on in days[:-1]), (days[-1], max(last, 0)))


def evenly(owed: int, days: Sequence[date]) -> Payments:
    """A sum in equal parts; the last one takes the rest."""
    each = money.down(owed, len(days))
    return (*((on, each) for on in days[:-1]), (days[-1], owed - each * (len(days) - 1)))


def _spread(ways: list[Ask], room: int) -> list[Ask]:
    """Some of many, from the quickest to the lightest at even steps, both ends among them."""
    ordered = sorted(ways, key=lambda one: (one.hold + one.periods, one.hold))
    if len(ordered) <= room:
        return ordered
    return [ordered[at * (len(ordered) - 1) // (room - 1)] for at in range(room)]
