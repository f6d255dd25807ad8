"""`schedule`: every row of one loan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.contract import naming, writing
from planner.contract.terms import ScheduleRequest, from_fields


def answer(request: Mapping[str, Any]) -> dict[str, Any]:
    """Rows, totals and true rate of one loan (还款计划).

    Fields: `planner.contract.terms`; raises `Refused`. Equations: `planner.loan.methods`.

    >>> loan = {"principal": "10000.00", "method": "level_payment", "periods": 12,
    ...         "rate": {"value": "0.18", "per": "year"}, "start": "2026-01-10"}
    >>> answer(loan)["totals"]["interest"]
    '1001.61'
    """
    got = ScheduleRequest.read(request)
    with naming.of_schedule(got):
        return writing.schedule(from_fields(got))
