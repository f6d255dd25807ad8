"""The plan on days: each day's balance for sixty days when its payments are made as promised.

It is counted with what comes in a low month, like the promise itself. No Streamlit here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from pages.papers.case import dated
from pages.papers.case.sheets import payments
from pages.papers.case.standing import Standing, standing
from pages.parts.case.figures import DAYS
from pages.parts.case.flows import comes, goes, undated
from planner.case import Case
from planner.household import Calendar, Flow, Lack, by_day


@dataclass(frozen=True)
class Planned:
    """The days with the plan's payments, and with none of them; `undated` are incomes left out."""

    plan: Calendar
    living: Calendar
    undated: tuple[str, ...]

    @property
    def short(self) -> Lack | None:
        """The first day on which the plan falls short."""
        return self.plan.first_short

    @property
    def more(self) -> int:
        """How much more in hand from the start makes every day hold."""
        return max(0, -min((one.balance for one in self.plan.days), default=0))


def on_days(case: Case, today: date) -> Planned | None:
    """The plan for sixty days; None while cash, a pay day, its start or what it pays is unknown."""
    home, end = case.household, today + timedelta(days=DAYS - 1)
    promise = case.plan.promise or 0
    found = standing(replace(case, plan=replace(case.plan, promise=promise)), today)
    if home.cash_now is None or not any(one.pay_day for one in home.income) or _is_open(found):
        return None
    income, out = list(comes(home, today, end)), list(goes(home, today, end))
    paid = [Flow(one.on, one.amount) for one in payments(found) if one.on <= end]
    plan, living = (by_day(today, end, home.cash_now, income, [*out, *more]) for more in (paid, []))
    return Planned(plan, living, tuple(undated(home)))


def _is_open(found: Standing) -> bool:
    """Whether something that the plan pays has no day yet, or nobody knows how much is owed."""
    if found.promise and not found.shared:
        return True
    by_month = (one for one in found.paid if not dated(one.debt))
    return any(one.debt.owed is None or one.first is None for one in by_month)
