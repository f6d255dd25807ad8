"""Charts: what runs over time, drawn when it is opened; its numbers stand in words and a table."""

from pages.parts.charts.balance import balance
from pages.parts.charts.lesson import flat_fee, ways_out
from pages.parts.charts.loan import Marks, courses
from pages.parts.charts.plan import Stack, plan
from pages.parts.charts.split import split
from pages.parts.charts.waiting import waiting

__all__ = [
    "Marks",
    "Stack",
    "balance",
    "courses",
    "flat_fee",
    "plan",
    "split",
    "waiting",
    "ways_out",
]
