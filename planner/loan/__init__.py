"""One loan as its contract has it: terms, schedule, true cost, and what clears it early.

`planner.loan.batch` counts many loans at once; it stands apart because it loads NumPy.
"""

from planner.loan.conventions import Convention, FeeTiming, Stated, fits
from planner.loan.level import level_amount
from planner.loan.payoff import (
    EarlyFee,
    EarlyKind,
    InterestRule,
    Payment,
    Payoff,
    pay_off,
    payoff_rate,
)
from planner.loan.periods import (
    Factor,
    first_is_regular,
    monthly_price,
    span_share,
    usual_factor,
)
from planner.loan.printed import COLUMNS, Printed, place, printed_rate
from planner.loan.schedule import Row, Schedule, build, schedule_rate
from planner.loan.terms import (
    PERIODS_MOST,
    Fee,
    FeeWhen,
    Method,
    Per,
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
    "PERIODS_MOST",
    "Convention",
    "EarlyFee",
    "EarlyKind",
    "Factor",
    "Fee",
    "FeeTiming",
    "FeeWhen",
    "InterestRule",
    "Method",
    "Payment",
    "Payoff",
    "Per",
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
    "printed_rate",
    "schedule_rate",
    "span_share",
    "stepped",
    "usual_factor",
]
