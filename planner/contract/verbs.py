"""The verbs of the contract: what each request holds and which answer it gets.

One module a verb: its `REQUEST` table reads and refuses, its `answer` calculates. `VERBS` names
them all; the package, the command and the JSON Schema are made from it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from planner.contract import (
    allocate,
    budget,
    match,
    overdue,
    plan,
    relief,
    schedule,
    settle,
    share,
    terms,
    true_rate,
)
from planner.contract.fields import Kind

VERBS: dict[str, tuple[Kind, Callable[[Mapping[str, Any]], Any]]] = {
    "schedule": (terms.REQUEST, schedule.answer),
    "true_rate": (true_rate.REQUEST, true_rate.answer),
    "overdue": (overdue.REQUEST, overdue.answer),
    "allocate": (allocate.REQUEST, allocate.answer),
    "settle": (settle.REQUEST, settle.answer),
    "share": (share.REQUEST, share.answer),
    "relief": (relief.REQUEST, relief.answer),
    "plan": (plan.REQUEST, plan.answer),
    "budget": (budget.REQUEST, budget.answer),
    "match": (match.REQUEST, match.answer),
}
