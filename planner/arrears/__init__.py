"""Being late: what a contract says about it, what is owed on each day, where a payment goes."""

from planner.arrears.accrual import follow
from planner.arrears.clearing import pay_off_late, was_late
from planner.arrears.judgment import Judgment, add
from planner.arrears.meter import Mark
from planner.arrears.owed import Applied, Bucket, Owed, allocate
from planner.arrears.terms import PARTS, Charge, Late, Missed, Part, Penalty, PenaltyOn

__all__ = [
    "PARTS",
    "Applied",
    "Bucket",
    "Charge",
    "Judgment",
    "Late",
    "Mark",
    "Missed",
    "Owed",
    "Part",
    "Penalty",
    "PenaltyOn",
    "add",
    "allocate",
    "follow",
    "pay_off_late",
    "was_late",
]
