"""A debt that waits: the reader's figures, what they grow to, what changes on the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from streamlit.delta_generator import DeltaGenerator

from content.voice import Voice
from pages.parts import cite
from pages.parts.debt import loan, mine, mine_fields
from pages.written.dates import Dates as Dates
from pages.written.dates import days as days
from pages.written.dates import entries as entries
from pages.written.dates import entry_on as entry_on
from pages.written.waiting import WAITS as WAITS
from pages.written.waiting import Case as Case
from pages.written.waiting import headline as headline
from pages.written.waiting import payment as payment

BUCKETS = (31, 61, 91)  # the days on which the trade's M1 turns into M2, M3 and more
TURNS = "card_principal_first_from_day_91"


@dataclass(frozen=True)
class Step:
    """A day on which something changes: an instalment more, a bucket, an order, a charge."""

    on: date
    kind: str
    amount: int | None = None


def fields() -> None:
    """Ask for the debt, as the page that compares the ways does."""
    loan.product(with_cards=True)
    mine_fields.contract()


def money(product: DeltaGenerator) -> None:
    """Ask for the money in sight, and in another place for the product that fills the fields."""
    with product:
        loan.product(with_cards=True)
    mine_fields.contract()


def details(late: int) -> None:
    """Ask for what is less often changed: the lender's own figure, method, rate, penalty, a fee."""
    bill = mine.is_bill()
    if late:
        mine_fields.stated()
    if not bill:
        mine_fields.method()
    mine_fields.rate_per()
    if not bill:
        mine_fields.penalty()
    mine_fields.late_fee()


def next_due(late: int, today: date) -> date:
    """The first unpaid due date: asked for when it is still ahead, else counted back."""
    if late:
        return today - timedelta(days=late)
    return mine_fields.next_due(today)


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


def said(language: str, step: Step) -> str:
    """A step in words, with its date."""
    voice = Voice(language)
    amount = {} if step.amount is None else {"amount": voice.money(step.amount)}
    return voice(f"late.step.{step.kind}", day=voice.day(step.on), **amount)
