"""An ask that is picked by hand for one debt: how much to ask for, a wait, so many parts.

What keeps the interest needs its rate; no penalty is asked away where nobody agreed on one. How
much less than is owed is named by who asks, never by us. No Streamlit here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pages.papers.case import BARE, FREE, LESS, SPARED, TIME, rate_of
from pages.parts.session.mix import menu
from pages.parts.session.mix.menu import Ask
from planner.case import CaseDebt


@dataclass(frozen=True)
class Picked:
    """What was picked; `total` is what is to be paid in all where a part of it is asked away."""

    level: int
    hold: int
    periods: int
    total: int | None = None


def levels(debt: CaseDebt) -> tuple[int, ...]:
    """How much can be asked for of a debt, the least first."""
    rate = rate_of(debt)
    if rate is None:
        return FREE, LESS
    if rate:
        return TIME, SPARED, FREE, LESS
    return (TIME, LESS) if debt.kind in BARE else (TIME, SPARED, LESS)


def holds(debt: CaseDebt) -> tuple[int, ...]:
    """How many months can be waited first."""
    return tuple(sorted({0, *menu.HOLDS.get(debt.kind, menu.HELD)}))


def periods(debt: CaseDebt, first: date) -> tuple[int, ...]:
    """In how many parts, or at once."""
    return (1, *menu.periods_of(debt.kind, first))


def ask(debt: CaseDebt, first: date, one: Picked) -> Ask | None:
    """The ask with its days and sums; None where a sum that it needs is not known."""
    rate, days = rate_of(debt), menu.days_of(debt, first, one.hold, one.periods)
    owed = one.total if one.level == LESS else debt.owed
    if not debt.owed or not owed or (one.level == LESS and owed >= debt.owed):
        return None
    charged = bool(rate) and one.level in (TIME, SPARED)
    payments = menu.charged(owed, rate, one.hold, days) if charged and rate else None
    payments = payments or menu.evenly(owed, days)
    if any(fen <= 0 for _, fen in payments):
        return None
    return Ask(one.level, one.hold, one.periods, payments, charged)
