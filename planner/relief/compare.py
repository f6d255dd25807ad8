"""Offers side by side: what each costs, what it leaves owed, and in which order to look at them.

Ranking never advises default: first whether an offer leaves you overdue, then whether the budget
can bear it, and only then what it costs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from planner import irr
from planner.errors import Refused
from planner.relief import measures
from planner.relief.debt import Debt
from planner.relief.offers import OFFERS, Move, Plan

ALONE = ("contract", "do_nothing")


class Step(NamedTuple):
    """One step of an offer: its name, what it asks, and where the request says so."""

    name: str
    ask: dict[str, Any]
    path: str = ""


class Line(NamedTuple):
    """One dated row of an offer, in fen. payment = interest + fee + principal − added."""

    number: int
    due: date
    days: int
    opening: int
    interest: int
    fee: int
    principal: int
    added: int
    payment: int
    closing: int


@dataclass(frozen=True)
class Outcome:
    """What one offer means from today. Money in fen."""

    steps: tuple[Step, ...]
    lines: tuple[Line, ...]
    total: int
    extra: int
    still_owed: int
    deferred: int
    forgiven: int
    largest: int
    usual: int
    leaves_overdue: bool
    overdue_until: date | None
    agreed: bool
    rate: irr.TrueRate | None

    @property
    def last_due(self) -> date | None:
        return self.lines[-1].due if self.lines else None

    def affordable(self, budget: int | None) -> bool | None:
        """Whether no month asks more than the budget; None when there is no budget."""
        return None if budget is None else self.largest <= budget


def outcome(debt: Debt, steps: Sequence[Step]) -> Outcome:
    """Apply the steps of one offer in order and measure the result."""
    plan = Plan.start(debt)
    for step in steps:
        _apply(plan, step, len(steps) > 1)
    moves = plan.moves()
    lines = tuple(_lines(plan, moves))
    total = sum(move.payment for move in moves)
    owed, late = measures.left(plan, moves)
    months = measures.by_month(moves)
    return Outcome(
        steps=tuple(steps),
        lines=lines,
        total=total,
        extra=total + owed - debt.contract_total,
        still_owed=owed,
        deferred=measures.deferred(plan, moves),
        forgiven=plan.forgiven_new + plan.given_up,
        largest=max(months, default=0),
        usual=measures.most_common(months),
        leaves_overdue=late,
        overdue_until=plan.overdue_until,
        agreed=plan.agreed,
        rate=measures.true_rate(debt, moves, plan),
    )


def _apply(plan: Plan, step: Step, combined: bool) -> None:
    if combined and step.name in ALONE:
        raise Refused("cannot_combine", step.path, f"{step.name} stands alone")
    if plan.closed:
        raise Refused("cannot_combine", step.path, "nothing can follow settle_for")
    try:
        OFFERS[step.name](plan, step.ask)
    except Refused as refusal:
        named = refusal.code in ("missing", "one_of_two")
        if named or step.ask.get(refusal.field.split(".")[0]) is not None:
            raise refusal.under(step.path) from None
        raise Refused(refusal.code, step.path, refusal.message, **refusal.values) from None


def _lines(plan: Plan, moves: Sequence[Move]) -> list[Line]:
    balance = sum(move.principal - move.added for move in moves)
    before, found = plan.debt.accrues_from, []
    for number, move in enumerate(moves, 1):
        closing = balance - move.principal + move.added
        days = max(0, (move.due - before).days)
        parts = move.interest, move.fee, move.principal, move.added, move.payment
        found.append(Line(number, move.due, days, balance, *parts, closing))
        before, balance = max(before, move.due), closing
    return found


def ranked(outcomes: Sequence[Outcome], budget: int | None) -> list[int]:
    """The place of each outcome, 1 first: status, then affordability, then cost."""

    def key(at: int) -> tuple[bool, bool, bool, int, int]:
        one = outcomes[at]
        unaffordable = one.affordable(budget) is False
        does_nothing = any(step.name == "do_nothing" for step in one.steps)
        return one.leaves_overdue, unaffordable, does_nothing, one.total + one.still_owed, at

    places = [0] * len(outcomes)
    for place, at in enumerate(sorted(range(len(outcomes)), key=key), 1):
        places[at] = place
    return places
