"""The ways in which each debt can be paid: as it asks now, as offered, as we may ask. No Streamlit.

What waits, is disputed or left out is not among them; a debt nobody knows a way for is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from pages.papers.case import NOW, is_free, level_of
from pages.parts.case.flows import own_days
from pages.parts.session.mix.menu import Ask, Wish, asks
from pages.parts.session.mix.windows import Windows
from planner.case import By, Case, CaseDebt, CaseOffer, Paper, Stage, Status, Treat
from planner.dates import add_months
from planner.household import Harm, worst_of
from planner.household.mix import Claim, Proposal

LONGEST = 120  # months that a debt of which only the next payment is known is followed
COURT = (Stage.COURT_PAPER, Stage.JUDGMENT, Stage.ENFORCEMENT)


@dataclass(frozen=True)
class Way:
    """One way to pay one debt: as now, an offer in the case, or something to ask for.

    `bare` where its interest is not counted, since nobody knows it; `cut` where it goes on after
    the last payment here; `undated` where its first day is only assumed.
    """

    payments: tuple[tuple[date, int], ...]
    level: int = 0
    on_table: bool = True
    offer: CaseOffer | None = None
    ask: Ask | None = None
    bare: bool = False
    cut: bool = False
    undated: bool = False

    @property
    def needs_agreement(self) -> bool:
        """Whether the lender has still to say yes."""
        if self.offer is not None:
            agreed = self.offer.status is Status.AGREED
            return not agreed and (bool(self.offer.needs_agreement) or not self.on_table)
        return self.ask is not None


def ways(case: Case, debt: CaseDebt, today: date, wishes: frozenset[Wish]) -> tuple[Way, ...]:
    """Every way of one debt; those on the table first."""
    told, first = first_day(case, debt, today), begins(case, debt, today)
    table = [*_now(debt, first, today), *_offered(debt, today)]
    asked = []
    if debt.treat is not Treat.FIXED:
        refused = {one.level for one in debt.offers if one.status is Status.REFUSED}
        asked = [
            Way(one.payments, one.level, on_table=False, ask=one)
            for one in asks(debt, first, wishes)
            if one.level not in refused
        ]
    every = (*table, *asked)
    return every if told else tuple(replace(one, undated=one.offer is None) for one in every)


def first_day(case: Case, debt: CaseDebt, today: date) -> date | None:
    """The first day on which it may be paid: its own, else the plan's; None where neither is."""
    begins = case.plan.start if case.plan.start and case.plan.start >= today else None
    return debt.due_after(today) or begins


def begins(case: Case, debt: CaseDebt, today: date) -> date:
    """The first day, or the one that is assumed where nobody knows it."""
    return first_day(case, debt, today) or add_months(today, 1)


def _now(debt: CaseDebt, first: date, today: date) -> Iterator[Way]:
    """What it asks now, as far as that is known: not where something of it is overdue besides."""
    if debt.payments is not None:
        if ahead := own_days(debt, today):
            yield Way(tuple((one.on, one.amount) for one in ahead))
        return
    asked = debt.ask_next
    if not asked:
        return
    if debt.periods_left:
        amounts, cut = [asked] * debt.periods_left, False
    elif debt.owed is None:
        return
    else:
        amounts, cut = _until_paid(debt.owed, asked)
    days = [add_months(first, at, debt.due_day or first.day) for at in range(len(amounts))]
    bare = not (debt.periods_left or is_free(debt) or len(amounts) == 1)
    yield Way(tuple(zip(days, amounts, strict=True)), bare=bare, cut=cut)


def _until_paid(owed: int, asked: int) -> tuple[list[int], bool]:
    """The payments until nothing is owed, and whether there are more than are followed."""
    whole, rest = divmod(owed, asked)
    count = whole + bool(rest)
    amounts = [asked] * min(count, LONGEST)
    if rest and count <= LONGEST:
        amounts[-1] = rest
    return amounts, count > LONGEST


def _offered(debt: CaseDebt, today: date) -> Iterator[Way]:
    """The offers in the case that still stand and say what is paid when."""
    for one in debt.offers:
        gone = one.valid_until is not None and one.valid_until < today
        if one.id == NOW or one.payments is None or one.status is Status.REFUSED or gone:
            continue
        on_table = one.by is By.LENDER or one.status is Status.AGREED
        level = 0 if on_table else level_of(debt, one)
        ahead = tuple((each.on, each.amount) for each in one.payments if each.on >= today)
        if ahead:
            yield Way(ahead, level, on_table, offer=one)


def claim(debt: CaseDebt, found: tuple[Way, ...], cut: Windows) -> Claim:
    """The same as the planner takes it, named by its id."""
    proposals = tuple(
        Proposal(
            str(at),
            cut.paid(one.payments),
            By.LENDER if one.on_table else By.US,
            one.level,
            one.needs_agreement,
        )
        for at, one in enumerate(found)
    )
    return Claim(debt.id, proposals, bool(debt.days_late), harm(debt), debt.owed)


def harm(debt: CaseDebt) -> Harm:
    """The worst that not paying it puts at risk: as it was told, else what its fields say."""
    if told := worst_of(debt.harm):
        return told
    if debt.stage in COURT or debt.paper not in (None, Paper.NONE, Paper.LAWYER, Paper.UNCLEAR):
        return Harm.COURT
    if debt.secured:
        return Harm.SECURED
    if debt.guarantor:
        return Harm.GUARANTOR
    return Harm.NONE if debt.kind is None or debt.kind in ("person", "hospital") else Harm.REPORTED
