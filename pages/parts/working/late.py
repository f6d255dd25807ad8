"""What being late comes to, unfolded: every missed instalment, its days, its penalty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from content import voice as say
from content.voice import Voice
from pages.parts.working.loans import counted_twice
from pages.parts.working.value import Rows, Working, asks
from pages.shapes import Twice
from planner.arrears import Missed, follow
from planner.case import KnownDebt
from planner.contract import asking
from planner.loan import build
from planner.money import yuan

FACTS = ("overdue_interest_basis", "bank_penalty_rate_130_150", "cost_disclosure_2026")


def of_owed(
    voice: Voice, debt: KnownDebt, days: Sequence[date], told: Sequence[str] = ()
) -> Working:
    """What has to be paid by the first of some days, and by the others."""
    by_day = debt.asked(days)
    missed = [one for one in debt.unpaid() if one.due <= days[-1]]
    gives = {f"owed.{at}.total": yuan(one.total) for at, one in enumerate(by_day)}
    due = [one for one in missed if one.due <= days[0]]
    return Working(
        told=told,
        formulas=(voice("working.owed", day=voice.day(days[0])),),
        rows=(rows(voice, debt, due, days[0]),),
        twice=tuple(_twice(voice, debt, by_day[0].penalty)),
        facts=FACTS,
        asks=asks(lambda: asking.overdue(missed, debt.late(), days), gives),
    )


def rows(voice: Voice, debt: KnownDebt, due: Sequence[Missed], on: date) -> Rows:
    """Each instalment that is due, alone: the sum of all is what has to be paid."""
    late, found, sums = debt.late(), [], [0] * 4
    for one in due:
        (owed,), _ = follow([one], late, [on])
        cells = [owed.principal, owed.penalty, owed.interest + owed.fees, owed.total]
        sums = [before + more for before, more in zip(sums, cells, strict=True)]
        days = (on - one.due).days
        found.append((voice.day(one.due), str(days), *map(say.digits_of, cells)))
    found.append((voice("working.sum"), "", *map(say.digits_of, sums)))
    names = ("due", "days", "principal", "penalty", "interest", "total")
    head = [voice(f"working.col.{name}") for name in names]
    return Rows(head, found, voice("working.rows.late", day=voice.day(on)), words=2)


def _twice(voice: Voice, debt: KnownDebt, penalty: int) -> Iterator[Twice]:
    """The instalments beside the other program; it knows no penalty by the day."""
    name = voice("working.col.penalty")
    yield Twice(name, voice.money(penalty), "", voice("working.why.penalty"), "calm")
    if not debt.is_bill:
        yield from counted_twice(voice, build(debt.terms()))
