"""Three questions of a case, in order: do the offers fit together, what to ask for, what to keep.

No Streamlit here. Each is counted when it is asked, and only then.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pages.papers.case import in_mix
from pages.parts.session.mix.menu import Wish
from pages.parts.session.mix.mixable import Way, claim, ways
from pages.parts.session.mix.windows import Windows, windows
from planner.case import Case, CaseDebt
from planner.household.mix import Infeasible, Mix, Mode, find


@dataclass(frozen=True)
class Wishes:
    """What may be asked for; of the lenders of the debts in `not_of`, named by id, nothing."""

    every: frozenset[Wish]
    not_of: frozenset[str] = frozenset()

    def of(self, case: Case, debt: CaseDebt, today: date) -> tuple[Way, ...]:
        """The ways of a debt, what we ask for only where its lender may be asked."""
        every = ways(case, debt, today, self.every)
        return tuple(one for one in every if one.on_table or debt.id not in self.not_of)


@dataclass(frozen=True)
class Asked:
    """What all three questions are asked of; `without` are debts no way is known for.

    `unoffered` are debts of which nothing is on the table, though something can be asked.
    """

    debts: tuple[CaseDebt, ...]
    ways: tuple[tuple[Way, ...], ...]
    without: tuple[CaseDebt, ...]
    unoffered: tuple[CaseDebt, ...]
    cut: Windows
    budget: int

    def of(self, debt: CaseDebt) -> tuple[Way, ...]:
        """The ways of a debt."""
        return self.ways[self.debts.index(debt)]

    def named(self, name: str) -> CaseDebt:
        """The debt with an id."""
        return next(one for one in self.debts if one.id == name)


@dataclass(frozen=True)
class Found:
    """The answer to one question, and the debts and ways it chose among."""

    debts: tuple[CaseDebt, ...]
    ways: tuple[tuple[Way, ...], ...]
    answer: Mix | Infeasible | None


def asked(case: Case, budget: int, today: date, wishes: Wishes) -> Asked:
    """The debts of a case with their ways, and the windows these fall into."""
    debts = in_mix(case)
    every = [wishes.of(case, one, today) for one in debts]
    last = max((way.payments[-1][0] for found in every for way in found), default=today)
    known = [(one, found) for one, found in zip(debts, every, strict=True) if found]
    return Asked(
        tuple(one for one, _ in known),
        tuple(found for _, found in known),
        tuple(one for one, found in zip(debts, every, strict=True) if not found),
        tuple(one for one, found in known if not any(way.on_table for way in found)),
        windows(case.household, today, last),
        budget,
    )


def answered(one: Asked, mode: Mode) -> Found:
    """The answer to a question; None where there is nothing to choose from.

    What can be kept is asked of what lies on the table alone: nobody is kept clean by a wish.
    """
    found = one.ways
    if mode is not Mode.SMALLEST_ASK:
        found = tuple(tuple(way for way in each if way.on_table) for each in one.ways)
    pairs = [(debt, each) for debt, each in zip(one.debts, found, strict=True) if each]
    if mode is Mode.KEEP:
        pairs = list(zip(one.debts, found, strict=True))
    if not pairs:
        return Found((), (), None)
    claims = [claim(debt, each, one.cut) for debt, each in pairs]
    answer = find(claims, [one.budget] * len(one.cut.starts), mode)
    return Found(tuple(debt for debt, _ in pairs), tuple(each for _, each in pairs), answer)
