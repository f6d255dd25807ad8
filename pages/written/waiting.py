"""A debt that waits: what is owed today, and what thirty more days add, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property

from content.voice import Voice
from pages.written.dates import Dates, days
from planner.arrears import Missed, Owed
from planner.case import KnownDebt

WAITS = (0, 7, 30, 60, 90)  # days more, as the page on waiting shows them
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

    def waited(self) -> list[Owed]:
        """The same on each of the days that the page shows."""
        return self.asked([self.base + timedelta(days=days) for days in WAITS])

    def added(self, owed: Owed) -> int:
        """What being late has added: penalty, and fees beyond those of the instalments."""
        return owed.penalty + owed.fees - sum(one.fee for one in self.due_by(owed.on))

    @property
    def daily(self) -> Fraction:
        """The penalty of one day as a fraction of the overdue principal."""
        rate = self.debt.late().penalty.rate
        return rate.value / DAYS_OF[rate.per]


def payment(rows: Sequence[Missed]) -> int:
    """Instalments added up: principal, interest and fee."""
    return sum(row.principal + row.interest + row.fee for row in rows)


def headline(voice: Voice, one: Case, rows: Sequence[Owed]) -> str:
    """What is owed, and what thirty days add, as it could be read out on the phone."""
    parts = [_now(voice, one, rows[0]), _later(voice, one, rows)]
    more = one.due_by(one.base + timedelta(days=30), after=one.base)
    if more:
        parts.append(voice("waiting.adds.due", amount=voice.money(payment(more))))
    return ("" if voice.language == "zh" else " ").join(parts)


def _now(voice: Voice, one: Case, asked: Owed) -> str:
    """What is overdue today, and what falls due today; or what falls due next."""
    count, day = days(voice.language, one.days_late), voice.day(one.due)
    if not one.days_late:
        key = "waiting.ahead.card" if one.whole_bill else "waiting.ahead"
        return voice(key, day=day, owed=voice.money(asked.total))
    overdue = one.debt.overdue([one.today])[0].total
    key = "waiting.card" if one.whole_bill else "waiting.late"
    key = key if one.debt.stated is None else "waiting.stated"
    now = voice(key, days=count, owed=voice.money(one.debt.overdue_today(one.today).amount))
    if asked.total > overdue:
        rest = voice("waiting.due_today", amount=voice.money(asked.total - overdue))
        now = ("" if voice.language == "zh" else " ").join((now, rest))
    return now


def _later(voice: Voice, one: Case, rows: Sequence[Owed]) -> str:
    """What thirty more days add."""
    added = one.added(rows[2]) - one.added(rows[0])
    if not added:
        return voice("waiting.adds.none")
    state = "late" if one.days_late else "ahead"
    key = "card" if one.whole_bill and one.days_late else state
    return voice(f"waiting.adds.{key}", added=voice.money(added))
