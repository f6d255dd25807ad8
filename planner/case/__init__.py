"""What its borrower knows: one debt, and later the file of a whole case."""

from planner.case.model import Certainty, Figure, Kind, KnownDebt

__all__ = ["Certainty", "Figure", "Kind", "KnownDebt"]
