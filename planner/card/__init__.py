"""A credit card: its items, its minimum, and what it costs when it is not paid in full."""

from planner.card.revolving import run
from planner.card.terms import KINDS, Bill, Card, Minimum, Posted

__all__ = ["KINDS", "Bill", "Card", "Minimum", "Posted", "run"]
