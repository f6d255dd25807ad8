"""The arithmetic of repaying: schedules, true rates, arrears, offers and plans, exact to the fen.

`answer(request)` takes the JSON of docs/method.md and gives its answer; each verb is also a
function by its own name (`planner.schedule`), the one that a room is called after with `_answer`
behind it (`planner.relief_answer`). A request that cannot be calculated raises `Refused` with the
field's name. Pure: no clock, no files, no law. Each is loaded when it is first used.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from planner.contract.verbs import VERBS
from planner.errors import Refused

if TYPE_CHECKING:
    from planner.contract.requests import answer, schema

_FUNCTIONS = {f"{one}_answer" if find_spec(f"planner.{one}") else one: one for one in VERBS}

__all__ = ["Refused", "answer", "schema", *_FUNCTIONS]


def __getattr__(name: str) -> Callable[[Mapping[str, Any]], Any]:
    if name in ("answer", "schema"):
        found: Callable[..., Any] = getattr(import_module("planner.contract.requests"), name)
    elif name in _FUNCTIONS:
        found = import_module(f"planner.contract.{_FUNCTIONS[name]}").answer
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return __all__
