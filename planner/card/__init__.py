"""A credit card: its items, its minimum, and what it costs when it is not paid in full."""

from planner.card.monthly import MONTHS_MOST, Month, before, by_month
from planner.card.revolving import run
from planner.card.terms import Bill, Card, Kind, Minimum, Posted

__all__ = ["MONTHS_MOST", "Bill", "Card", "Kind", "Minimum", "Month", "Posted", "before"]
__all__ += ["by_month", "run"]
