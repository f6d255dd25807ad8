"""Whether a letter may be written: to whom, and whether the debt may be too old to own to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from content.law import fact_on
from pages.papers.case.kinds import Lack, Why
from pages.papers.case.reach import held_for, written_to
from pages.papers.case.speaking import clean
from pages.papers.case.standing import Standing
from planner.case import CaseDebt
from planner.dates import add_months


def addressed(found: Standing) -> Iterator[Lack]:
    """That somebody is written to, and that no claim is acknowledged which may be too old."""
    lenders = [one.debt for one in found.lines if written_to(one)]
    if not lenders:
        yield Lack("debts", Why.NOTHING)
    yield from _too_old(found, lenders)


def held(found: Standing) -> Iterator[Lack]:
    """The same for those who are asked for time."""
    lenders = [one.debt for one in found.lines if held_for(one)]
    if not lenders:
        yield Lack("debts", Why.NOTHING)
    yield from _too_old(found, lenders)


def _too_old(found: Standing, lenders: Sequence[CaseDebt]) -> Iterator[Lack]:
    for at, debt in enumerate(found.case.debts):
        if debt in lenders and debt.id not in found.looked_at:
            yield from limitation(debt, at, found.today)


def limitation(debt: CaseDebt, at: int, today: date) -> Iterator[Lack]:
    """Whether a letter that says "I owe this" could give up a defence.

    The time to sue runs from the first unpaid day at the earliest. Only where that may be so long
    ago is it asked when the lender last demanded or was paid.
    """
    longest = fact_on("limitation_3y", today).measured.months
    line = add_months(today, -longest)
    first = debt.first_unpaid if debt.days_late is not None else None
    if first is not None and first > line:
        return
    path = f"debts.{at}.last_contact_on"
    if debt.last_contact_on is None:
        yield Lack(path, Why.UNKNOWN, clean(debt.name))
    elif debt.last_contact_on <= line:
        yield Lack(path, Why.OLD, clean(debt.name))


def stopped(found: Standing, lacking: Sequence[Lack]) -> frozenset[str]:
    """The debts whose own letter waits for an answer, by id; the letters to others do not."""
    return frozenset(
        found.case.debts[int(one.path.split(".")[1])].id
        for one in lacking
        if one.field == "last_contact_on"
    )
