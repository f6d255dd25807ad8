"""How an answer was got: formulas, rows, rounding, sources, a second opinion, the request.

On a page: `working.show(voice, "cost", lambda: working.of_schedule(voice, schedule))`.
"""

from pages.parts.working.late import of_owed
from pages.parts.working.loans import of_payments, of_schedule
from pages.parts.working.plans import of_bill, of_payment, of_plan
from pages.parts.working.show import show, unfolded
from pages.parts.working.value import Asks, Rows, Working
from pages.parts.working.ways import of_ways

__all__ = [
    "Asks",
    "Rows",
    "Working",
    "of_bill",
    "of_owed",
    "of_payment",
    "of_payments",
    "of_plan",
    "of_schedule",
    "of_ways",
    "show",
    "unfolded",
]
