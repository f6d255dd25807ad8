"""What the fields of the relief page come to: every chosen way, measured beside the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from content.words import t
from pages.parts.debt import mine, said
from pages.parts.relief import cards, details
from pages.parts.relief import ways as offers
from pages.written import fitting
from planner import Refused
from planner.loan import Method
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

FIT = "fit"  # how an address calls the shortest term that fits
NO_INTEREST = ("interest_only", "defer_end", "defer_free", "pause")


class Tried(NamedTuple):
    """A way with its own details; `fits` is the shortest term that the budget bears."""

    way: str
    choices: offers.Choices
    fits: bool = False

    @property
    def called(self) -> str:
        """How an address names it: never with an amount."""
        return FIT if self.fits else self.way


@dataclass(frozen=True)
class Worked:
    """A debt with the ways asked about and what comes of each; what would fit, when asked for.

    `budget` is None while it is an example beside a debt of the reader's own.
    """

    typed: mine.Typed
    debt: Debt
    budget: int | None
    tried: Sequence[Tried]
    found: Comparison
    aside: Sequence[tuple[str, Refused]] = ()  # ways that wait for a fee or a number of periods

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

    @property
    def by_example(self) -> bool:
        """Whether the money or a term of it is an example's: then nothing is green, or first."""
        return self.typed.is_example or bool(said.untyped(self.typed))

    @property
    def free(self) -> bool:
        """Whether the debt bears no interest and no fee."""
        return self.debt.terms.rate.value == 0

    @cached_property
    def first(self) -> int | None:
        """The way to ask first: the shortest term that fits, unless nobody has to be asked."""
        best, outcomes = self.found.first, self.found.outcomes
        if best is None or not self.tried[0].fits or isinstance(outcomes[0], Refused):
            return best
        one = outcomes[best]
        return 0 if isinstance(one, Outcome) and one.agreed else best

    def named(self, language: str) -> list[cards.Named]:
        """The ways that could be counted, in the order to look at."""
        return [self.at(language, at) for at in self.order]

    @property
    def order(self) -> list[int]:
        """The first to ask, then as the planner ranks them."""
        first = [] if self.first is None else [self.first]
        return [*first, *(at for at in self.found.order if at not in first)]

    def uncounted(self, language: str) -> list[tuple[str, Refused]]:
        """The ways that could not, by name, each with the reason."""
        found = []
        for one, counted in zip(self.tried, self.found.outcomes, strict=True):
            if isinstance(counted, Refused):
                found.append((offers.named(language, one.way, one.choices, self.free), counted))
        return [*found, *((t(language, f"tick.{way}"), why) for way, why in self.aside)]

    def at(self, language: str, at: int) -> cards.Named:
        """One of the ways that could be counted, by its place among those asked about."""
        one, found = self.tried[at], self.found.outcomes[at]
        assert isinstance(found, Outcome)  # only what was counted has a place in the order
        name = offers.named(language, one.way, one.choices, self.free)
        example = self.by_example or not self.typed.is_dated
        first = at == self.first and not self.by_example  # no order rests on the next due day
        return cards.Named(one.way, name, found, self.budget, first, one.called, example, self.free)


def worked(chosen: Sequence[str], today: date) -> Worked:
    """Read the fields and measure every chosen way once. Raises ask.Unreadable, Refused."""
    typed, choices = mine.typed(today), details.choices(chosen, today)
    debt = typed.debt.as_of(today)
    choices = replace(choices, owed=debt.owed_today)
    own = typed.is_example or "budget" in typed.own
    budget = typed.budget if own else None
    tried, aside = _tried(debt, chosen, choices, budget)
    found = compare(debt, [offers.asked(one.way, one.choices) for one in tried], budget)
    return Worked(typed, debt, budget, tried, found, aside)


def _tried(
    debt: Debt, chosen: Sequence[str], choices: offers.Choices, budget: int | None
) -> tuple[list[Tried], list[tuple[str, Refused]]]:
    """The ways to measure, the shortest term that fits first; and those that have to wait."""
    term = fitting.shortest(debt, budget) if budget else None
    fitted = replace(choices, longer=choices.longer or (term.periods if term else 0))
    found, aside = [], list[tuple[str, Refused]]()
    if term:
        found.append(Tried(term.way, replace(choices, longer=term.periods), fits=True))
    for way in chosen:
        if way in offers.PUT_OFF and debt.terms.method == Method.FLAT_FEE:
            aside.append((way, Refused("missing", "rate", "the lender quotes a fee for it")))
        elif way in NO_INTEREST and debt.terms.rate.value == 0:
            aside.append((way, Refused("no_interest", "rate", "there is no interest to put off")))
        elif way in offers.STRETCHED and not fitted.longer:
            aside.append((way, Refused("no_periods", "longer", "nobody has said how many")))
        elif not term or (way, fitted.longer) != term:
            found.append(Tried(way, fitted))
    return found or [Tried("contract", choices)], aside
