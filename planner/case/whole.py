"""A whole case: a household, its debts, the plan, and what was said (案卷). Inputs only."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from planner.case.debt import CaseDebt
from planner.case.kinds import OR_EMPTY, OR_NONE, Entry, Fen, Id, On, Reference, words
from planner.case.living import Household
from planner.case.words import Channel, Key, Language, Trigger
from planner.contract.fields import choice, many
from planner.household import Strategy

DEBTS_MOST, LOG_MOST = 60, 500


@dataclass(frozen=True, slots=True)
class CasePlan(Entry):
    """What was promised, and when to look at it again."""

    start: On | None = None
    promise: Fen | None = None
    reserve: Fen | None = None
    order: Annotated[Strategy, choice(Strategy)] | None = None
    sharing_key: Annotated[Key, choice(Key)] | None = None
    review_on: On | None = None
    triggers: Annotated[
        tuple[Annotated[Trigger, choice(Trigger)], ...], many(0, len(Trigger)), OR_NONE
    ] = ()
    confirmed_on: On | None = None


@dataclass(frozen=True, slots=True)
class LogEntry(Entry):
    """Something that was said or came, on a day."""

    on: On
    text: Annotated[str, words(500, lines=True)]
    debt: Id | None = None
    channel: Annotated[Channel, choice(Channel)] | None = None


@dataclass(frozen=True, slots=True)
class Case(Entry):
    """All that a file holds, beside its format and version."""

    saved_on: On
    language: Annotated[Language, choice(Language)] | None = None
    reference: Reference | None = None
    household: Annotated[Household, OR_EMPTY] = field(default_factory=Household)
    debts: Annotated[tuple[CaseDebt, ...], many(0, DEBTS_MOST), OR_NONE] = ()
    plan: Annotated[CasePlan, OR_EMPTY] = field(default_factory=CasePlan)
    log: Annotated[tuple[LogEntry, ...], many(0, LOG_MOST), OR_NONE] = ()
    notes: Annotated[str, words(2000, lines=True)] | None = None
