"""A household: many debts, one budget, which debt gets the money, what would make it possible."""

from planner.household.budget import Pool, Savings, pool
from planner.household.calendar import (
    Calendar,
    Flow,
    Lack,
    Moved,
    Window,
    by_day,
    every_month,
)
from planner.household.comparing import Compared, compare
from planner.household.course import MONTHS_MOST, Course, Month, Short
from planner.household.cures import Cure, cure, least_payment
from planner.household.liabilities import HARMS, By, FlatFee, Harm, Liability, worst_of
from planner.household.prorata import share
from planner.household.running import Budget, run
from planner.household.strategy import Strategy, fitting, queue
from planner.household.timing import (
    day_of,
    due_month,
    first_payment,
    month_of,
    rates_by_month,
)

__all__ = [
    "HARMS",
    "MONTHS_MOST",
    "Budget",
    "By",
    "Calendar",
    "Compared",
    "Course",
    "Cure",
    "FlatFee",
    "Flow",
    "Harm",
    "Lack",
    "Liability",
    "Month",
    "Moved",
    "Pool",
    "Savings",
    "Short",
    "Strategy",
    "Window",
    "by_day",
    "compare",
    "cure",
    "day_of",
    "due_month",
    "every_month",
    "first_payment",
    "fitting",
    "least_payment",
    "month_of",
    "pool",
    "queue",
    "rates_by_month",
    "run",
    "share",
    "worst_of",
]
