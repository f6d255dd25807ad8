"""Bills that fall due before a plan first pays their debt: named and asked about, never hidden.

Where the lender agreed to be paid later there is none; nor at a court, which asks for the whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pages.papers.case.bring import COURT
from pages.papers.case.owing import agreed
from pages.papers.case.speaking import Speaker, Text
from pages.papers.case.standing import Line, Standing, standing
from planner.case import Case, CaseDebt, Paper

NO_COURT = (Paper.NONE, Paper.LAWYER, Paper.UNCLEAR)  # papers that are no court's


@dataclass(frozen=True, slots=True)
class Bill:
    """What a debt asks for before it is first paid: the days on which that falls due."""

    line: Line
    days: tuple[date, ...]

    @property
    def on(self) -> date:
        """The first of them."""
        return self.days[0]

    def when(self, say: Speaker) -> Text:
        """The day in words; of several the first, and how many there are."""
        if len(self.days) == 1:
            return say.day(self.on)
        return say("papers.bills.days", day=self.on, count=len(self.days))


def bills(found: Standing) -> tuple[Bill, ...]:
    """Each debt that is paid in the plan, but asks for something before that; by day."""
    made = [Bill(line, tuple(_before(line, found.today))) for line in found.paid]
    return tuple(sorted((one for one in made if one.days), key=lambda one: one.on))


def bills_of(case: Case, today: date) -> tuple[Bill, ...]:
    """The same of a case, for a screen."""
    return bills(standing(case, today))


def bill_of(line: Line, found: Standing) -> Bill | None:
    """The same of one debt."""
    return next((one for one in bills(found) if one.line is line), None)


def named(every: tuple[Bill, ...], say: Speaker) -> Text:
    """Whose they are, each with its day."""
    return say.listed(
        [say("papers.bills.of", name=one.line.name, day=one.when(say)) for one in every]
    )


def _before(line: Line, today: date) -> Iterator[date]:
    if line.first is None or agreed(line.debt) or _is_at_court(line.debt):
        return
    on = line.debt.due_after(today)
    while on is not None and on < line.first:
        yield on
        on = line.debt.due_after(on + timedelta(days=1))


def _is_at_court(debt: CaseDebt) -> bool:
    return debt.stage in COURT or debt.paper not in (None, *NO_COURT)
