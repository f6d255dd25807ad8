"""What comes and what goes on its days: pay, what living costs, what a debt asks.

What is not known is left out. No Streamlit here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count

from pages.papers.case import agreed
from planner.case import CaseDebt, Dated, Household, Level, Way, earned
from planner.dates import add_months
from planner.household import Flow, every_month


def comes(home: Household, start: date, end: date) -> Iterator[Flow]:
    """Pay on its days, at what it is in a low month; money that comes once, sure or not."""
    for one in home.income:
        low = earned(one, Level.LOW)
        if low and one.pay_day:
            for on in every_month(one.pay_day, start, end):
                yield Flow(on, low)
    for once in home.one_off:
        if once.amount and once.on and once.way is Way.IN and start <= once.on <= end:
            yield Flow(once.on, once.amount, bool(once.sure))


def undated(home: Household) -> Iterator[str]:
    """The incomes that cannot be put on a day, or whose low month nobody knows."""
    for one in home.income:
        low = earned(one, Level.LOW)
        if low is None or (low and one.pay_day is None):
            yield one.name


def goes(home: Household, start: date, end: date) -> Iterator[Flow]:
    """What living costs: on its day, else spread over every day of the month."""
    for one in home.spending:
        if not one.amount:
            continue
        if one.day is None:
            yield from _spread(one.amount, one.every_months or 1, start, end)
        else:
            for at, on in enumerate(every_month(one.day, start, end)):
                if at % (one.every_months or 1) == 0:
                    yield Flow(on, one.amount)
    for once in home.one_off:
        if once.amount and once.on and once.way is Way.OUT and start <= once.on <= end:
            yield Flow(once.on, once.amount)


def _spread(amount: int, months: int, start: date, end: date) -> Iterator[Flow]:
    """A month's cost day by day; the days of a month add up to it, to the fen."""
    for later in range((end - start).days + 1):
        on = start + timedelta(days=later)
        first = on.replace(day=1)
        length = months * (add_months(first, 1) - first).days
        yield Flow(on, amount * on.day // length - amount * (on.day - 1) // length)


def is_late(debt: CaseDebt, today: date) -> bool:
    """Whether it is late, as it was told or by now."""
    return bool(debt.days_late or debt.days_late_on(today))


def own_days(debt: CaseDebt, today: date) -> tuple[Dated, ...] | None:
    """Its own days from today on, where they say what it asks; None where they do not.

    They do not say what is overdue; and days that are over do not say what comes of the rest.
    """
    return None if is_late(debt, today) else _ahead(debt, debt.payments, today)


def asked_days(debt: CaseDebt, today: date) -> tuple[Dated, ...] | None:
    """The same; what the lender agreed to takes their place, and that of what is overdue."""
    told = agreed(debt)
    return own_days(debt, today) if told is None else _ahead(debt, told, today)


def _ahead(debt: CaseDebt, days: tuple[Dated, ...] | None, today: date) -> tuple[Dated, ...] | None:
    found = tuple(one for one in days or () if one.on >= today)
    return found if found or (days and debt.owed == 0) else None


def asks(debt: CaseDebt, start: date, end: date) -> Iterator[Flow]:
    """What a debt asks on its days: as agreed, as dated, else what it asks now, while owed."""
    days = agreed(debt) or debt.payments
    if days is not None:
        ahead = (one for one in days if start <= one.on <= end)
        yield from (Flow(one.on, one.amount, auto=bool(debt.auto_debit)) for one in ahead)
        return
    due, left = debt.due_after(start), debt.owed
    if due is None or not debt.ask_next:
        return
    for at in range(debt.periods_left) if debt.periods_left else count():
        on = add_months(due, at, debt.due_day or due.day)
        paid = debt.ask_next if left is None else min(debt.ask_next, left)
        if on > end or not paid:
            return
        yield Flow(on, paid, auto=bool(debt.auto_debit))
        left = None if left is None else left - paid
