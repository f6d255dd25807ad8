"""Every outside case put to the planner: which family is asked how, and what came of it.

A case is *ours* when the contract's verbs compute its figure under the case's own convention;
otherwise its adapter says in one line what is missing. `cases/differs.json` names the cases
that are ours and yet differ, with the reason.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from planner import Refused
from tests.outside.adapting import (
    calculators,
    changes,
    day_counts,
    debts,
    fineract,
    overdue,
    rates,
    regulation_z,
    schedules,
    spreadsheet,
)
from tests.outside.adapting.common import CASES, Case, Check, NotOurs, check, load

GROUPS = (
    "schedules",
    "flat_rates",
    "true_rates",
    "day_counts",
    "changes",
    "overdue",
    "payoff",
    "debts_and_budget",
    "spreadsheet",
)
MODULES = (
    schedules,
    calculators,
    fineract,
    rates,
    regulation_z,
    day_counts,
    changes,
    overdue,
    debts,
    spreadsheet,
)
ADAPTERS: dict[str, Callable[[Case], list[Check]]] = {
    family: adapter for module in MODULES for family, adapter in module.ADAPTERS.items()
}


@dataclass(frozen=True)
class Outcome:
    """What the planner answered to one case; without checks, `reason` says why it is not ours."""

    case: Case
    checks: tuple[Check, ...]
    reason: str = ""

    @property
    def ours(self) -> bool:
        return bool(self.checks)

    @property
    def failed(self) -> list[Check]:
        return [one for one in self.checks if not one.passed]

    @property
    def passed(self) -> bool:
        return self.ours and not self.failed

    @property
    def inverse(self) -> bool:
        return any(one.inverse for one in self.checks)

    @property
    def built(self) -> bool:
        return any(one.built for one in self.checks)


@cache
def outcomes() -> tuple[Outcome, ...]:
    """Every case, in the order of the files."""
    return tuple(outcome(case) for case in cases())


def cases() -> list[Case]:
    """Every case, in the order of the files, not yet asked."""
    return [case for group in GROUPS for case in load(group)]


def outcome(case: Case) -> Outcome:
    """What comes of one case."""
    try:
        return Outcome(case, tuple(ADAPTERS[case["family"]](case)))
    except NotOurs as missing:
        return Outcome(case, (), str(missing))
    except (Refused, KeyError) as problem:
        return Outcome(case, (check(f"answered ({problem!r})", 1, 0),))


def differences() -> dict[str, str]:
    """The cases that are ours and differ, and why."""
    found: dict[str, str] = json.loads((CASES / "differs.json").read_text(encoding="utf-8"))
    return found
