"""What a bill costs a year where no usual way of counting prints it, beside its contract."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from fractions import Fraction

from content.voice import Voice
from planner import Refused
from planner.loan import Printed, Terms, build, printed_rate, schedule_rate


def yearly(voice: Voice, terms: Terms, rows: Sequence[Printed]) -> str:
    """The true yearly rate of the printed payments, and of the contract counted the same way.

    "" where too few are printed.
    """
    with suppress(Refused):
        found = printed_rate(terms, rows)
        if found is not None:
            asked = Fraction(schedule_rate(build(terms)).nominal)
            rate = voice.percent_beside(Fraction(found.nominal), asked)
            values = {"count": terms.periods, "contract": voice.percent(asked)}
            return voice("bill.rate", rate=rate, **values)
    return ""
