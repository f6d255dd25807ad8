"""`plan`: many debts and one budget, month by month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Annotated, Any

from planner.contract import plan_answer
from planner.contract.fields import Amount, Day, Text, choice, either, many
from planner.contract.model import Model
from planner.contract.plan_debts import DebtFields, FromDay, due_days, liability
from planner.errors import Refused
from planner.household import Strategy, first_payment, month_of, run


class Change(FromDay):
    """A budget from a day on."""

    amount: Amount


Names = Annotated[tuple[Text, ...], many(1, 100)]
Changes = Annotated[tuple[Change, ...], many(1, 600)]
# The contract says "custom order" of the last one.
CUSTOM_ORDER = "custom_order"
Word = Annotated[str, choice((*Strategy, CUSTOM_ORDER))]


class PlanRequest(Model):
    """Many debts, one budget, and which debt comes first."""

    debts: Annotated[tuple[DebtFields, ...], many(1, 100)]
    monthly_budget: Annotated[int | tuple[Change, ...], either({str: Amount, list: Changes})]
    strategy: Annotated[str | tuple[str, ...], either({str: Word, list: Names})]
    order: Names | None = None
    priority: Names | None = None
    start: Day | None = None


def answer(request: Mapping[str, Any]) -> dict[str, Any]:
    """Which debt to pay first, month by month, until nothing is owed (还债计划).

    `debts` [{name, balance, rate {value, per} or [{from or on, value, per}], minimum "yuan" or
    {fraction, floor}, asks, priority, harm, rank, free_until, due_on, late_days, flat_fee {amount
    or fraction, periods_left}}], or {name, payments [{on, amount}]}; `monthly_budget` yuan, or
    [{from or on, amount}]; `strategy` a word (custom with `order`) or a list of names; `priority`
    names; `start` the day of the first payment, which is never after the first due day. A month
    is 1/12 of a year and 30 days. Raises `Refused`. Equation: `planner.household.running`.

    >>> debt = {"name": "card", "balance": "10000.00", "minimum": "110.00",
    ...         "rate": {"value": "0.12", "per": "year"}}
    >>> asked = {"debts": [debt], "monthly_budget": "110.00", "strategy": "avalanche"}
    >>> answer(asked)["debts"][0]["paid_off_month"]
    241
    """
    got = PlanRequest.read(request)
    names = _names(got.debts)
    _check_priority(got.priority or (), names)
    kind, ranks = _strategy(got, names)
    start, budget = _budget(got.monthly_budget, got.start)
    start = first_payment(start, due_days(got.debts))
    first = set(got.priority or ())
    debts = [
        liability(one, rank, one.name in first, start, f"debts.{at}")
        for at, (one, rank) in enumerate(zip(got.debts, ranks, strict=True))
    ]
    return plan_answer.whole(run(debts, budget, kind), debts, start, budget, kind)


def _names(entries: Sequence[DebtFields]) -> list[str]:
    names = [one.name for one in entries]
    for at, name in enumerate(names):
        if name in names[:at]:
            raise Refused("twice", f"debts.{at}.name", "is given twice")
    return names


def _check_priority(asked: Sequence[str], names: list[str]) -> None:
    for at, name in enumerate(asked):
        if name not in names:
            raise Refused("unknown_word", f"priority.{at}", "is not the name of a debt")


def _strategy(got: PlanRequest, names: list[str]) -> tuple[Strategy, list[int]]:
    """The strategy, and each debt's place where the order is the reader's own."""
    asked, order = got.strategy, got.order
    kind = _named(asked)
    if order is not None and kind is not Strategy.CUSTOM:
        raise Refused("one_of_two", "order", 'belongs to the strategy "custom"')
    if kind is None or order is not None:
        own = asked if isinstance(asked, tuple) else order or ()
        if sorted(own) != sorted(names):
            field = "order" if order is not None else "strategy"
            raise Refused("unknown_word", field, "must name every debt once")
        return Strategy.CUSTOM, [own.index(name) for name in names]
    ranks = [one.rank for one in got.debts]
    if kind is Strategy.CUSTOM and None in ranks:
        raise Refused("missing", f"debts.{ranks.index(None)}.rank", "is needed for a custom order")
    return kind, [rank or 0 for rank in ranks]


def _named(asked: str | tuple[str, ...]) -> Strategy | None:
    """The strategy that a word names; a list of names is an order of the reader's own."""
    if isinstance(asked, tuple):
        return None
    return Strategy.CUSTOM if asked == CUSTOM_ORDER else Strategy(asked)


def _budget(
    asked: int | tuple[Change, ...], start: date | None
) -> tuple[date | None, list[tuple[int, int]]]:
    """The day of the first payment, and the budget as (month, fen) steps."""
    if isinstance(asked, int):
        return start, [(1, asked)]
    days = [change.day(f"monthly_budget.{at}") for at, change in enumerate(asked)]
    for at, (before, after) in enumerate(pairwise(days), 1):
        if after <= before:
            field = f"monthly_budget.{at}.{asked[at].word}"
            raise Refused("date_order", field, "dates must rise")
    first = start or days[0]
    if days[0] > first:
        field = f"monthly_budget.0.{asked[0].word}"
        raise Refused("date_order", field, "must not be after start")
    steps = {max(1, month_of(day, first)): one.amount for day, one in zip(days, asked, strict=True)}
    return first, sorted(steps.items())
