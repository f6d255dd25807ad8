"""`true_rate`: the rate that flows of money really cost."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from planner import irr, money
from planner.contract import writing
from planner.contract.fields import Day, many, text, whole
from planner.contract.model import Model
from planner.errors import Refused


class Flow(Model):
    """Money received (positive) or paid (negative) on a day, or after a number of periods."""

    on: Day | None = None
    at: Annotated[int, whole(0, 6000)] | None = None
    amount: Annotated[str, text(20, r"^-?[0-9]+\.[0-9]{2}$")]


class TrueRateRequest(Model):
    """Flows of money whose yearly cost is asked."""

    flows: Annotated[tuple[Flow, ...], many(2, 1300)]
    periods_per_year: Annotated[int, whole(1, 366)] = 12


def answer(request: Mapping[str, Any]) -> dict[str, Any] | None:
    """The yearly cost of any flows of money (内部收益率).

    `flows` carry `on` (dates) or `at` (periods), received positive, paid negative; raises
    `Refused` without a change of sign. Rates to ten places. Equation: `planner.irr`.

    >>> flows = [{"at": 0, "amount": "1000.00"}, {"at": 1, "amount": "-1100.00"}]
    >>> answer({"flows": flows})["period"]
    '0.1000000000'
    """
    got = TrueRateRequest.read(request)
    dated: list[tuple[date, int]] = []
    spaced: list[tuple[int, int]] = []
    for at, flow in enumerate(got.flows):
        amount = _signed(flow.amount, f"flows.{at}.amount")
        if (flow.on is None) == (flow.at is None):
            raise Refused("one_of_two", f"flows.{at}", "give either on or at")
        if flow.on is not None:
            dated.append((flow.on, amount))
        elif flow.at is not None:
            spaced.append((flow.at, amount))
    if dated and spaced:
        raise Refused("one_of_two", "flows", "all flows carry on, or all carry at")
    if dated:
        return writing.true_rate(irr.by_date(dated, got.periods_per_year))
    return writing.true_rate(irr.by_period(_line(spaced), got.periods_per_year))


def _line(flows: list[tuple[int, int]]) -> list[int]:
    """What moves at each period, from the first that is named to the last."""
    moved = irr.netted(flows)
    return [moved.get(at, 0) for at in range(min(moved), max(moved) + 1)]


def _signed(written: str, path: str) -> int:
    amount = money.fen(written.removeprefix("-"), path)
    return -amount if written.startswith("-") else amount
