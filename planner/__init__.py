"""The arithmetic of repaying: schedules, true rates, arrears, offers and plans, exact to the fen.

`answer(request)` takes the JSON of docs/method.md and gives its answer; each verb is also a
function (`relief_answer` and `overdue_answer` carry their room's word beside them). A request that
cannot be calculated raises `Refused` with the field's name. Pure: no clock, no files, no law.
Each is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from planner.errors import Refused

if TYPE_CHECKING:
    from planner.contract.allocate import answer as allocate
    from planner.contract.budget import answer as budget
    from planner.contract.match import answer as match
    from planner.contract.overdue import answer as overdue_answer
    from planner.contract.plan import answer as plan
    from planner.contract.relief import answer as relief_answer
    from planner.contract.requests import answer, schema
    from planner.contract.schedule import answer as schedule
    from planner.contract.settle import answer as settle
    from planner.contract.share import answer as share
    from planner.contract.true_rate import answer as true_rate

__all__ = [
    "Refused",
    "allocate",
    "answer",
    "budget",
    "match",
    "overdue_answer",
    "plan",
    "relief_answer",
    "schedule",
    "schema",
    "settle",
    "share",
    "true_rate",
]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name in ("answer", "schema"):
        found: object = getattr(import_module("planner.contract.requests"), name)
    else:
        verb = name.removesuffix("_answer")
        found = import_module(f"planner.contract.{verb}").answer
    globals()[name] = found
    return found
