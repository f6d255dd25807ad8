"""One debt today and the ways of repaying it differently, side by side."""

from planner.relief.compare import Outcome, Step, outcome, ranked
from planner.relief.debt import Debt
from planner.relief.fit import (
    Fit,
    LeastRelief,
    for_last_due,
    for_payment,
    least_relief,
    would_fit,
)
from planner.relief.offers import OFFERS
from planner.relief.offers.length import fraction_or_amount

__all__ = [
    "OFFERS",
    "Debt",
    "Fit",
    "LeastRelief",
    "Outcome",
    "Step",
    "for_last_due",
    "for_payment",
    "fraction_or_amount",
    "least_relief",
    "outcome",
    "ranked",
    "would_fit",
]
