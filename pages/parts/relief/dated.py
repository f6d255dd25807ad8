"""The days and the rows of a way, as a paper shows them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from content.voice import Voice
from pages.papers.page import Day, Mark, Table
from pages.written import paid
from planner.relief import Line, Outcome


def days(voice: Voice, outcome: Outcome, today: date) -> list[Day]:
    """Every day on which something is paid, once; and the last day for asking, if any."""
    found = []
    if outcome.ask_before and outcome.ask_before > today:
        found.append(Day(outcome.ask_before, voice("take.day.ask"), Mark.LAST_DAY))
    for due, payment in paid.by_day(outcome):
        if payment:
            pay = voice("take.day.pay", amount=voice.money(payment))
            found.append(Day(due, pay, Mark.PAYMENT, payment))
    return found


def by_day(lines: Sequence[Line]) -> list[tuple[date, int, int, int]]:
    """Rows of one day as one payment: the day, the payment, its interest and fees, what is left."""
    found = []
    for due, same in groupby(lines, key=lambda line: line.due):
        rows = list(same)
        cost = sum(row.interest + row.fee for row in rows)
        found.append((due, sum(row.payment for row in rows), cost, rows[-1].closing))
    return found


def table(voice: Voice, lines: Sequence[Line]) -> Table:
    """Every payment of a way."""
    head = [voice(f"take.col.{name}") for name in ("day", "pay", "cost", "left")]
    return Table(voice("take.rows"), head, by_day(lines), sums=(1, 2))
