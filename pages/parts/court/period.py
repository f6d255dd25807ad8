"""The last day to answer a paper, counted from the day it was received. No Streamlit here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

SPARE = 3  # days kept free before the last one: ours, no rule's
SATURDAY = 5


@dataclass(frozen=True)
class Period:
    """So many days from the day after a paper was received.

    Received on 24 November 2026, 15 days end on 9 December.
    """

    received: date
    days: int

    @property
    def last(self) -> date:
        """The last day to answer."""
        return self.received + timedelta(days=self.days)

    @property
    def is_weekend(self) -> bool:
        """Whether the last day is a Saturday or a Sunday."""
        return self.last.weekday() >= SATURDAY

    def left(self, today: date) -> int:
        """How many days there are until the last one; below nil once it has passed."""
        return (self.last - today).days

    def aim(self, today: date) -> date:
        """A day to aim at: a few days early, but never one that is over."""
        return min(self.last, max(today, self.last - timedelta(days=SPARE)))
