"""What stands in a letter to the lender: the reader's figures in words, blanks where none are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from content.voice import Voice
from content.words import t
from pages.papers import contacts
from pages.parts.debt import said
from pages.parts.debt.mine import Typed
from pages.parts.debt.said import BLANK
from pages.parts.relief import ways
from pages.parts.talk import breaches
from planner import Refused
from planner.case import Certainty, Figure
from planner.dates import add_months
from planner.relief import Outcome, outcome

SIZES = {"defer": "months", "interest_only": "months", "longer": "longer", "pieces": "pieces"}


@dataclass(frozen=True)
class Asked:
    """What the reader asks the lender for, as chosen on the page; money in fen."""

    late: bool = False
    want: str = ""
    size: int | None = None
    move_to: date | None = None
    budget: int | None = None
    from_day: date | None = None
    reason: str = "blank"


@dataclass(frozen=True)
class Counted:
    """What is overdue today, and what comes of the way asked for; None stays open."""

    overdue: Figure | None = None
    way: Outcome | None = None


@dataclass(frozen=True)
class Known:
    """All that can stand in a letter, before it is put into words."""

    mine: Typed | None
    wish: Asked
    sums: Counted
    rows: Sequence[contacts.Row]
    today: date


def counted(mine: Typed | None, wish: Asked, today: date) -> Counted:
    """The overdue part and the price of the way asked for; what cannot be counted stays open."""
    if mine is None:
        return Counted()
    late = bool(mine.debt.days_late(today))
    try:
        overdue = mine.debt.overdue_today(today) if late or not wish.late else None
    except Refused:
        return Counted()
    return Counted(overdue, _way(mine, wish, today) if wish.late == late else None)


def _way(mine: Typed, wish: Asked, today: date) -> Outcome | None:
    """What the way asked for would come to; None where it is no way to count, or cannot be."""
    way = "re_age" if wish.want == "longer" and wish.late else wish.want
    if way not in ways.WAYS or (wish.want in SIZES and wish.size is None):
        return None
    size, debt, month = wish.size or 1, mine.debt.as_of(today), add_months(today, 1)
    moved = wish.move_to or month
    choices = ways.Choices(today, moved, today, month, months=size, longer=size, pieces=size)
    try:
        found = outcome(debt, ways.WAYS[way].offer(choices))
    except Refused:
        return None
    return found if found.lines else None


def values(language: str, known: Known) -> dict[str, str]:
    """Everything a letter can hold, in one language; what is not known is left open."""
    voice, wish, overdue = Voice(language), known.wish, known.sums.overdue
    debt = known.mine.debt if known.mine else None
    late = debt.days_late(known.today) if debt else 0
    told = debt is not None and (late > 0 or not wish.late)
    by = "lender" if overdue and overdue.certainty is Certainty.CONFIRMED else "own"
    return {
        "principal": _money(voice, debt.owed if debt else None),
        "rate": said.rate(voice, debt.rate if debt else None),
        "left": said.left(voice, debt),
        "days_late": str(late) if told else BLANK,
        "by": voice(f"letter.by.{by}"),
        "overdue": _money(voice, overdue.amount if overdue else None),
        "budget": _money(voice, wish.budget),
        "want": _want(voice, wish),
        "result": _result(voice, wish, known.sums.way),
        "reason": BLANK if wish.reason == "blank" else voice(f"letter.reason.{wish.reason}"),
        "from_day": voice.day(wish.from_day) if wish.from_day else BLANK,
        "today": voice.day(known.today),
        "events": events(language, known.rows),
        "breaches": breaches.said(language),
    }


def _money(voice: Voice, amount: int | None) -> str:
    return f"{BLANK} {voice('unit.yuan')}" if amount is None else voice.money(amount)


def _want(voice: Voice, wish: Asked) -> str:
    if not wish.want:
        return BLANK
    sizes = dict.fromkeys(SIZES.values(), BLANK if wish.size is None else wish.size)
    moved = voice.day(wish.move_to) if wish.move_to else BLANK
    budget = _money(voice, wish.budget)
    return voice(f"letter.want.{wish.want}", **sizes, move_to=moved, budget=budget)


def _result(voice: Voice, wish: Asked, way: Outcome | None) -> str:
    """What the way would come to each time."""
    if way is None or wish.want not in SIZES:
        return ""
    first = next((line.payment for line in way.lines if line.payment > 0), 0)
    amounts = {"first": first, "payment": way.usual, "largest": way.largest}
    shown = {name: voice.money(amount) for name, amount in amounts.items()}
    space = "" if voice.language == "zh" else " "
    return space + voice(f"letter.result.{wish.want}", **shown)


def events(language: str, rows: Sequence[contacts.Row]) -> str:
    """What happened, line by line, from the reader's own record; open lines where it is empty."""
    lines: list[dict[str, str]] = [contacts.spoken(language, row) for row in rows]
    empty = dict.fromkeys(contacts.FIELDS, BLANK)
    return "\n".join(
        t(language, "letter.event", number=at, **{key: one[key] or BLANK for key in one})
        for at, one in enumerate(lines or [empty, empty], start=1)
    )
