"""What the papers of a case say in figures: counted once, by the planner, for all of them.

What is promised comes out of the low month; what is more in other months is not promised.
A debt with a chosen offer that names its payments goes by that offer. Every other debt that shares
gets its part of what is left, by the same rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from pages.papers.case.owing import chosen, dated, settled
from pages.papers.case.parting import parted
from pages.papers.case.speaking import can_be_printed, clean
from planner.case import (
    Case,
    CaseDebt,
    CaseOffer,
    Certainty,
    Income,
    Level,
    Spending,
    month,
)
from planner.household import Pool, Savings, pool

PARTS = ("comes", "living", "first")  # of a month; its other figures are made of these


@dataclass(frozen=True, slots=True)
class Left:
    """One kind of month, in fen: comes − living − first = surplus; surplus − saved = offered."""

    comes: int
    living: int
    first: int
    pool: Pool

    def part(self, name: str) -> int:
        """One of its figures by name."""
        pool = self.pool
        return {
            "comes": self.comes,
            "living": self.living,
            "first": self.first,
            "surplus": pool.surplus,
            "short": pool.deficit,
            "saved": pool.saved,
            "offered": pool.offered,
        }[name]


@dataclass(frozen=True, slots=True)
class Line:
    """One debt in the plan, numbered as on every paper.

    `monthly` is its part of what is shared, or what was settled for it; `part` the fraction;
    `sure` whether what is owed was confirmed.
    """

    number: int
    debt: CaseDebt
    name: str
    monthly: int
    part: Fraction | None
    first: date | None
    sure: bool

    @property
    def chosen(self) -> CaseOffer | None:
        """The offer that was chosen for it."""
        return chosen(self.debt)

    def next_sum(self, on: date | None) -> int:
        """What is paid on a day of its offer; else its monthly sum, never above what is owed."""
        found = self.chosen
        if found and found.payments and dated(self.debt):
            return next((one.amount for one in found.payments if one.on == on), self.monthly)
        return self.monthly if self.debt.owed is None else min(self.monthly, self.debt.owed)

    @property
    def due_day(self) -> int | None:
        """The day of the month on which it is paid."""
        return self.debt.due_day or (self.first.day if self.first else None)


@dataclass(frozen=True, slots=True)
class Standing:
    """A case in figures on a day; None where something that belongs to it is not known.

    `is_cut` where somebody owes less than its part, and the others get more for it.
    """

    case: Case
    today: date
    low: Left | None
    usual: Left | None
    promise: int | None
    lines: tuple[Line, ...]
    looked_at: frozenset[str] = frozenset()
    is_cut: bool = False

    @property
    def paid(self) -> tuple[Line, ...]:
        """The debts that get money every month, or on the days of an offer."""
        return tuple(one for one in self.lines if one.monthly or dated(one.debt))

    @property
    def shared(self) -> tuple[Line, ...]:
        """The debts that share by the same rule."""
        return tuple(one for one in self.lines if one.part is not None)

    def is_sure(self, name: str) -> bool:
        """Whether a figure of the month was confirmed, or all that it is made of."""
        home = self.case.household
        parts: tuple[tuple[str, tuple[Income | Spending | CaseDebt, ...]], ...] = (
            ("comes", home.income),
            ("living", home.spending),
            ("first", tuple(one for one in self.case.debts if settled(one))),
        )
        known = [one for of, each in parts if name == of or name not in PARTS for one in each]
        return all(sure(self.case, one) for one in known)

    @property
    def household_sure(self) -> bool:
        """Whether every figure of the month was confirmed."""
        return self.is_sure("surplus")


def sure(case: Case, one: Income | Spending | CaseDebt) -> bool:
    """Whether a figure was confirmed: by itself, or by the client's tick for all of them.

    What was told as a guess stays one: a tick does not make it exact.
    """
    ticked = case.plan.confirmed_on is not None
    return one.certainty is Certainty.CONFIRMED or (one.certainty is None and ticked)


def left_in(case: Case, level: Level) -> Left | None:
    """What a month leaves to share; None where something of it is not known."""
    found, settled_for = month(case.household, level), [settled(one) for one in case.debts]
    if found is None or None in settled_for:
        return None
    first, rule = sum(one or 0 for one in settled_for), case.household.savings
    savings = Savings(rule.fraction or Fraction(0), rule.cap) if rule else None
    made = pool(found.income, found.spending + first, savings)
    return Left(found.income, found.spending, first, made)


def standing(case: Case, today: date, looked_at: frozenset[str] = frozenset()) -> Standing:
    """The case in figures on a day.

    `looked_at` are the ids of debts whose age a counsellor has looked at: a letter may own to them.
    """
    low, usual = left_in(case, Level.LOW), left_in(case, Level.USUAL)
    promise = case.plan.promise
    if promise is None and low is not None:
        promise = low.pool.offered
    found = None if promise is None else parted(case, promise)
    parts: dict[str, tuple[int, Fraction]] = {}
    if found is not None:
        each = zip(found.debts, found.amounts, found.parts, strict=True)
        parts = {debt.id: (fen, part) for debt, fen, part in each}
    lines = tuple(_line(case, at, today, parts) for at in range(len(case.debts)))
    is_cut = found is not None and bool(found.cut)
    return Standing(case, today, low, usual, promise, lines, looked_at, is_cut)


def _line(case: Case, at: int, today: date, parts: dict[str, tuple[int, Fraction]]) -> Line:
    debt = case.debts[at]
    monthly, part = parts.get(debt.id, (settled(debt) or 0, None))
    name = clean(debt.name)
    return Line(
        at + 1,
        debt,
        name if can_be_printed(name) else f"({at + 1})",
        monthly,
        part,
        _first(case, debt, today),
        sure(case, debt),
    )


def _first(case: Case, debt: CaseDebt, today: date) -> date | None:
    """The first day on which it is paid, in the plan and not before today."""
    start, found = case.plan.start, chosen(debt)
    if dated(debt) and found and found.payments:
        ahead = [one.on for one in found.payments if one.on >= today]
        return ahead[0] if ahead else None
    if start is None:
        return None
    begins = max(start, today)
    return debt.due_after(begins) or begins
