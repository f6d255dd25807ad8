"""A household: many debts, one budget, which debt gets the money, what would make it possible."""

from planner.household.cures import least_budget, least_payment
from planner.household.liabilities import HARMS, Owing
from planner.household.prorata import share
from planner.household.strategy import MONTHS_MOST, STRATEGIES, Budget, Course, queue, run

__all__ = [
    "HARMS",
    "MONTHS_MOST",
    "STRATEGIES",
    "Budget",
    "Course",
    "Owing",
    "least_budget",
    "least_payment",
    "queue",
    "run",
    "share",
]
