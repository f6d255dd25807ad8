"""What became of a case since last time: last month's file beside today's, debt by debt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from planner.case.debt import CaseDebt
from planner.case.figures import Level, month
from planner.case.model import Certainty
from planner.case.whole import Case
from planner.case.words import Status

Both = tuple[CaseDebt | None, CaseDebt | None]


class Turn(StrEnum):
    """In which way something turned."""

    NEW = "new"
    GONE = "gone"
    LESS = "less"
    MORE = "more"
    LEARNT = "learnt"
    LOST = "lost"
    LATE = "late"
    STAGE = "stage"
    ASKED = "asked"
    REFUSED = "refused"
    AGREED = "agreed"
    SURE = "sure"
    UNSURE = "unsure"
    POOL = "pool"


@dataclass(frozen=True, slots=True)
class Turned:
    """One thing that is another than last time.

    `name` is the debt's, or the kind of month for what can be given. Before and after are fen for
    what is owed or given, days for lateness, a word for a stage; None where that is not known.
    """

    turn: Turn
    name: str
    before: int | str | None = None
    after: int | str | None = None


def since(before: Case, after: Case) -> tuple[Turned, ...]:
    """What turned between two cases: what can be given first, then every debt in today's order.

    Time alone turns nothing: a debt of which nobody told anything new is not later by itself.

    >>> from datetime import date
    >>> first, today = date(2026, 10, 26), date(2026, 11, 26)
    >>> old = Case(first, debts=(CaseDebt("d1", "花呗", 860_000),))
    >>> new = Case(today, debts=(CaseDebt("d1", "花呗", 700_000),))
    >>> since(old, new)
    (Turned(turn=<Turn.LESS: 'less'>, name='花呗', before=860000, after=700000),)
    """
    return tuple(_all(before, after))


def _all(before: Case, after: Case) -> Iterator[Turned]:
    yield from _pools(before, after)
    for old, new in beside(before, after):
        if old is None and new is not None:
            yield Turned(Turn.NEW, new.name, None, new.owed)
            yield from _answers(None, new)
        elif new is None and old is not None:
            yield Turned(Turn.GONE, old.name, old.owed, None)
        elif old is not None and new is not None:
            yield from _one(old, new)


def beside(before: Case, after: Case) -> tuple[Both, ...]:
    """Each debt then and now, today's order first; None where it stands in one of the two alone.

    Two entries are one debt by id and name, else by name, else by an id under which the same is
    owed: then only its name was changed.
    """
    left, found = list(before.debts), dict[str, CaseDebt]()
    for same in (_wholly, _by_name, _renamed):
        for new in after.debts:
            old = next((one for one in left if same(one, new)), None)
            if old is not None and new.id not in found:
                found[new.id] = old
                left.remove(old)
    rest: list[Both] = [(old, None) for old in left]
    return (*((found.get(new.id), new) for new in after.debts), *rest)


def _wholly(old: CaseDebt, new: CaseDebt) -> bool:
    return (old.id, old.name) == (new.id, new.name)


def _by_name(old: CaseDebt, new: CaseDebt) -> bool:
    return old.name == new.name


def _renamed(old: CaseDebt, new: CaseDebt) -> bool:
    return old.id == new.id and old.owed is not None and old.owed == new.owed


def _pools(before: Case, after: Case) -> Iterator[Turned]:
    """What can be given in a low, usual and high month; below nothing it is nothing."""
    for level in Level:
        found = (month(case.household, level) for case in (before, after))
        old, new = (one.pool.offered if one else None for one in found)
        if old != new:
            yield Turned(Turn.POOL, str(level), old, new)


def _one(old: CaseDebt, new: CaseDebt) -> Iterator[Turned]:
    if old.owed != new.owed:
        yield Turned(_amount(old.owed, new.owed), new.name, old.owed, new.owed)
    told = (old.days_late, old.owed_on) != (new.days_late, new.owed_on)
    if told and old.days_late != new.days_late:
        yield Turned(Turn.LATE, new.name, old.days_late, new.days_late)
    if old.stage != new.stage:
        yield Turned(Turn.STAGE, new.name, _word(old.stage), _word(new.stage))
    yield from _answers(old, new)
    if old.certainty != new.certainty:
        if new.certainty is Certainty.CONFIRMED:
            yield Turned(Turn.SURE, new.name)
        elif old.certainty is Certainty.CONFIRMED and new.certainty is not None:
            yield Turned(Turn.UNSURE, new.name)


def _amount(old: int | None, new: int | None) -> Turn:
    if old is None or new is None:
        return Turn.LEARNT if old is None else Turn.LOST
    return Turn.LESS if new < old else Turn.MORE


def _word(value: StrEnum | None) -> str | None:
    return None if value is None else str(value)


_ANSWERED = {
    Status.ASKED: Turn.ASKED,
    Status.REFUSED: Turn.REFUSED,
    Status.AGREED: Turn.AGREED,
}


def _answers(old: CaseDebt | None, new: CaseDebt) -> Iterator[Turned]:
    """What the lender said to an offer since; `after` is the way in which it was told."""
    known = {one.id: one.status for one in old.offers} if old else {}
    for offer in new.offers:
        turn = _ANSWERED.get(offer.status) if offer.status else None
        if turn and known.get(offer.id) != offer.status:
            yield Turned(turn, new.name, None, _word(offer.how))
