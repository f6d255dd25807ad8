"""The verbs of the contract: what each request holds and which answer it gets.

One module a verb: its request model reads and refuses, its `answer` calculates. `VERBS` names
them all; the package, the command, the JSON Schema and OpenAPI are made from it. A verb is loaded
when it is first asked, pydantic too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from planner.contract.model import Model

VERBS = {
    "schedule": "ScheduleRequest",
    "true_rate": "TrueRateRequest",
    "overdue": "OverdueRequest",
    "allocate": "AllocateRequest",
    "settle": "SettleRequest",
    "share": "ShareRequest",
    "relief": "ReliefRequest",
    "paste": "PasteRequest",
    "calendar": "CalendarRequest",
    "plan": "PlanRequest",
    "budget": "BudgetRequest",
    "match": "MatchRequest",
    "mix": "MixRequest",
    "risk": "RiskRequest",
}


class Verb(NamedTuple):
    """What a verb's request holds, and the function that answers it."""

    request: type[Model]
    answer: Callable[[Mapping[str, Any]], Any]


@cache
def verb(name: str) -> Verb:
    """One verb of `VERBS`."""
    module = import_module(f"planner.contract.{name}")
    return Verb(getattr(module, VERBS[name]), module.answer)


def load() -> None:
    """Every verb with its models built, for a server that would rather not wait later."""
    for name in VERBS:
        verb(name).request.model_rebuild()
