"""Whom a paper speaks to, and the days a court gave."""

from __future__ import annotations

from datetime import date, timedelta

from content.law import fact_on
from pages.papers.case.owing import dated
from pages.papers.case.standing import Line
from planner.case import CaseDebt, Kind, Treat
from planner.case import Paper as CourtPaper

PERIODS = {
    CourtPaper.COMPLAINT: "lawsuit_defence_15_days",
    CourtPaper.PAYMENT_ORDER: "payment_order_15_days",
}


def answer_by(debt: CaseDebt) -> date | None:
    """The last day to answer a paper of a court: as it was told, or counted from its arrival."""
    if debt.paper is CourtPaper.NONE:
        return None
    if debt.answer_by is not None:
        return debt.answer_by
    if debt.paper not in PERIODS or debt.received_on is None:
        return None
    days = fact_on(PERIODS[debt.paper], debt.received_on).measured.days
    return debt.received_on + timedelta(days=days)


def hearing(debt: CaseDebt) -> date | None:
    """The day of a hearing; none where no paper came."""
    return None if debt.paper is CourtPaper.NONE else debt.hearing_on


def written_to(line: Line) -> bool:
    """Whether a lender gets a letter with a sum: one that is paid, and no friend or relative."""
    paid = line.monthly > 0 or dated(line.debt)
    return line.debt.kind is not Kind.PERSON and paid


def held_for(line: Line) -> bool:
    """Whether a lender is asked for time: all but people, what is disputed and what is left out."""
    return line.debt.kind is not Kind.PERSON and line.debt.treat not in (Treat.DISPUTE, Treat.OUT)
