"""`plan`: many debts and one budget, month by month."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from planner.contract import plan_answer
from planner.contract.fields import Amount, Choice, Day, Many, Table, Text
from planner.contract.kinds import Either
from planner.contract.plan_debts import DEBT, due_days, liability
from planner.errors import Refused
from planner.household import Strategy, first_payment, month_of, run

CHANGE = Table({"from": Day(), "on": Day(), "amount": Amount()}, {"from": None, "on": None})
NAMES = Many(Text(), 1, 100)
# The contract says "custom order" of the last one.
STRATEGY = Choice((*Strategy, "custom_order"))
REQUEST = Table(
    {
        "debts": Many(DEBT, 1, 100),
        "monthly_budget": Either({str: Amount(), list: Many(CHANGE, 1, 600)}),
        "strategy": Either({str: STRATEGY, list: NAMES}),
        "order": NAMES,
        "priority": NAMES,
        "start": Day(),
    },
    {"start": None, "order": None, "priority": None},
)


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
    got = REQUEST.read(request, "")
    names = _names(got["debts"])
    _mark_priority(got["priority"] or [], got["debts"], names)
    kind, ranks = _strategy(got["strategy"], got["order"], got["debts"], names)
    start, budget = _budget(got["monthly_budget"], got["start"])
    start = first_payment(start, due_days(got["debts"]))
    debts = [
        liability(one, rank, start, f"debts.{at}")
        for at, (one, rank) in enumerate(zip(got["debts"], ranks, strict=True))
    ]
    return plan_answer.whole(run(debts, budget, kind), debts, start, budget, kind)


def _names(entries: list[dict[str, Any]]) -> list[str]:
    names = [one["name"] for one in entries]
    for at, name in enumerate(names):
        if name in names[:at]:
            raise Refused("twice", f"debts.{at}.name", "is given twice")
    return names


def _mark_priority(asked: list[str], entries: list[dict[str, Any]], names: list[str]) -> None:
    for at, name in enumerate(asked):
        if name not in names:
            raise Refused("unknown_word", f"priority.{at}", "is not the name of a debt")
        entries[names.index(name)]["priority"] = True


def _strategy(
    asked: str | list[str],
    order: list[str] | None,
    entries: list[dict[str, Any]],
    names: list[str],
) -> tuple[str, list[int]]:
    """The word of the strategy, and each debt's place where the order is the reader's own."""
    asked = "custom" if asked == "custom_order" else asked
    if order is not None and asked != "custom":
        raise Refused("one_of_two", "order", 'belongs to the strategy "custom"')
    if isinstance(asked, list) or order is not None:
        own: list[str] = asked if isinstance(asked, list) else order or []
        if sorted(own) != sorted(names):
            field = "order" if order is not None else "strategy"
            raise Refused("unknown_word", field, "must name every debt once")
        return "custom", [own.index(name) for name in names]
    ranks = [one["rank"] for one in entries]
    if asked == "custom" and None in ranks:
        raise Refused("missing", f"debts.{ranks.index(None)}.rank", "is needed for a custom order")
    return asked, [rank or 0 for rank in ranks]


def _budget(
    asked: int | list[dict[str, Any]], start: date | None
) -> tuple[date | None, list[tuple[int, int]]]:
    """The day of the first payment, and the budget as (month, fen) steps."""
    if isinstance(asked, int):
        return start, [(1, asked)]
    for at, change in enumerate(asked):
        if (change["from"] is None) == (change["on"] is None):
            raise Refused("one_of_two", f"monthly_budget.{at}", "give either from or on")
    words = ["on" if one["from"] is None else "from" for one in asked]
    asked = [{"from": one["from"] or one["on"], "amount": one["amount"]} for one in asked]
    for at, (before, after) in enumerate(pairwise(asked), 1):
        if after["from"] <= before["from"]:
            raise Refused("date_order", f"monthly_budget.{at}.{words[at]}", "dates must rise")
    first: date = start or asked[0]["from"]
    if asked[0]["from"] > first:
        raise Refused("date_order", f"monthly_budget.0.{words[0]}", "must not be after start")
    steps: dict[int, int] = {}
    for change in asked:
        steps[max(1, month_of(change["from"], first))] = change["amount"]
    return first, sorted(steps.items())
