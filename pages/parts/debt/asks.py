"""What the debt of the other pages asks a month, and what of it is overdue, as a row has it."""

from __future__ import annotations

from datetime import date

from pages.parts.debt import mine
from planner import Refused
from planner.loan import build
from planner.money import yuan


def counted(today: date) -> list[str] | None:
    """Its usual instalment and what is overdue, as typed; None where they cannot be counted.

    A bill names no instalment; that is left open.
    """
    own = mine.reader(today)
    if own is None:
        return None
    debt = own.debt
    try:
        overdue = debt.overdue_today(today).amount if debt.days_late(today) else 0
        least = 0 if debt.is_bill else build(debt.terms()).usual
    except Refused:
        return None
    return [yuan(one).removesuffix(".00") if one else "" for one in (least, overdue)]
