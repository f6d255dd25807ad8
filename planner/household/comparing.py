"""Every order beside the others, counted once, and which of them cost about the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.household.course import Course
from planner.household.liabilities import Liability
from planner.household.running import Budget, run
from planner.household.strategy import Strategy

# Orders whose interest differs by no more than a yuan: rounding alone can make that difference.
ABOUT = 100


@dataclass(frozen=True, slots=True)
class Compared:
    """One order: its course, and whether its interest is within a yuan of the least of all.

    `is_about_least` stands only for a course that ends.
    """

    strategy: Strategy
    course: Course
    is_about_least: bool


def compare(
    debts: Sequence[Liability], budget: Budget, strategies: Sequence[Strategy] = tuple(Strategy)
) -> list[Compared]:
    """The same debts and budget under each order; the reader's own is by `rank`, then as given."""
    courses = [run(debts, budget, strategy) for strategy in strategies]
    costs = [course.interest for course in courses if course.ends]
    most = min(costs) + ABOUT if costs else 0
    return [
        Compared(strategy, course, course.ends and course.interest <= most)
        for strategy, course in zip(strategies, courses, strict=True)
    ]
