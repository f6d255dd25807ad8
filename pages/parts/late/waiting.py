"""A debt that waits: the reader's figures, what they grow to, what changes on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property

from streamlit.delta_generator import DeltaGenerator

from content.voice import Voice
from pages.parts import cite
from pages.parts.debt import loan, mine
from pages.written.dates import Dates as Dates
from pages.written.dates import days as days
from pages.written.dates import entries as entries
from pages.written.dates import entry_on as entry_on
from planner.arrears import Missed, Owed
from planner.case import KnownDebt

WAITS = (0, 7, 30, 60, 90)  # days more, as the page on waiting shows them
BUCKETS = (31, 61, 91)  # the days on which the trade's M1 turns into M2, M3 and more
TURNS = "card_principal_first_from_day_91"
DAYS_OF = {"day": 1, "month": 30, "year": 360}  # as a penalty counts them


@dataclass(frozen=True)
class Case(Dates):
    """One debt while it waits, as its borrower knows it. Money in fen."""

    debt: KnownDebt

    @property
    def whole_bill(self) -> bool:
        """Whether one sum is due as a whole: a card's bill."""
        return self.debt.is_bill

    @cached_property
    def instalments(self) -> tuple[Missed, ...]:
        """Everything unpaid by due date."""
        return self.debt.unpaid()

    def due_by(self, day: date, after: date | None = None) -> list[Missed]:
        """What falls due by a day, and after another when one is given."""
        first = date.min if after is None else after
        return [one for one in self.instalments if first < one.due <= day]

    def asked(self, days: Sequence[date]) -> list[Owed]:
        """What has to be paid by each day to be up to date."""
        return self.debt.asked(days)

    def added(self, owed: Owed) -> int:
        """What being late has added: penalty, and fees beyond those of the instalments."""
        return owed.penalty + owed.fees - sum(one.fee for one in self.due_by(owed.on))

    @property
    def daily(self) -> Fraction:
        """The penalty of one day as a fraction of the overdue principal."""
        rate = self.debt.late().penalty.rate
        return rate.value / DAYS_OF[rate.per]


@dataclass(frozen=True)
class Step:
    """A day on which something changes: an instalment more, a bucket, an order, a charge."""

    on: date
    kind: str
    amount: int | None = None


def fields() -> None:
    """Ask for the debt, as the page that compares the ways does."""
    loan.product(with_cards=True)
    mine.contract()


def money(product: DeltaGenerator) -> None:
    """Ask for the money in sight, and in another place for the product that fills the fields."""
    with product:
        loan.product(with_cards=True)
    mine.contract()


def details(late: int) -> None:
    """Ask for what is less often changed: the lender's own figure, method, rate, penalty, a fee."""
    bill = mine.is_bill()
    if late:
        mine.stated()
    if not bill:
        mine.method()
    mine.rate_per()
    if not bill:
        mine.penalty()
    mine.late_fee()


def next_due(late: int, today: date) -> date:
    """The first unpaid due date: asked for when it is still ahead, else counted back."""
    if late:
        return today - timedelta(days=late)
    return mine.next_due(today)


def case(today: date) -> Case:
    """The figures as typed; call `ask.check()` first."""
    debt = mine.typed(today).debt
    return Case(debt.first_due or today, today, mine.is_card(), debt)


def steps(one: Case, until: date) -> list[Step]:
    """What changes after the first day and by the last, in the order of the calendar."""
    found = [Step(row.due, "due", payment([row])) for row in one.due_by(until, after=one.base)]
    found += [Step(one.due + timedelta(days=days), f"bucket_{days}") for days in BUCKETS]
    if one.is_card and cite.holds(TURNS):
        turns = timedelta(days=cite.rule(TURNS).measured.days)
        found.append(Step(one.due + turns, "order"))
    if one.debt.late_fee:
        begins = [row.due + timedelta(days=1) for row in one.due_by(until)]
        found += [Step(day, "fee", one.debt.late_fee) for day in begins]
    kept = [step for step in found if one.base < step.on <= until]
    return sorted(kept, key=lambda step: step.on)


def payment(rows: Sequence[Missed]) -> int:
    """Instalments added up: principal, interest and fee."""
    return sum(row.principal + row.interest + row.fee for row in rows)


def said(language: str, step: Step) -> str:
    """A step in words, with its date."""
    voice = Voice(language)
    amount = {} if step.amount is None else {"amount": voice.money(step.amount)}
    return voice(f"late.step.{step.kind}", day=voice.day(step.on), **amount)
