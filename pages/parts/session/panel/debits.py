"""Debits that may come before the pay: of the day itself, or at the bank where pay comes in.

No Streamlit here.
"""

from __future__ import annotations

from collections.abc import Iterator

from content.voice import Voice
from planner.case import Case
from planner.household import Calendar


def lines(voice: Voice, case: Case, found: Calendar | None) -> Iterator[str]:
    """The first day that is only enough by its evening, and a pay day at a lender's bank."""
    if found is not None and found.tight:
        first = found.tight[0]
        said = {"day": voice.day(first.on), "short": voice.money(first.short)}
        yield voice("session.dry.tight", **said)
    if any(one.at_creditor for one in case.household.income):
        yield voice("session.dry.at_creditor")
