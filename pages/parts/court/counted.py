"""How the last day of a period was found: every day from the first, to be checked by hand."""

from __future__ import annotations

from datetime import date, timedelta

from content.voice import Voice
from pages.parts.court import shown
from pages.parts.court.period import Period
from pages.parts.working import amounts
from pages.parts.working.value import Rows, Working


def counted(voice: Voice, period: Period, rule: str, today: date) -> Working:
    """The days one by one. No request asks for a date, so there is only the text to copy."""
    days = [period.received + timedelta(days=at) for at in range(1, period.days + 1)]
    body = [(str(at), voice.day(day)) for at, day in enumerate(days, 1)]
    head = [voice(f"working.days.{name}") for name in ("number", "day")]
    last = voice.day(period.last)
    values = {"received": voice.day(period.received), "days": period.days, "last": last}
    return Working(
        told=(shown.how_counted(voice, period, today),),
        formulas=(voice("working.days", **values),),
        rows=(Rows(head, body, voice("working.days.rows"), words=2),),
        twice=(amounts.alone(voice, voice("court.take.last"), last, "calendar"),),
        facts=(rule,),
    )
