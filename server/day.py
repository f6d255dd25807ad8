"""What day it is where most readers are: the server knows no reader's own zone."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Shanghai")


def today() -> date:
    """The date in China."""
    return datetime.now(ZONE).date()


def asked(text: str) -> date | None:
    """The day that an editor previews: `?today=2027-01-01`, as the page itself reads it."""
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None
