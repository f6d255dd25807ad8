"""When a debt falls due, what usually happens by then and after, where a reader stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from content.documents import document
from content.voice import Voice
from content.words import t


@dataclass(frozen=True)
class Dates:
    """When the first unpaid sum fell or falls due, and whether it is a card's."""

    due: date
    today: date
    is_card: bool

    @property
    def base(self) -> date:
        """The day from which waiting is counted: today, or the due day when that is still ahead."""
        return max(self.today, self.due)

    @property
    def days_late(self) -> int:
        return max(0, (self.today - self.due).days)


def entries(is_card: bool) -> list[dict[str, Any]]:
    """What usually happens, for a loan or for a card, in order."""
    kind = "card" if is_card else "loan"
    return [one for one in document("timeline")["entries"] if one["applies"] in ("both", kind)]


def entry_on(is_card: bool, day: int) -> dict[str, Any]:
    """The entry that covers a day counted from the due date; far ahead of it, the first one."""
    rows = entries(is_card)
    return next((one for one in reversed(rows) if one["from_day"] <= day), rows[0])


def days(language: str, count: int) -> str:
    """A number of days in words."""
    return t(language, "late.days", count=count)


def standing(voice: Voice, one: Dates, now: date) -> str:
    """Where the reader stands, by the calendar alone."""
    day = (now - one.due).days
    if day < 0:
        return voice("timeline.ahead", days=days(voice.language, -day))
    title = entry_on(one.is_card, day)["title"][voice.language]
    return voice("timeline.late" if day else "timeline.due", count=day, title=title)
