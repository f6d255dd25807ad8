"""What its borrower knows: one debt, and the file of a whole case.

What reads and writes files is loaded when it is first asked for: pydantic, and for a sealed file
cryptography.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from planner.case.model import Certainty, Figure, Kind, KnownDebt

if TYPE_CHECKING:
    from planner.case.changes import Change, differences
    from planner.case.debt import CaseDebt, CaseOffer, Dated, LeastPaid
    from planner.case.figures import DebtOn, Level, Month, earned, month, on_day, spent, unknown_in
    from planner.case.file import LARGEST_FILE, download_name, open_file, save_file
    from planner.case.file_answer import answer, day_of
    from planner.case.living import Household, Income, OneOff, SavingsRule, Spending
    from planner.case.pasted import debts
    from planner.case.turns import Turn, Turned, beside, since
    from planner.case.whole import Case, CasePlan, LogEntry
    from planner.case.words import (
        By,
        Channel,
        Earned,
        Group,
        How,
        Key,
        Language,
        Paper,
        Stage,
        Status,
        Treat,
        Trigger,
        Way,
        Who,
    )

_HOMES = {
    "changes": ("Change", "differences"),
    "debt": ("CaseDebt", "CaseOffer", "Dated", "LeastPaid"),
    "figures": ("DebtOn", "Level", "Month", "earned", "month", "on_day", "spent", "unknown_in"),
    "file": ("LARGEST_FILE", "download_name", "open_file", "save_file"),
    "file_answer": ("answer", "day_of"),
    "living": ("Household", "Income", "OneOff", "SavingsRule", "Spending"),
    "pasted": ("debts",),
    "turns": ("Turn", "Turned", "beside", "since"),
    "whole": ("Case", "CasePlan", "LogEntry"),
    "words": (
        *("By", "Channel", "Earned", "Group", "How", "Key", "Language", "Paper"),
        *("Stage", "Status", "Treat", "Trigger", "Way", "Who"),
    ),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "LARGEST_FILE",
    "By",
    "Case",
    "CaseDebt",
    "CaseOffer",
    "CasePlan",
    "Certainty",
    "Change",
    "Channel",
    "Dated",
    "DebtOn",
    "Earned",
    "Figure",
    "Group",
    "Household",
    "How",
    "Income",
    "Key",
    "Kind",
    "KnownDebt",
    "Language",
    "LeastPaid",
    "Level",
    "LogEntry",
    "Month",
    "OneOff",
    "Paper",
    "SavingsRule",
    "Spending",
    "Stage",
    "Status",
    "Treat",
    "Trigger",
    "Turn",
    "Turned",
    "Way",
    "Who",
    "answer",
    "beside",
    "day_of",
    "debts",
    "differences",
    "download_name",
    "earned",
    "month",
    "on_day",
    "open_file",
    "save_file",
    "since",
    "spent",
    "unknown_in",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"planner.case.{_HOME[name]}"), name)
    globals()[name] = found
    return found
