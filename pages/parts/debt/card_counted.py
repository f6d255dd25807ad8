"""How a card's months were counted: row by row, the fixed amount again elsewhere, its request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from math import ceil

from content.voice import Voice, digits_of
from pages.parts.debt import card_said
from pages.parts.debt.card_course import Sheet, ends, interest
from pages.parts.working import amounts, second
from pages.parts.working.value import Asks, Rows, Working, asks
from pages.shapes import Twice
from planner.card import Month
from planner.contract import asking
from planner.dates import add_months
from planner.household import Liability, Strategy
from planner.money import yuan

SHOWN = 36  # months that a table shows at most


def counted(voice: Voice, one: Sheet, today: date, facts: tuple[str, ...]) -> Working:
    """The months behind, with only the minimum, and with a fixed amount."""
    tables = [("so_far", one.rows), ("minimum", one.minimum)]
    if not one.short:
        tables.append(("steady", one.steady))
    return Working(
        told=tuple(card_said.how(voice, one)),
        formulas=(),
        rows=tuple(_table(voice, name, rows) for name, rows in tables if rows),
        twice=tuple(_twice(voice, one)),
        facts=facts,
        asks=_asks(voice, one, today),
    )


def _table(voice: Voice, name: str, rows: Sequence[Month]) -> Rows:
    """What is paid each month, of which interest, what is left; a long one is cut and says so."""
    head = [voice(f"working.col.{each}") for each in ("month", "paid", "interest", "left")]
    body = [
        (str(at), *map(digits_of, (row.paid, row.interest, row.left)))
        for at, row in enumerate(rows[:SHOWN], 1)
    ]
    caption = voice(f"working.card.{name}", count=len(rows))
    if len(rows) > SHOWN:
        caption = voice("working.card.cut", caption=caption, shown=SHOWN)
    return Rows(head, body, caption)


def _twice(voice: Voice, one: Sheet) -> Iterator[Twice]:
    """The first month's interest, and how many months the fixed amount takes."""
    first = one.minimum[0]
    if not one.is_first:
        name = voice("working.interest_first")
        yield amounts.interest(voice, name, first.interest, float(one.rate), one.turns)
    months = voice("card_sheet.months", count=len(one.minimum))
    yield amounts.alone(voice, voice("card_sheet.minimum.long"), months, "minimum")
    if _even(one):
        theirs = second.periods(float(one.rate), (one.each - one.part) / 100, one.turns / 100)
        same = ceil(round(theirs, 6)) == len(one.steady)
        verdict = voice("working.same.months" if same else "working.why.months")
        name, ours = voice("card_sheet.steady.long"), len(one.steady)
        shown = voice("card_sheet.months", count=ours)
        yield Twice(name, shown, f"{theirs:.4f}", verdict, "good" if same else "calm")


def _even(one: Sheet) -> bool:
    """Whether the fixed amount is a plan of its own: it ends, and each month bears interest."""
    return bool(one.steady) and ends(one.steady) and not one.short and not one.is_first


def _asks(voice: Voice, one: Sheet, today: date) -> Asks | None:
    """The fixed amount as a plan for one debt; a minimum that falls has no words in a request."""
    if not _even(one):
        return None
    each, name = one.each - one.part, voice("working.card.name")
    debt = Liability(name, one.turns, one.rate, floor=each)
    start = one.due or add_months(today, 1)
    paid = sum(row.paid for row in one.steady)
    gives = {"interest": yuan(interest(one.steady)), "total": yuan(paid)}
    return asks(lambda: asking.plan([debt], each, Strategy.AVALANCHE, start), gives)
