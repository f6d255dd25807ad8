"""The rows of the plan and the list: each debt goes from one into the other by one tap."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from content.voice import Voice
from pages.parts import visit
from pages.parts.case import store
from pages.parts.case.figures import asking
from pages.parts.debt import rows
from pages.parts.listed.listing import MOST, add, called, entry, fresh, is_loose, mine, named
from pages.parts.place import debt_at, loose, row, tie
from pages.parts.place.row import Row
from planner.case import Case, CaseDebt


def whole(voice: Voice, case: Case, today: date) -> Case:
    """The list with what was typed and not put there yet: what a file of it holds."""
    if is_loose(case) and len(case.debts) < MOST:
        case = store.with_debt(case, entry(voice, case, today))
    for at in loose_rows():
        if len(case.debts) < MOST:
            case = store.with_debt(case, _of_row(voice, case, at, today))
    return case


def loose_rows() -> list[int]:
    """The rows in which something is typed and that stand for no debt of the list."""
    found = range(1, rows.count() + 1)
    return [at for at in found if any(rows.read(at)) and not debt_at(Row(at))]


def _of_row(voice: Voice, case: Case, at: int, today: date) -> CaseDebt:
    made = row.entry(at, fresh(case), voice("plan.debt", number=at), today)
    return replace(made, name=called(case, made.name))


def add_rows(voice: Voice, today: date) -> None:
    """Put every row that is not there into the list."""
    for at in loose_rows():
        case = store.found()
        if len(case.debts) < MOST:
            new = _of_row(voice, case, at, today)
            store.put(named(store.with_debt(case, new)))
            tie(Row(at), new.id, today)


def outside(case: Case) -> list[CaseDebt]:
    """The debts of the list that ask for something and stand in no row."""
    inside = {debt_at(Row(at)) for at in range(1, rows.count() + 1)}
    return [one for one in asking(case) if one.id not in inside]


def fill(today: date) -> None:
    """Put the debts of the list that stand in no row into rows, as long as there is room."""
    for debt in outside(store.found()):
        _into_row(debt, today)


def _into_row(debt: CaseDebt, today: date) -> None:
    at = rows.empty()
    if at is not None:
        loose(Row(at))
        Row(at).write(debt, Row(at).said(debt, today), today)
        tie(Row(at), debt.id, today)


def filled(today: date) -> None:
    """The plan begins with the debts of the list, once, where nothing is typed in it."""
    is_empty = not any(any(rows.read(at)) for at in range(1, rows.count() + 1))
    if is_empty and not visit.kept("plan_filled") and store.found().debts:
        visit.keep("plan_filled", True)
        fill(today)


def late(today: date) -> frozenset[int]:
    """The rows whose debt is late by what the list says."""
    known = {one.id for one in store.found().debts if one.late_as_told(today)}
    return frozenset(at for at in range(1, rows.count() + 1) if debt_at(Row(at)) in known)


def dues(today: date) -> dict[int, date]:
    """When the debt of a row next falls due, as far as the list knows it."""
    known = {one.id: one.due_after(today) for one in store.found().debts}
    found = {at: known.get(debt_at(Row(at))) for at in range(1, rows.count() + 1)}
    return {at: due for at, due in found.items() if due is not None}


def offered(voice: Voice, today: date) -> CaseDebt | None:
    """The debt of the other pages where it stands in no row yet, and what is owed is known."""
    case = store.found()
    debt = mine(case) or (entry(voice, case, today) if is_loose(case) else None)
    inside = {debt_at(Row(at)) for at in range(1, rows.count() + 1)}
    return debt if debt and debt.owed is not None and debt.id not in inside else None


def bring(voice: Voice, today: date) -> None:
    """Put it into the list, and into the first empty row."""
    add(voice, today)
    debt = mine(store.found())
    if debt is not None:
        _into_row(debt, today)
