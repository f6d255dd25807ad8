"""The days of a page as a calendar file: neutral titles, a reminder two days before each."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from content.voice import Voice
from pages.papers.page import Day, Page

if TYPE_CHECKING:
    from icalendar import Alarm, Event

BEFORE = timedelta(days=-2, hours=9)  # at nine in the morning, counted from midnight of the day
MOST = 120  # days: ten years of months


def calendar(page: Page) -> bytes:
    """Every day ahead as a whole day where the reader is, with no amount in its title.

    A day keeps its UID, which holds only what it is and when: imported again, it is not doubled.
    """
    from icalendar import Calendar

    voice, seen, made = Voice(page.language), Counter[str](), Calendar()
    made.add("prodid", "-//RepayWise//Take along//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for one in sorted(page.days, key=lambda day: day.on)[:MOST]:
        if one.on >= page.made_on:
            name = f"{one.mark}-{one.on:%Y%m%d}"
            seen[name] += 1
            made.add_component(_event(voice, page, one, f"{name}-{seen[name]}@repaywise"))
    return bytes(made.to_ical())


def _event(voice: Voice, page: Page, one: Day, uid: str) -> Event:
    """One whole day; what is paid stands inside, where only who opens it reads it."""
    from icalendar import Event

    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", datetime.combine(page.made_on, time(), UTC))
    event.add("dtstart", one.on)
    event.add("dtend", one.on + timedelta(days=1))
    event.add("summary", voice(f"take.day.{one.mark}"))
    if one.amount is not None:
        event.add("description", voice.money(one.amount))
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    event.add_component(_reminder(voice, one))
    return event


def _reminder(voice: Voice, one: Day) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", voice(f"take.day.{one.mark}"))
    alarm.add("trigger", BEFORE)
    return alarm
