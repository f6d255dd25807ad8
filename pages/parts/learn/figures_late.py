"""A lesson's figures about being late: what is owed, what waiting adds, where a payment goes."""

from __future__ import annotations

from datetime import date, timedelta

from content.voice import Voice
from pages.parts.debt.mine import Typed
from planner.arrears import Missed, Owed, follow

ANY_BUDGET = 60_000  # what a payment is taken for where none is typed


def _unpaid(mine: Typed, today: date) -> tuple[Missed, ...]:
    """What is overdue today, else the next instalment."""
    debt = mine.debt
    return debt.missed(today) or debt.unpaid()[:1]


def after(mine: Typed, today: date, days: tuple[int, ...]) -> list[Owed]:
    """What that has grown to so many days from today, or from its due date still ahead."""
    unpaid = _unpaid(mine, today)
    first = max(today, unpaid[0].due)
    owed, _ = follow(unpaid, mine.debt.late(), [first + timedelta(days=one) for one in days])
    return owed


def owed_today(voice: Voice, mine: Typed, today: date) -> list[str]:
    """What would bring the debt up to date today."""
    now, later = after(mine, today, (0, 30))
    if not mine.debt.days_late(today):
        more = voice.money(later.total - now.total)
        return [voice("own.owed_today.none", payment=voice.money(now.total), more=more)]
    parts = {
        "total": voice.money(now.total),
        "principal": voice.money(now.principal),
        "interest": voice.money(now.interest + now.fees),
        "penalty": voice.money(now.penalty),
    }
    stated = mine.debt.stated
    if stated is not None:
        return [voice("own.owed_today.stated", stated=voice.money(stated), **parts)]
    return [voice("own.owed_today", **parts)]


def cost_of_waiting(voice: Voice, mine: Typed, today: date) -> list[str]:
    """What thirty and ninety days more would add."""
    now, month, quarter = after(mine, today, (0, 30, 90))
    late = bool(mine.debt.days_late(today))
    total = mine.debt.overdue_today(today).amount if late else now.total
    said = voice(
        "own.cost_of_waiting.late" if late else "own.cost_of_waiting.next",
        total=voice.money(total),
        month=voice.money(month.total - now.total),
        quarter=voice.money(quarter.total - now.total),
    )
    return [said] if mine.debt.is_bill else [said, voice("own.cost_of_waiting.only")]


def payment_split(voice: Voice, mine: Typed, today: date) -> list[str]:
    """Which part of the debt a payment covers first."""
    unpaid = _unpaid(mine, today)
    if not mine.debt.days_late(today):
        return [_next(voice, unpaid[0])]
    late = mine.debt.late()
    before, _ = follow(unpaid, late, [today])
    amount = min(mine.budget or ANY_BUDGET, before[0].total)
    owed, (paid,) = follow(unpaid, late, [today], [(today, amount)])
    said = voice(
        "own.payment_split",
        paid=voice.money(amount),
        penalty=voice.money(paid.parts["penalty"]),
        interest=voice.money(paid.parts["interest"] + paid.parts["fees"]),
        principal=voice.money(paid.parts["principal"]),
        left=voice.money(owed[0].total),
    )
    day = mine.debt.turn_day
    if day is not None and mine.debt.days_late(today) >= day:
        return [said, voice("own.payment_split.turned", day=day)]
    return [said, voice("own.payment_split.order")]


def _next(voice: Voice, row: Missed) -> str:
    """The next instalment, paid on time."""
    price = row.interest + row.fee
    return voice(
        "own.payment_split.next",
        payment=voice.money(price + row.principal),
        interest=voice.money(price),
        principal=voice.money(row.principal),
    )
