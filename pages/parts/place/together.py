"""One debt, one figure: what is typed in one place is carried to every other that shows the debt.

Each place remembers what it last said, so that only what was changed is carried, and the latest
word wins. A debt that left the list leaves what is typed where it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from pages.parts.debt import rows
from pages.parts.place import Place, debt_at, loose, mark, tie
from pages.parts.place.own import Own
from pages.parts.place.row import Row
from planner.case import Case, CaseDebt


def places() -> Iterator[Place]:
    """Every place that may stand for a debt of the list."""
    yield Own()
    yield from (Row(at) for at in range(1, rows.MOST + 1))


def linked() -> list[Place]:
    """The places that stand for one now."""
    return [place for place in places() if debt_at(place)]


def gathered(case: Case, found: Iterable[Place], today: date) -> Case:
    """A case with what was typed since in the places that stand for its debts."""
    places = list(found)
    for place in places:
        debt = debt_of(case, debt_at(place))
        if debt is None:
            loose(place)
            continue
        new = place.into(debt, place.told(today), mark(place), today)
        if new == debt:
            continue
        tie(place, debt.id, today)
        carried([one for one in places if one.key != place.key], debt, new, today)
        case = with_debt(case, new)
    return case


def follow(before: Case, after: Case, today: date) -> None:
    """Carry what was changed in the list itself to where its debts also stand."""
    for place in linked():
        old, new = debt_of(before, debt_at(place)), debt_of(after, debt_at(place))
        if new is None:
            loose(place)
        elif old is not None:
            carried([place], old, new, today)


def parted(before: Case, after: Case) -> None:
    """Another case comes in: a place whose debt is another one there stands for itself again."""
    for place in linked():
        old, new = debt_of(before, debt_at(place)), debt_of(after, debt_at(place))
        if old is None or new is None or old.name != new.name:
            loose(place)


def carried(places: Iterable[Place], old: CaseDebt, new: CaseDebt, today: date) -> None:
    """Write into some places what changed of a debt."""
    for place in places:
        if debt_at(place) != new.id:
            continue
        was, now = place.said(old, today), place.said(new, today)
        names = {name for name, one in now.items() if one != was.get(name)}
        if names:
            place.write(new, names, today)
            tie(place, new.id, today)


def debt_of(case: Case, name: str) -> CaseDebt | None:
    """The debt with an id."""
    return next((one for one in case.debts if one.id == name), None)


def with_debt(case: Case, debt: CaseDebt) -> Case:
    """A case with one debt in the place of the one with its id, or as the last."""
    if debt_of(case, debt.id) is None:
        return replace(case, debts=(*case.debts, debt))
    return replace(case, debts=tuple(debt if one.id == debt.id else one for one in case.debts))
