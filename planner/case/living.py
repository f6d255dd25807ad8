"""A household as the case file has it: what comes in, what goes out, what is in hand (每月收支)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from planner.case.kinds import OR_NONE, DayOfMonth, Entry, Fen, Id, Name, On, People, Portion, YesNo
from planner.case.model import Certainty
from planner.case.words import Earned, Group, Way, Who
from planner.contract.fields import choice, many, whole


@dataclass(frozen=True, slots=True)
class Income(Entry):
    """What somebody brings home in a month: as a rule, at worst and at best."""

    id: Id
    name: Name
    usual: Fen | None
    who: Annotated[Who, choice(Who)] | None = None
    kind: Annotated[Earned, choice(Earned)] | None = None
    low: Fen | None = None
    high: Fen | None = None
    pay_day: DayOfMonth | None = None
    at_creditor: YesNo | None = None
    certainty: Annotated[Certainty, choice(Certainty)] | None = None


@dataclass(frozen=True, slots=True)
class Spending(Entry):
    """What living costs: an amount every so many months."""

    id: Id
    name: Name
    amount: Fen | None
    group: Annotated[Group, choice(Group)] | None = None
    every_months: Annotated[int, whole(1, 120)] | None = None
    day: DayOfMonth | None = None
    certainty: Annotated[Certainty, choice(Certainty)] | None = None


@dataclass(frozen=True, slots=True)
class OneOff(Entry):
    """Money that comes or goes once."""

    id: Id
    name: Name
    amount: Fen | None
    on: On | None = None
    way: Annotated[Way, choice(Way)] | None = None
    sure: YesNo | None = None


@dataclass(frozen=True, slots=True)
class SavingsRule(Entry):
    """What is put aside first: a part of what is left, up to a cap."""

    fraction: Portion | None = None
    cap: Fen | None = None


@dataclass(frozen=True, slots=True)
class Household(Entry):
    """Who lives from what."""

    adults: People | None = None
    children: People | None = None
    income: Annotated[tuple[Income, ...], many(0, 40), OR_NONE] = ()
    spending: Annotated[tuple[Spending, ...], many(0, 100), OR_NONE] = ()
    one_off: Annotated[tuple[OneOff, ...], many(0, 100), OR_NONE] = ()
    savings: SavingsRule | None = None
    cash_now: Fen | None = None
