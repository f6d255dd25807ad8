"""Extra interest when a court's sum is not paid in time (加倍部分债务利息).

    extra = Σ unpaid judgment money × daily rate × days        (法释〔2014〕8号, art. 1; F21)

The rate is a rule of law: whoever asks gives the one in force. The extra runs beside ordinary
interest. A payment covers the debt first, then this extra (art. 4).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from planner import money
from planner.arrears.owed import Applied, Owed


class Judgment(NamedTuple):
    """The sum a court set (ordinary interest apart), in fen, and the last day to pay it."""

    amount: int
    start: date
    daily: Fraction


def add(
    judgment: Judgment, owed: Sequence[Owed], applied: Sequence[Applied]
) -> tuple[list[Owed], list[Applied]]:
    """The same days and payments with the extra interest; payments of a day count first.

    >>> one = Owed(date(2026, 4, 11), 100, 1_000_000, 0, 0, 0)
    >>> court = Judgment(1_000_000, date(2026, 1, 1), Fraction("0.000175"))
    >>> add(court, [one], [])[0][0].judgment                                # 100 days: 175.00
    17500
    """
    unpaid, grown, paid, last = judgment.amount, Fraction(0), 0, judgment.start
    days: list[Owed] = []
    payments: list[Applied] = []
    events: list[Applied | Owed] = sorted([*applied, *owed], key=_payments_first)
    for event in events:
        if event.on > last:
            grown += unpaid * judgment.daily * (event.on - last).days
            last = event.on
        due = money.half_up(grown.numerator, grown.denominator) - paid
        if isinstance(event, Owed):
            days.append(replace(event, judgment=due))
            continue
        if event.on >= judgment.start:
            unpaid -= min(unpaid, sum(event.parts.values()))
        taken = min(event.left_over, due)
        paid += taken
        parts = event.parts | {"judgment": taken}
        payments.append(Applied(event.on, event.amount, parts, event.left_over - taken))
    return days, payments


def _payments_first(event: Applied | Owed) -> tuple[date, bool]:
    return event.on, isinstance(event, Owed)
