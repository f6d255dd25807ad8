"""A lesson's figures counted in days: until a record ends, one night, one day late, a judgment."""

from __future__ import annotations

from datetime import date, timedelta

from content.voice import Voice
from pages.parts import cite
from pages.parts.debt.mine import Typed
from pages.parts.learn.figures_late import after
from planner.arrears import Judgment, Owed, add
from planner.dates import add_months

KEPT, DOUBLE = "credit_5_years_after_end", "delayed_performance_double_interest"
A_MONTH = 30


def record_end(voice: Voice, mine: Typed, today: date) -> list[str]:
    """The day on which a record of lateness would end, if the arrears were cleared today."""
    if not mine.debt.days_late(today):
        return [voice("own.record_end.none")]
    if not cite.holds(KEPT):
        return [voice("own.no_rule")]
    years = int(cite.rule(KEPT).measured.one)
    later = today + timedelta(days=A_MONTH)
    ends = {name: add_months(day, 12 * years) for name, day in (("now", today), ("later", later))}
    shown = {name: voice.day(day) for name, day in ends.items()}
    total = voice.money(mine.debt.overdue_today(today).amount)
    return [voice("own.record_end", total=total, years=years, **shown)]


def due_day(voice: Voice, mine: Typed, today: date) -> list[str]:
    """The next due day with its payment, and what one day and three days late would add."""
    if mine.debt.days_late(today):
        return one_night(voice, mine, today)
    due = mine.debt.unpaid()[0].due
    now, one, three = after(mine, today, (0, 1, 3))
    return [
        voice(
            "own.due_day",
            day=voice.day(due),
            payment=voice.money(now.total),
            one=voice.money(one.total - now.total),
            three=voice.money(three.total - now.total),
        )
    ]


def one_night(voice: Voice, mine: Typed, today: date) -> list[str]:
    """What one night adds to what is overdue: little."""
    now, one = after(mine, today, (0, 1))
    more = voice.money(one.total - now.total)
    if mine.debt.days_late(today):
        return [voice("own.one_night", more=more)]
    day = voice.day(mine.debt.unpaid()[0].due)
    return [voice("own.one_night.none", day=day, more=more)]


def judgment_days(voice: Voice, mine: Typed, today: date) -> list[str]:
    """What a judgment over this principal would grow by a day once its deadline is past."""
    if not cite.holds(DOUBLE):
        return [voice("own.no_rule")]
    owed = mine.debt.owed or 0
    court = Judgment(owed, today, cite.rule(DOUBLE).rate)
    days = [Owed(today + timedelta(days=one), one, owed, 0, 0, 0) for one in (1, A_MONTH)]
    one, month = (found.judgment or 0 for found in add(court, days, [])[0])
    shown = {"owed": owed, "one": one, "month": month}
    return [
        voice("own.judgment", **{name: voice.money(amount) for name, amount in shown.items()}),
        voice("own.judgment.only"),
    ]
