"""What we may state of the law: dated facts with their numbers, their sources, how to cite them."""

from content.law.checking import check_texts
from content.law.citing import citation
from content.law.fact import Fact, fact, fact_on, facts
from content.law.instrument import CONFIDENCES, KINDS

__all__ = ["CONFIDENCES", "KINDS", "Fact", "check_texts", "citation", "fact", "fact_on", "facts"]
