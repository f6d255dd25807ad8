"""Offers that move dates: another due day, months without principal, months without interest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import count, pairwise, takewhile
from typing import Any

from planner import dates, money
from planner.errors import Refused
from planner.loan import Terms, build, first_is_regular, listed_step, span_share, stepped
from planner.relief.course import Move, Plan


def move_due_date(plan: Plan, ask: dict[str, Any]) -> None:
    """The due day moves once; the days between bear interest, paid with the first instalment (F1).

    A bullet loan has one payment: it bears the interest of all its days.
    """
    terms, to = plan.rebuild(), ask["to"]
    if to <= max(terms.start, plan.debt.today):
        raise Refused("date_order", "to", "must be after today and after the last due date")
    start = terms.start if terms.method == "bullet" else _moved_start(terms, to)
    first, last = sorted((terms.start, start))
    if terms.method != "flat_fee" and first < last:
        share = span_share(terms, first, last)
        charge = money.part(terms.principal, share, money.ROUNDINGS[terms.rounding])
        plan.first_interest += charge if start == last else -charge
        plan.begins = plan.begins or terms.start
    due, anchor = moved(terms, to), to.day
    plan.terms, plan.agreed = replace(terms, start=start, due=due, anchor=anchor), True


def _moved_start(terms: Terms, to: date) -> date:
    """The day from which the moved first period is as long as it was."""
    if first_is_regular(terms) and terms.step:
        return stepped(to, *terms.step, -1, to.day)
    return dates.add_days(terms.start, (to - terms.due[0]).days)


def moved(terms: Terms, to: date) -> tuple[date, ...]:
    """The due dates moved so that the first falls on `to`; listed ones keep their distances."""
    if terms.step:
        return tuple(stepped(to, *terms.step, at, to.day) for at in range(terms.periods))
    found = [_place(day, terms.due[0], to) for day in terms.due]
    if all(one < after for one, after in pairwise(found)):
        return tuple(found)
    return tuple(dates.add_days(day, (to - terms.due[0]).days) for day in terms.due)


def _place(day: date, first: date, to: date) -> date:
    """As many months after `to`, and then days, as a listed day stands after the first one."""
    months = (day.year - first.year) * 12 + day.month - first.month
    days = (day - dates.add_months(first, months, first.day)).days
    return dates.add_days(dates.add_months(to, months, to.day), days)


def _pause(plan: Plan, months: int, interest: str) -> None:
    """Months without principal; what happens to their interest is the offer's word."""
    terms = plan.rebuild()
    balance = terms.principal
    spans = _spans(terms, months)
    for start, end, day in spans:
        charge = interest_of(terms, balance, start, end)
        if interest == "paid":
            plan.lead.append(Move(day, charge))
        elif interest == "added":
            plan.lead.append(Move(day, charge, added=charge))
            balance += charge
        else:
            plan.lead.append(Move(day))
            plan.tail += charge if interest == "at_end" else 0
            plan.forgiven_new += charge if interest == "waived" else 0
    first, plan.begins = _after(terms, months), None
    if terms.step:
        due = tuple(stepped(first, *terms.step, k, terms.anchor) for k in range(terms.periods))
    else:
        due = moved(terms, first)
    plan.terms, plan.agreed = replace(terms, principal=balance, start=spans[-1][1], due=due), True


def _after(terms: Terms, months: int) -> date:
    """The first due date, some months later."""
    anchor = terms.anchor if terms.step else terms.due[0].day
    return stepped(terms.due[0], "months", months, 1, anchor)


def due_days(terms: Terms) -> Iterator[date]:
    """Due dates without end: the contract's, then on at its step."""
    yield from terms.due
    unit, size = terms.step or listed_step(terms)
    anchor = terms.anchor if terms.step else terms.due[-1].day
    for at in count(1):
        yield stepped(terms.due[-1], unit, size, at, anchor)


def _spans(terms: Terms, months: int) -> list[tuple[date, date, date]]:
    """The paused spans: from, to, and the date that stands in the plan.

    A loan pauses its own periods where they fill the months; any other is paused by the month.
    """
    unit, size = terms.step or ("months", 1)
    own = terms.method != "bullet" and (unit == "days" or months % size == 0)
    if own:
        end = _after(terms, months)
        days: Sequence[date] = list(takewhile(lambda day: day < end, due_days(terms)))
        return list(zip([terms.start, *days], days, days, strict=False))
    ends = [stepped(terms.start, "months", 1, k, terms.start.day) for k in range(months + 1)]
    days = [stepped(terms.due[0], "months", 1, k, terms.anchor) for k in range(months)]
    return list(zip(ends, ends[1:], days, strict=False))


def interest_of(terms: Terms, balance: int, start: date, end: date) -> int:
    """Interest of one paused period, as the contract counts a period."""
    if terms.method == "flat_fee":
        return 0
    one = replace(
        terms, principal=balance, method="interest_first", start=start, due=(end,), fees=()
    )
    return build(one).rows[0].interest


def defer(plan: Plan, ask: dict[str, Any]) -> None:
    _pause(plan, ask["months"], ask["interest"])


def interest_only(plan: Plan, ask: dict[str, Any]) -> None:
    _pause(plan, ask["months"], "paid")


def interest_pause(plan: Plan, ask: dict[str, Any]) -> None:
    """Nothing is charged between two days (停息); the instalments stay where they are."""
    start, end = ask["from"], ask["to"]
    if end <= start:
        raise Refused("date_order", "to", "must be after from", after=start.isoformat())
    plan.rebuild()
    if plan.pause:
        raise Refused("cannot_combine", "", "there is a pause of interest already")
    plan.pause, plan.agreed = (start, end), True
