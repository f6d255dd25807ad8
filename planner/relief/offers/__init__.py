"""The ways of repaying a debt differently: one frozen value each, by the contract's names.

Each takes a course and gives another; several combine by running one after another.
"""

from planner.relief.course import Offer
from planner.relief.offers.due_dates import (
    Defer,
    InterestOnly,
    InterestPause,
    MoveDueDate,
    PausedInterest,
)
from planner.relief.offers.forgiving import Parts, Refinance, SettleFor, Waive
from planner.relief.offers.length import ExtendTerm, Instalments, InterestOn, ReAge, Spread
from planner.relief.offers.order import Contract, DoNothing, MinimumPayment, PrincipalFirst
from planner.relief.offers.paying import Keep, PartNow, PayArrearsNow, Prepay, Rest, Step, Steps

OFFERS: dict[str, type[Offer]] = {
    "contract": Contract,
    "do_nothing": DoNothing,
    "pay_arrears_now": PayArrearsNow,
    "move_due_date": MoveDueDate,
    "defer": Defer,
    "interest_only": InterestOnly,
    "extend_term": ExtendTerm,
    "instalments": Instalments,
    "re_age": ReAge,
    "interest_pause": InterestPause,
    "waive": Waive,
    "settle_for": SettleFor,
    "principal_first": PrincipalFirst,
    "minimum_payment": MinimumPayment,
    "refinance": Refinance,
    "part_now": PartNow,
    "steps": Steps,
    "prepay": Prepay,
}

__all__ = [
    "OFFERS",
    "Contract",
    "Defer",
    "DoNothing",
    "ExtendTerm",
    "Instalments",
    "InterestOn",
    "InterestOnly",
    "InterestPause",
    "Keep",
    "MinimumPayment",
    "MoveDueDate",
    "Offer",
    "PartNow",
    "Parts",
    "PausedInterest",
    "PayArrearsNow",
    "Prepay",
    "PrincipalFirst",
    "ReAge",
    "Refinance",
    "Rest",
    "SettleFor",
    "Spread",
    "Step",
    "Steps",
    "Waive",
]
