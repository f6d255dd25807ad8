"""Offers side by side: what each costs, what it leaves owed, and in which order to look at them.

Ranking never advises default: first whether an offer leaves you overdue, then whether the budget
can bear it, and only then what it costs. Doing nothing is last, always.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from types import MappingProxyType
from typing import NamedTuple

from planner import irr
from planner.errors import Refused
from planner.relief import measures
from planner.relief.ahead import Unpaid
from planner.relief.course import Course
from planner.relief.debt import Debt
from planner.relief.measures import Month
from planner.relief.move import Move
from planner.relief.offer import Offer, apply

__all__ = ["Asked", "Comparison", "Line", "Outcome", "compare", "hard", "kept_up", "outcome"]


class Line(NamedTuple):
    """One dated row of an offer, in fen. payment = interest + fee + principal − added.

    `days` are those that its interest runs.
    """

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
    """What one offer means from today. Money in fen.

    `largest` is the most that is paid in a month, `heaviest` the most that a month has to bear:
    what rounding left over in a last row is not looked at. `ask_before` is the day to ask by,
    where somebody has to agree.
    """

    offers: tuple[Offer, ...]
    lines: tuple[Line, ...]
    paid: Mapping[Month, int]
    total: int
    extra: int
    still_owed: int
    deferred: int
    forgiven: int
    largest: int
    usual: int
    heaviest: int
    leaves_overdue: bool
    overdue_until: date | None
    does_nothing: bool
    ask_before: date | None
    _rate: Callable[[], irr.TrueRate | None] = field(repr=False, compare=False)

    @cached_property
    def rate(self) -> irr.TrueRate | None:
        """The true yearly rate of what is owed today, paid this way; found when it is asked for."""
        return self._rate()

    @property
    def last_due(self) -> date | None:
        return self.lines[-1].due if self.lines else None

    @property
    def agreed(self) -> bool:
        """Whether it needs the lender's yes."""
        return self.ask_before is not None

    @property
    def modest(self) -> bool:
        """Whether the lender gives nothing up."""
        return not self.forgiven and self.extra >= 0

    def affordable(self, budget: int | None) -> bool | None:
        """Whether no month asks more than the budget; None when there is no budget."""
        return None if budget is None else self.heaviest <= budget


@dataclass(frozen=True, slots=True)
class Asked:
    """One way of repaying to look at; one that does not `lead` is compared, never asked first."""

    offers: tuple[Offer, ...]
    lead: bool = True


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every way in its place: its outcome, or why there is none.

    `places` are the ranks, 1 first; `first` is the way to ask first, `order` how to show them.
    """

    outcomes: tuple[Outcome | Refused, ...]
    places: tuple[int | None, ...]
    first: int | None
    order: tuple[int, ...]


def compare(debt: Debt, ways: Sequence[Asked], budget: int | None = None) -> Comparison:
    """Every way of repaying measured once, in place, ranked, and which one to ask first.

    Asked first is what leads, does not leave you overdue and can be borne; a way in which the
    lender gives something up only where no other one is left.
    """
    found = tuple(_outcome_or_refusal(debt, way.offers) for way in ways)
    counted = {at: one for at, one in enumerate(found) if isinstance(one, Outcome)}
    ranks = sorted(counted, key=lambda at: (*_key(counted[at], budget), at))
    places: list[int | None] = [None] * len(found)
    for place, at in enumerate(ranks, 1):
        places[at] = place
    kept = [at for at in ranks if kept_up(counted[at], budget)]
    good = [at for at in kept if ways[at].lead]
    first = next(iter([at for at in good if counted[at].modest] or good), None)

    def shown(at: int) -> tuple[bool, bool, bool, bool]:
        """The first to ask, what can be kept up, what never leads, what is too much, nothing."""
        one, heavy = counted[at], hard(counted[at], budget)
        return at != first, one.does_nothing, heavy, not heavy and not ways[at].lead

    order = sorted(ranks, key=shown)
    return Comparison(found, tuple(places), first, tuple(order))


def kept_up(one: Outcome, budget: int | None) -> bool:
    """Whether a way is within the budget and does not leave the borrower overdue."""
    return one.affordable(budget) is True and not one.leaves_overdue


def hard(one: Outcome, budget: int | None) -> bool:
    """Whether a way leaves the borrower overdue or asks more than the budget in some month."""
    return one.leaves_overdue or one.affordable(budget) is False


def _key(one: Outcome, budget: int | None) -> tuple[bool, bool, bool, int]:
    unaffordable = one.affordable(budget) is False
    return one.does_nothing, one.leaves_overdue, unaffordable, one.total + one.still_owed


def _outcome_or_refusal(debt: Debt, offers: Sequence[Offer]) -> Outcome | Refused:
    try:
        return outcome(debt, offers)
    except Refused as refusal:
        return refusal


def outcome(debt: Debt, offers: Sequence[Offer]) -> Outcome:
    """The offers applied in their order, and what comes of them.

    A refusal names the step by its place in `offers`, and the field: "0.months".
    """
    course = apply(Course.of(debt), offers)
    moves = course.moves()
    paid = measures.by_month(moves)
    total = sum(paid.values())
    owed, late = measures.left(course, moves)
    return Outcome(
        offers=tuple(offers),
        lines=tuple(_lines(moves)),
        paid=MappingProxyType(paid),
        total=total,
        extra=total + owed - debt.contract_total,
        still_owed=owed,
        deferred=measures.deferred(debt, course, moves),
        forgiven=course.forgiven_new + course.given_up,
        largest=max(paid.values(), default=0),
        usual=measures.most_common(paid.values()),
        heaviest=measures.heaviest(paid, moves),
        leaves_overdue=late,
        overdue_until=course.overdue_until,
        does_nothing=isinstance(course.ahead, Unpaid),
        ask_before=_ask_before(debt) if course.agreed else None,
        _rate=partial(measures.true_rate, debt, course, moves),
    )


def _ask_before(debt: Debt) -> date:
    """Today where something is overdue, else the next due date."""
    return debt.today if debt.overdue or not debt.ahead else debt.ahead[0].due


def _lines(moves: Sequence[Move]) -> list[Line]:
    balance = sum(move.principal - move.added for move in moves)
    found = []
    for number, move in enumerate(moves, 1):
        due, interest, fee, principal, added, days, _ = move
        closing, payment = balance - principal + added, interest + fee + principal - added
        parts = interest, fee, principal, added, payment, closing
        found.append(Line(number, due, days, balance, *parts))
        balance = closing
    return found
