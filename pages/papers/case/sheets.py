"""What several papers of a case share: the line at the foot, the way of a debt, its payments."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from pages.papers.case.owing import dated
from pages.papers.case.speaking import Speaker, Text
from pages.papers.case.standing import Line, Standing
from planner.case import Treat
from planner.dates import add_months

MONTHS = 12  # of promised payments that a schedule lists


class Payment(NamedTuple):
    """What is paid to whom, on a day, in fen."""

    on: date
    line: Line
    amount: int


def foot(found: Standing, say: Speaker) -> Text:
    """The day, the reference, and who filled the paper in."""
    reference = found.case.reference
    made = f"{{}} · {reference}" if reference else "{}"
    day, (first, *others) = say.day(found.today)[0], say("papers.foot")
    return (f"{made.format(day)} · {first}", *others)


def way(line: Line, say: Speaker) -> Text:
    """What becomes of a debt that gets no part by the rule."""
    if line.debt.treat is Treat.WAIT:
        return say("papers.way.wait")
    if line.debt.treat is Treat.DISPUTE:
        return say("papers.way.dispute")
    return say("papers.way.fixed")


def payments(found: Standing) -> list[Payment]:
    """Every promised payment from the first on, by date: a year of shares, an offer to its end."""
    made = [one for line in found.paid for one in _of(line, found)]
    return sorted(made, key=lambda one: (one.on, one.line.number))


def _of(line: Line, found: Standing) -> Iterator[Payment]:
    offer = line.chosen
    if dated(line.debt):
        for one in (offer.payments if offer else None) or ():
            if one.on >= found.today:
                yield Payment(one.on, line, one.amount)
        return
    left = line.debt.owed or 0
    for at in range(MONTHS):
        amount = min(line.monthly, left)
        if amount <= 0 or line.first is None:
            return
        yield Payment(add_months(line.first, at, line.due_day), line, amount)
        left -= amount
