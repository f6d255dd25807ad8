"""What the fields of the relief page come to: every chosen way, measured beside the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from pages.parts.debt import mine
from pages.parts.relief import cards, details
from pages.parts.relief import ways as offers
from planner import Refused
from planner.relief import (
    Comparison,
    Debt,
    Fit,
    LeastRelief,
    Outcome,
    compare,
    least_relief,
    would_fit,
)


@dataclass(frozen=True)
class Worked:
    """A debt with the ways asked about and what comes of each; what would fit, when asked for."""

    typed: mine.Typed
    debt: Debt
    budget: int | None
    ways: Sequence[str]
    choices: offers.Choices
    found: Comparison

    @cached_property
    def fit(self) -> Fit | None:
        """The shortest term that the budget bears; None without a budget. Raises Refused."""
        return None if self.budget is None else would_fit(self.debt, self.budget)

    @property
    def fitting(self) -> tuple[Fit, LeastRelief] | None:
        """The same, and the least that would make the budget enough."""
        if self.budget is None or self.fit is None:
            return None
        return self.fit, least_relief(self.debt, self.budget)

    def named(self, language: str) -> list[cards.Named]:
        """The ways that could be counted, in the order to look at."""
        return [self._named(language, at) for at in self.found.order]

    def uncounted(self, language: str) -> list[tuple[str, Refused]]:
        """The ways that could not, by name, each with the reason."""
        pairs = zip(self.ways, self.found.outcomes, strict=True)
        return [
            (offers.named(language, way, self.choices), one)
            for way, one in pairs
            if isinstance(one, Refused)
        ]

    def _named(self, language: str, at: int) -> cards.Named:
        one, way = self.found.outcomes[at], self.ways[at]
        assert isinstance(one, Outcome)  # only what was counted has a place in the order
        name = offers.named(language, way, self.choices)
        return cards.Named(way, name, one, self.budget, at == self.found.first)


def worked(chosen: Sequence[str], today: date) -> Worked:
    """Read the fields and measure every chosen way once. Raises ask.Unreadable, Refused."""
    typed, choices = mine.typed(today), details.choices(chosen, today)
    debt, budget = typed.debt.as_of(today), typed.budget
    choices = replace(choices, owed=debt.owed_today)
    found = compare(debt, [offers.asked(way, choices) for way in chosen], budget)
    return Worked(typed, debt, budget, chosen, choices, found)
