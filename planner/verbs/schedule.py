"""`schedule`: every row of one loan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner import answers, terms
from planner.verbs import naming

REQUEST = terms.REQUEST


def answer(request: Mapping[str, Any]) -> dict[str, Any]:
    """Rows, totals and true rate of one loan (还款计划).

    Takes the fields of `terms.REQUEST`; raises `Refused`. Equations: `planner.amortise`.

    >>> loan = {"principal": "10000.00", "method": "level_payment", "periods": 12,
    ...         "rate": {"value": "0.18", "per": "year"}, "start": "2026-01-10"}
    >>> answer(loan)["totals"]["interest"]
    '1001.61'
    """
    got = REQUEST.read(request, "")
    with naming.of_schedule(got):
        return answers.schedule(terms.from_fields(got))
