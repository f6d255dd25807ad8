"""Requests written from values: what a loan, a debt or a plan looks like as JSON of the contract.

The other way round of reading: `planner.answer` of what is written here gives the figures of the
value. What a request has no words for is refused, never left out. It stands beside the contract's
own door, which loads nothing.
"""

from planner.contract.asking.loans import (
    Request,
    allocate,
    exact,
    match,
    overdue,
    rate,
    schedule,
    true_rate,
)
from planner.contract.asking.offers import relief_of, way
from planner.contract.asking.plans import plan

__all__ = [
    "Request",
    "allocate",
    "exact",
    "match",
    "overdue",
    "plan",
    "rate",
    "relief_of",
    "schedule",
    "true_rate",
    "way",
]
