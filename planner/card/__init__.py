"""A credit card: its items, its minimum, and what it costs when it is not paid in full."""

from planner.card.revolving import run
from planner.card.terms import Bill, Card, Kind, Minimum, Posted

__all__ = ["Bill", "Card", "Kind", "Minimum", "Posted", "run"]
