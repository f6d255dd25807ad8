"""One debt as the case file has it: what is known of it, and what was said about paying it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Annotated

from pydantic import AfterValidator, PlainSerializer

from planner.case.kinds import (
    OR_NONE,
    AnyMethod,
    AnyRate,
    DayOfMonth,
    Entry,
    Fen,
    Id,
    Name,
    On,
    Periods,
    Portion,
    YesNo,
)
from planner.case.model import Certainty, Kind, KnownDebt
from planner.case.words import By, How, Paper, Stage, Status, Treat
from planner.contract.asking import way
from planner.contract.fields import Leaf, choice, either, many, whole
from planner.contract.offers import Unsuited, steps_of
from planner.dates import add_months
from planner.errors import Refused
from planner.household import Harm
from planner.relief import Offer

_HARM = Annotated[Harm, choice(Harm)]


def _harms(value: Harm | tuple[Harm, ...]) -> tuple[Harm, ...]:
    return value if isinstance(value, tuple) else (value,)


def _offer(value: object) -> tuple[Offer, ...]:
    """An offer as `relief` takes it, its steps in order."""
    try:
        return tuple(one.offer for one in steps_of(value, "offer"))
    except Unsuited as unsuited:
        refusal = unsuited.refusal
    except Refused as found:
        refusal = found
    raise refusal.about(refusal.field.removeprefix("offer").removeprefix("."))


Harms = Annotated[
    tuple[Harm, ...],
    either({str: _HARM, list: Annotated[tuple[_HARM, ...], many(1, len(Harm))]}),
    AfterValidator(_harms),
    PlainSerializer(lambda harms: [str(one) for one in harms]),
]
Steps = Annotated[
    tuple[Offer, ...],
    Leaf(_offer, {"type": ["string", "object", "array"]}),
    PlainSerializer(way),
]


@dataclass(frozen=True, slots=True)
class Dated(Entry):
    """A payment on a day."""

    on: On
    amount: Fen


Payments = Annotated[tuple[Dated, ...], many(1, 600)]


@dataclass(frozen=True, slots=True)
class LeastPaid(Entry):
    """The least that a card asks: a part of the balance, and a floor."""

    fraction: Portion | None = None
    floor: Fen | None = None


@dataclass(frozen=True, slots=True)
class CaseOffer(Entry):
    """A way of paying that somebody named, and what was answered to it."""

    id: Id
    by: Annotated[By, choice(By)] | None = None
    level: Annotated[int, whole(0, 4)] | None = None
    needs_agreement: YesNo | None = None
    payments: Payments | None = None
    offer: Steps | None = None
    status: Annotated[Status, choice(Status)] | None = None
    asked_on: On | None = None
    answered_on: On | None = None
    how: Annotated[How, choice(How)] | None = None
    valid_until: On | None = None


@dataclass(frozen=True, slots=True)
class CaseDebt(Entry):
    """One debt as its borrower told it on `owed_on`; what is unknown is None.

    `days_late` are those of that day, so that the file means the same when it is opened later.
    """

    id: Id
    name: Name
    owed: Fen | None
    kind: Annotated[Kind, choice(Kind)] | None = None
    owed_on: On | None = None
    certainty: Annotated[Certainty, choice(Certainty)] | None = None
    rate: AnyRate | None = None
    payments: Payments | None = None
    method: AnyMethod | None = None
    periods_left: Periods | None = None
    minimum: LeastPaid | None = None
    ask_next: Fen | None = None
    due_day: DayOfMonth | None = None
    next_due: On | None = None
    days_late: Annotated[int, whole(0, 36_500)] | None = None
    stage: Annotated[Stage, choice(Stage)] | None = None
    paper: Annotated[Paper, choice(Paper)] | None = None
    received_on: On | None = None
    answer_by: On | None = None
    hearing_on: On | None = None
    last_contact_on: On | None = None
    auto_debit: YesNo | None = None
    secured: YesNo | None = None
    guarantor: YesNo | None = None
    joint: YesNo | None = None
    harm: Harms | None = None
    priority: YesNo | None = None
    treat: Annotated[Treat, choice(Treat)] | None = None
    offers: Annotated[tuple[CaseOffer, ...], many(0, 12), OR_NONE] = ()
    chosen: Id | None = None

    @property
    def first_unpaid(self) -> date | None:
        """The first day on which something is unpaid: behind us when late, else the next due day.

        >>> CaseDebt("d1", "B", 1_311_821, owed_on=date(2026, 11, 26), days_late=90).first_unpaid
        datetime.date(2026, 8, 28)
        """
        if self.days_late is None or self.owed_on is None:
            return self.next_due or (self.owed_on and self.due_after(self.owed_on))
        if self.days_late:
            return self.owed_on - timedelta(days=self.days_late)
        return self.due_after(self.owed_on)

    def due_after(self, today: date) -> date | None:
        """The next day on or after `today` on which a payment is due."""
        if self.next_due and self.next_due >= today:
            return self.next_due
        ahead = [one.on for one in self.payments or () if one.on >= today]
        if ahead:
            return ahead[0]
        if self.due_day is None:
            return None
        this_month = add_months(today.replace(day=1), 0, self.due_day)
        return this_month if this_month >= today else add_months(this_month, 1, self.due_day)

    def days_late_on(self, today: date) -> int | None:
        """How late it is when nothing was paid since; None where nobody knows."""
        if today == self.owed_on:
            return self.days_late
        first = self.first_unpaid
        if first is None or self.days_late is None:
            return None
        return max(0, (today - first).days)

    def turned_late(self, today: date) -> bool:
        """Whether it was told not to be late, and is by now if nothing was paid since."""
        return self.days_late == 0 and bool(self.days_late_on(today))

    def late_as_told(self, today: date) -> int | None:
        """How late it is as far as it was told; None where somebody has to be asked first."""
        return None if self.turned_late(today) else self.days_late_on(today)

    def told_on(self, today: date) -> CaseDebt:
        """The same, told anew on a day; of one that turned late it is still asked since when."""
        if self.turned_late(today):
            return self
        return replace(self, days_late=self.days_late_on(today), owed_on=today)

    def known(self) -> KnownDebt:
        """The same as the one value that every page counts with. Raises `Refused`."""
        if self.owed_on is None:
            raise Refused("missing", "owed_on", "is needed")
        return KnownDebt(
            self.owed,
            self.owed_on,
            self.first_unpaid,
            self.kind or Kind.OTHER,
            self.name,
            self.rate,
            self.method,
            self.periods_left,
        )
