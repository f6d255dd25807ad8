"""A paper from a court as a page to take along: the last day, what to do, whom to call."""

from __future__ import annotations

from datetime import date
from typing import Any

from content.marks import plain
from content.voice import Voice
from pages.papers.page import Day, Mark, Page
from pages.parts import cite
from pages.parts.court import shown
from pages.parts.court.period import Period
from pages.parts.debt.needs import Lacking
from pages.parts.late.paper import cited


def dated(voice: Voice, one: dict[str, Any], period: Period | None, today: date) -> Page | Lacking:
    """The page of one paper; without the day it was received there is no last day to keep."""
    if period is None:
        return Lacking(voice("court.take.need"))
    texts = {step: one[step][voice.language] for step in shown.STEPS}
    facts = dict.fromkeys([one["fact"], *(name for text in texts.values() for name in cited(text))])
    aim = period.aim(today)
    days = [Day(period.last, voice("court.take.last"), Mark.LAST_DAY)]
    if today <= aim < period.last:
        days.append(Day(aim, voice("court.take.aim"), Mark.LAST_DAY))
    return Page(
        language=voice.language,
        name=voice("take.name.court"),
        title=one["name"][voice.language],
        made_on=today,
        answer=shown.sentence(voice, one, period, today)[0],
        facts=[voice(f"court.{step}") + plain(text) for step, text in texts.items()],
        days=days,
        notes=[shown.how_counted(voice, period, today), voice("court.take.keep")],
        sources=[cite.source(voice.language, name) for name in facts],
    )
