"""What we may state of the law: dated facts with their numbers, their sources, how to cite them."""

from content.law.checking import check_texts
from content.law.citing import citation, reference
from content.law.entry import Fact
from content.law.fact import NotInForce, fact, fact_on, facts, nearest
from content.law.instrument import CONFIDENCES, KINDS
from content.law.number import PERCENT, Number

__all__ = [
    "CONFIDENCES",
    "KINDS",
    "PERCENT",
    "Fact",
    "NotInForce",
    "Number",
    "check_texts",
    "citation",
    "fact",
    "fact_on",
    "facts",
    "nearest",
    "reference",
]
