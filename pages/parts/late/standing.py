"""Where a reader stands on the timeline, in one or two sentences."""

from __future__ import annotations

from datetime import date

from content.voice import Voice
from pages.parts.late import waiting
from pages.written.dates import standing


def headline(voice: Voice, case: waiting.Dates, now: date, wrong: str) -> str:
    """Where the reader stands, and what is owed or falls due; no sum before the money is theirs."""
    parts = [standing(voice, case, now)]
    if wrong:
        parts.append(voice("timeline.no_figures", why=wrong))
    elif isinstance(case, waiting.Case):
        parts.append(_owed(voice, case))
    else:
        parts.append(voice("timeline.needs"))
    return ("" if voice.language == "zh" else " ").join(parts)


def _owed(voice: Voice, case: waiting.Case) -> str:
    """What is overdue today, or what falls due next."""
    day = voice.day(case.due)
    if not case.days_late:
        next_due = voice.money(case.asked([case.base])[0].total)
        return voice("timeline.owed.ahead", owed=next_due, day=day)
    kind = "card" if case.whole_bill else "late"
    kind = kind if case.debt.stated is None else "stated"
    owed = voice.money(case.debt.overdue_today(case.today).amount)
    return voice(f"timeline.owed.{kind}", owed=owed, day=day)
