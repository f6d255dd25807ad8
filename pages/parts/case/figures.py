"""What a case comes to now: three months, what is asked, the first day without money.

What is not known is never zero: it is left out, and named. No Streamlit here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pages.papers.case import agreed
from pages.parts.case.flows import asked_days, asks, comes, goes, is_late, undated
from planner.case import Case, CaseDebt, Level, Month, Treat, month
from planner.household import Calendar, by_day

DAYS, SOON = 60, 30
QUIET = (Treat.WAIT, Treat.OUT)  # nothing is asked of these now


@dataclass(frozen=True)
class Now:
    """The figures of the panel; `unknown` are the debts that ask an amount nobody knows yet.

    `asked` is None while nobody is known to ask for anything, `calendar` while cash or every pay
    day is missing; `undated` are what it leaves out.
    """

    months: dict[Level, Month | None]
    asked: int | None
    unknown: tuple[str, ...]
    calendar: Calendar | None
    undated: tuple[str, ...]

    @property
    def gap(self) -> int | None:
        """What is missing in a usual month; None where that month is not known."""
        return self.short(Level.USUAL)

    def short(self, level: Level) -> int | None:
        """What such a month leaves short of what is asked; None where one of them is not known."""
        one = self.months[level]
        if one is None or self.asked is None:
            return None
        return max(0, self.asked - one.pool.offered)

    @property
    def is_known(self) -> bool:
        """Whether a household is told yet."""
        return any(self.months.values())


def now(case: Case, today: date) -> Now:
    """Everything the panel shows."""
    soon = [one for one in asking(case) if asks_soon(one, today)]
    asked = [asked_soon(one, today) for one in soon]
    known = [one for one in asked if one is not None]
    found, undated = calendar(case, today)
    return Now(
        {level: month(case.household, level) for level in Level},
        sum(known) if known else None,
        tuple(one.name for one, fen in zip(soon, asked, strict=True) if fen is None),
        found,
        undated,
    )


def asking(case: Case) -> list[CaseDebt]:
    """The debts that ask for something now: those that wait, and those left out, do not."""
    return [one for one in case.debts if one.treat not in QUIET]


def asks_soon(debt: CaseDebt, today: date) -> bool:
    """Whether it asks within thirty days; one without a due day, or late, does.

    So does one whose days are over, as long as something is owed.
    """
    if asked_days(debt, today) is not None:
        return bool(asked_soon(debt, today))
    due = debt.due_after(today)
    if due is None or _is_dated(debt) or is_late(debt, today):
        return True
    return due <= today + timedelta(days=SOON)


def _is_dated(debt: CaseDebt) -> bool:
    """Whether days to pay on were agreed or told."""
    return bool(agreed(debt) or debt.payments)


def asked_soon(debt: CaseDebt, today: date) -> int | None:
    """What it asks within thirty days, as agreed, by its own days or as it asks now.

    None where nobody knows: what was agreed is over, and something is still owed.
    """
    days, end = asked_days(debt, today), today + timedelta(days=SOON)
    if days is None:
        return None if agreed(debt) else debt.ask_next
    return sum(one.amount for one in days if one.on <= end)


def calendar(case: Case, today: date) -> tuple[Calendar | None, tuple[str, ...]]:
    """Each day's balance for sixty days in a low month, and the names of what has no day."""
    home, end = case.household, today + timedelta(days=DAYS - 1)
    without = tuple(_undated(case, today))
    if home.cash_now is None or not any(one.pay_day for one in home.income):
        return None, without
    income, out = list(comes(home, today, end)), list(goes(home, today, end))
    for debt in asking(case):
        out += asks(debt, today, end)
    return by_day(today, end, home.cash_now, income, out), without


def _undated(case: Case, today: date) -> Iterator[str]:
    """What cannot be put on a day: an income or a debt without one, or without its amount."""
    yield from undated(case.household)
    for debt in asking(case):
        if asked_days(debt, today) is not None:
            continue
        if _is_dated(debt) or debt.ask_next is None or debt.due_after(today) is None:
            yield debt.name
