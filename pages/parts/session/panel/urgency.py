"""Which debt comes first, each with one reason: a court's day, the home, lateness, a due day.

No Streamlit here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.case import Case, CaseDebt, Paper, Stage, Treat
from planner.household import Harm

COURT = (Stage.COURT_PAPER, Stage.JUDGMENT, Stage.ENFORCEMENT)
NEEDED = (Harm.HOME, Harm.ENERGY, Harm.CARE, Harm.SUPPORT, Harm.SECURED)


@dataclass(frozen=True)
class Reason:
    """Why a debt stands where it does: a code, and the day or the days that go with it."""

    code: str
    on: date | None = None
    days: int = 0


@dataclass(frozen=True)
class Pressing:
    """A debt and its reason."""

    debt: CaseDebt
    reason: Reason


def order(case: Case, today: date) -> list[Pressing]:
    """The debts of a case, the most pressing first; what is left out is not among them."""
    found = [(*_place(one, today), one) for one in case.debts if one.treat is not Treat.OUT]
    found.sort(key=lambda one: one[0])
    return [Pressing(debt, reason) for _, reason, debt in found]


def _place(one: CaseDebt, today: date) -> tuple[tuple[int, int], Reason]:
    """The place of a debt: its kind of reason, then what comes sooner or weighs more."""
    came = one.paper is not Paper.NONE
    answer, hearing = (one.answer_by, one.hearing_on) if came else (None, None)
    days = [on for on in (answer, hearing) if on is not None and on >= today]
    late, due = one.days_late_on(today), one.due_after(today)
    if days:
        return (0, min(days).toordinal()), Reason("court", min(days))
    if answer is not None or _is_court(one):
        return (0, 0 if answer else today.toordinal()), Reason("court_now")
    if one.secured or any(harm in NEEDED for harm in one.harm or ()):
        return (1, -(late or 0)), Reason("secured")
    if one.guarantor or one.joint:
        return (2, -(late or 0)), Reason("others")
    if one.treat in (Treat.WAIT, Treat.DISPUTE):
        return (6, 0), Reason(str(one.treat))
    if late:
        told = one.late_as_told(today) is not None
        return (3, -late), Reason("late", days=late) if told else Reason("since")
    if due is not None:
        return (4, due.toordinal()), Reason("due", due)
    return (5, 0), Reason("unknown")


def _is_court(one: CaseDebt) -> bool:
    papers = (None, Paper.NONE, Paper.LAWYER, Paper.UNCLEAR)
    return one.stage in COURT or one.paper not in papers
