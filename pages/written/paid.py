"""What a way of repaying asks, day by day: added up, cut into stretches, said in words.

The card, the chart, the letter and the calendar all read it here: one way has one course.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from content.voice import Voice
from planner.relief import Outcome

YUAN = 100


class Stretch(NamedTuple):
    """Payments of one amount (fen) in a row: how many, the first day, the last."""

    first: date
    last: date
    times: int
    amount: int


def by_day(one: Outcome) -> list[tuple[date, int]]:
    """What is paid on each day: two rows of one day are one payment."""
    days: dict[date, int] = {}
    for line in one.lines:
        days[line.due] = days.get(line.due, 0) + line.payment
    return sorted(days.items())


def left_by_day(one: Outcome, since: date) -> list[tuple[date, int]]:
    """What is left on a day before the first payment, and after each."""
    first, left = one.lines[0], {line.due: line.closing for line in one.lines}
    return sorted(({since: first.opening} | left if since < first.due else left).items())


def stretches(one: Outcome) -> list[Stretch]:
    """The payments in stretches of one amount; what rounding left in the last belongs to it."""
    found: list[Stretch] = []
    for day, amount in by_day(one):
        if not amount:
            continue
        if found and abs(found[-1].amount - amount) < YUAN:
            found[-1] = found[-1]._replace(last=day, times=found[-1].times + 1)
        else:
            found.append(Stretch(day, day, 1, amount))
    return found


def falling(one: Outcome) -> bool:
    """Whether each payment is smaller than the one before, as with a card's minimum."""
    return _fall([amount for _, amount in by_day(one)])


def _fall(amounts: Sequence[int]) -> bool:
    first = list(amounts[:3])
    return (
        len(first) == 3
        and first[0] > first[1] > first[2]
        and (list(amounts) == sorted(amounts, reverse=True))
    )


def first(voice: Voice, monthly: str, name: str, one: Outcome, dated: bool = True) -> str:
    """The way to ask for first, and how it is paid."""
    how = course(voice, one, dated=dated)
    return voice("relief.some", monthly=monthly, first=name, paid=how)


def course(voice: Voice, one: Outcome, brief: bool = False, dated: bool = True) -> str:
    """How a way is paid, from the first day to the last.

    A `brief` one leaves out the amount of equal payments: it stands beside it. One that is not
    `dated` leaves out every day: nobody has said from which it counts.
    """
    found = stretches(one)
    if not found:
        return ""
    days = "" if dated else ".undated"
    if len(found) > 3:
        return _many(voice, one, found, days)
    manner = ".brief" if brief and len(found) == 1 else days
    parts = [_part(voice, each, manner) for each in found]
    if dated and found[0].first > by_day(one)[0][0] and found[0].times > 1:
        parts[0] = voice("paid.from", day=voice.day(found[0].first), then=parts[0])
    said = parts[0]
    for part in parts[1:]:
        said = voice("paid.then", before=said, part=part)
    return said


def _many(voice: Voice, one: Outcome, found: Sequence[Stretch], days: str) -> str:
    """Many different amounts: falling ones, perhaps after a first of its own; or the usual."""
    amounts, last = [each.amount for each in found], voice.day(found[-1].last)
    if _fall(amounts):
        return voice(f"paid.falling{days}", first=voice.money(amounts[0]), last=last)
    if _fall(amounts[1:]):
        then = voice(f"paid.falling{days}", first=voice.money(amounts[1]), last=last)
        return voice("paid.then", before=_part(voice, found[0], days), part=then)
    usual, most = voice.money(one.usual), voice.money(one.largest)
    return voice(f"paid.uneven{days}", usual=usual, most=most, last=last)


def _part(voice: Voice, each: Stretch, manner: str) -> str:
    """One stretch; `manner` ends the name of the words that leave out its amount or its days."""
    if each.times == 1:
        once = manner.removeprefix(".brief")
        values = {"day": voice.day(each.first), "amount": voice.money(each.amount)}
        return voice(f"paid.once{once}", **values)
    count, amount = each.times, voice.money(each.amount)
    return voice(f"paid.equal{manner}", last=voice.day(each.last), count=count, amount=amount)
