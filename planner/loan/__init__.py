"""One loan as its contract has it: terms, schedule, true cost, and what clears it early.

`planner.loan.batch` counts many loans at once; it stands apart because it loads NumPy.
"""

from planner.loan.conventions import COUNTS, Convention, Stated, fits
from planner.loan.methods import level_amount
from planner.loan.payoff import EARLY_FEES, RULES, EarlyFee, Payment, Payoff, pay_off, payoff_rate
from planner.loan.periods import (
    Factor,
    first_is_regular,
    monthly_price,
    span_share,
    usual_factor,
)
from planner.loan.printed import COLUMNS, Printed, place
from planner.loan.schedule import Row, Schedule, build, schedule_rate
from planner.loan.terms import (
    METHODS,
    PERIODS_MOST,
    Fee,
    Rate,
    Terms,
    listed_step,
    next_due,
    onward,
    previous_due,
    stepped,
)

__all__ = [
    "COLUMNS",
    "COUNTS",
    "EARLY_FEES",
    "METHODS",
    "PERIODS_MOST",
    "RULES",
    "Convention",
    "EarlyFee",
    "Factor",
    "Fee",
    "Payment",
    "Payoff",
    "Printed",
    "Rate",
    "Row",
    "Schedule",
    "Stated",
    "Terms",
    "build",
    "first_is_regular",
    "fits",
    "level_amount",
    "listed_step",
    "monthly_price",
    "next_due",
    "onward",
    "pay_off",
    "payoff_rate",
    "place",
    "previous_due",
    "schedule_rate",
    "span_share",
    "stepped",
    "usual_factor",
]
