"""A lesson's figures with the reader's own debt: the same sentence, their numbers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from markupsafe import Markup

from content.voice import Voice
from pages import shapes
from pages.parts import ask
from pages.parts.debt import said
from pages.parts.debt.mine import Typed
from pages.parts.learn import (
    every_box,
    figures_days,
    figures_late,
    figures_out,
    figures_plain,
)
from planner import Refused

Figure = Callable[[Voice, Typed, date], list[str]]


def html(language: str, name: str, mine: Typed | None, today: date) -> Markup:
    """One figure: whose loan it is, the result, and an invitation while it is still an example."""
    voice = Voice(language)
    if name in every_box.BOXES:
        return boxed(voice, name)
    if mine is None:
        return shapes.own(voice("own.unread"), "", [voice("own.broken")])
    try:
        lines = FIGURES[name](voice, mine, today)
    except Refused as refused:
        lines = [voice("own.refused", why=ask.refusal(language, refused))]
    whose, invite = "own.yours", ""
    if mine.is_example:
        whose, invite = "own.example", voice("own.invite")
    return shapes.own(voice(whose), terms(voice, mine, today), lines, invite)


def boxed(voice: Voice, name: str) -> Markup:
    """A figure with fields of its own: a flat fee, a card's minimum."""
    try:
        ask.check()
        box = every_box.BOXES[name](voice)
    except ask.Unreadable:
        return shapes.own(voice("own.unread"), "", [voice("own.broken")])
    except Refused as refused:
        why = [voice("own.refused", why=ask.refusal(voice.language, refused))]
        return shapes.own(voice("own.unread"), "", why)
    if box.is_example:
        return shapes.own(voice("own.example"), box.terms, box.lines, voice("own.invite"))
    return shapes.own(voice("own.yours"), box.terms, box.lines)


def terms(voice: Voice, mine: Typed, today: date) -> str:
    """The debt in one line: 1 万元，年利率 18%，12 期."""
    debt, late = mine.debt, mine.debt.days_late(today)
    rate = said.rate(voice, debt.rate)
    parts = [voice("own.terms", principal=voice.aloud(debt.owed or 0), rate=rate)]
    if debt.periods_left is not None:
        one = debt.periods_left == 1
        parts.append(voice("own.periods.one" if one else "own.periods", periods=debt.periods_left))
    if late:
        parts.append(voice("own.days_late", days=late))
    return ("，" if voice.language == "zh" else ", ").join(parts)


FIGURES: dict[str, Figure] = {
    "true_rate": figures_out.true_rate,
    "monthly_payment": figures_out.monthly_payment,
    "total_cost": figures_out.total_cost,
    "owed_today": figures_late.owed_today,
    "cost_of_waiting": figures_late.cost_of_waiting,
    "payment_split": figures_late.payment_split,
    "relief_best": figures_out.relief_best,
    "plan_end": figures_out.plan_end,
    "record_end": figures_days.record_end,
    "due_day": figures_days.due_day,
    "one_night": figures_days.one_night,
    "judgment_days": figures_days.judgment_days,
    "three_numbers": figures_plain.three_numbers,
    "payment_freed": figures_plain.payment_freed,
    "sixty": figures_plain.sixty,
    "day_price": figures_plain.day_price,
    "settle_now": figures_plain.settle_now,
}
