"""What stands in a letter to the lender: the reader's figures in words, blanks where none are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from content.voice import Voice
from content.words import t
from pages.papers import contacts
from pages.parts.debt import begun, said
from pages.parts.debt.mine import Typed
from pages.parts.debt.said import BLANK
from pages.parts.relief import ways
from pages.parts.relief.settle import Sum
from pages.parts.relief.worked import Tried
from pages.parts.talk import breaches
from pages.written import paid
from planner import Refused
from planner.case import Certainty, Figure, KnownDebt
from planner.relief import Outcome, outcome


@dataclass(frozen=True)
class Asked:
    """What the reader asks the lender for, as chosen on the page; money in fen.

    `tried` is the way with its details, `open` those of them that nobody has given; a `sum` would
    end the debt at once.
    """

    late: bool = False
    want: str = ""
    tried: Tried | None = None
    open: frozenset[str] = frozenset()
    budget: int | None = None
    from_day: date | None = None
    reason: str = "blank"
    sum: Sum | None = None


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
    """The overdue part and the price of the way asked for; what cannot be counted stays open.

    Terms that are still an example count for nothing here.
    """
    if mine is None:
        return Counted()
    late = bool(mine.debt.days_late(today))
    try:
        told = mine.debt.stated is not None or terms_known(mine)
        overdue = mine.debt.overdue_today(today) if told and (late or not wish.late) else None
    except Refused:
        return Counted()
    return Counted(overdue, _way(mine, wish, today) if wish.late == late else None)


def terms_known(mine: Typed) -> bool:
    """Whether the rate, and the number of instalments where there are any, are the reader's."""
    return not said.untyped(mine)


def _way(mine: Typed, wish: Asked, today: date) -> Outcome | None:
    """What the way asked for comes to; None where it is no way to count, or cannot be.

    While nobody has given the next due day, only what is the same for another one counts.
    """
    if wish.open or not terms_known(mine):
        return None
    found = _counted(mine.debt, wish, today)
    if found is None or mine.is_dated:
        return found
    other = _counted(replace(mine.debt, first_due=today + timedelta(days=1)), wish, today)
    return found if other and _payments(found) == _payments(other) else None


def _counted(debt: KnownDebt, wish: Asked, today: date) -> Outcome | None:
    try:
        standing = debt.as_of(today)
        if wish.sum is not None:
            return wish.sum.of(standing)
        if wish.tried is None:
            return None
        found = outcome(standing, ways.WAYS[wish.tried.way].offer(wish.tried.choices))
    except Refused:
        return None
    return found if found.lines else None


def _payments(one: Outcome) -> list[int]:
    return [amount for _, amount in paid.by_day(one)]


def begins(mine: Typed | None, wish: Asked, today: date) -> date | None:
    """The first day of the way asked for, where it can be counted from a day of the reader's."""
    way = counted(mine, wish, today).way
    return paid.by_day(way)[0][0] if mine and mine.is_dated and way else None


def as_told(known: Known) -> Outcome | None:
    """The way as far as the letter may tell it; None where it is to begin on another day.

    What it would then come to is the lender's to say: it is counted from its own first day.
    """
    way, day = known.sums.way, known.wish.from_day
    return way if way is None or day in (None, paid.by_day(way)[0][0]) else None


def values(language: str, known: Known) -> dict[str, str]:
    """Everything a letter can hold, in one language; what is not known is left open."""
    voice, wish, overdue = Voice(language), known.wish, known.sums.overdue
    debt = known.mine.debt if known.mine else None
    own = known.mine.own if known.mine else frozenset[str]()
    late = debt.days_late(known.today) if debt else 0
    told = debt is not None and (late > 0 or not wish.late)
    by = "lender" if overdue and overdue.certainty is Certainty.CONFIRMED else "own"
    left_known = debt is not None and (debt.is_bill or "periods" in own)
    return {
        "principal": _money(voice, debt.owed if debt and not begun.rests_on(own) else None),
        "rate": said.rate(voice, debt.rate if debt and "rate" in own else None),
        "left": said.left(voice, debt if left_known else None),
        "days_late": str(late) if told else BLANK,
        "by": voice(f"letter.by.{by}"),
        "overdue": _money(voice, overdue.amount if overdue else None),
        "budget": _money(voice, wish.budget),
        "want": _want(voice, wish),
        "agreed": _agreed(voice, wish, as_told(known)),
        "result": _result(voice, wish, as_told(known)),
        "reason": BLANK if wish.reason == "blank" else voice(f"letter.reason.{wish.reason}"),
        "from_day": voice.day(wish.from_day) if wish.from_day else BLANK,
        "today": voice.day(known.today),
        "events": events(language, known.rows),
        "breaches": breaches.said(language),
    }


def _money(voice: Voice, amount: int | None) -> str:
    return f"{BLANK} {voice('unit.yuan')}" if amount is None else voice.money(amount)


def _want(voice: Voice, wish: Asked) -> str:
    """The way asked for, in the words of a letter; a number nobody has typed stays open."""
    if wish.want == "fixed":
        return voice("letter.want.fixed", budget=_money(voice, wish.budget))
    if wish.tried is None:
        return BLANK
    one = wish.tried.choices
    way = f"{wish.tried.way}{'.fee' * bool('card_fee' in _fields(wish) and one.card_fee)}"
    return voice(
        f"letter.want.{way}",
        **{
            **{name: getattr(one, name) for name in ("months", "longer", "pieces", "stopped")},
            **{
                name: voice.day(getattr(one, name))
                for name in ("move_to", "pause_from", "pause_to")
            },
            "card_fee": voice.percent(one.card_fee),
            **dict.fromkeys(wish.open, BLANK),
        },
    )


def _fields(wish: Asked) -> tuple[str, ...]:
    return ways.WAYS[wish.tried.way].fields if wish.tried else ()


def _agreed(voice: Voice, wish: Asked, way: Outcome | None) -> str:
    """How it is paid, as the card of this way says; never what could be paid at the most."""
    if wish.want == "settle":
        return voice("letter.agreed.settle", paid=_money(voice, way.total if way else None))
    if way is not None:
        return _course(voice, wish, way)
    if wish.want == "fixed":
        return voice("letter.agreed.fixed", budget=_money(voice, wish.budget))
    return voice("letter.agreed.open")


def _result(voice: Voice, wish: Asked, way: Outcome | None) -> str:
    """What the way would come to, as its card says."""
    if way is None:
        return ""
    space = "" if voice.language == "zh" else " "
    return space + voice("letter.result", paid=_course(voice, wish, way))


def _course(voice: Voice, wish: Asked, way: Outcome) -> str:
    """How it is paid; no day of it while the first is left open."""
    return paid.course(voice, way, dated=wish.from_day is not None)


def events(language: str, rows: Sequence[contacts.Row]) -> str:
    """What happened, line by line, from the reader's own record; open lines where it is empty."""
    lines: list[dict[str, str]] = [contacts.spoken(language, row) for row in rows]
    empty = dict.fromkeys(contacts.FIELDS, BLANK)
    return "\n".join(
        t(language, "letter.event", number=at, **{key: one[key] or BLANK for key in one})
        for at, one in enumerate(lines or [empty, empty], start=1)
    )
