"""The days of a plan as a calendar file: no amounts, no lenders, only "remember item 3" (日历).

The number is that of the debt on the client's page. It rings two days before, at ten.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from pages.papers.case.before import bills
from pages.papers.case.reach import answer_by, hearing
from pages.papers.case.sheets import payments
from pages.papers.case.speaking import Speaker
from pages.papers.case.standing import Standing

if TYPE_CHECKING:
    from icalendar import Event

BEFORE = timedelta(days=-2, hours=10)  # counted from midnight of the day


def dates(found: Standing) -> list[tuple[date, int]]:
    """Every day ahead with the number of its debt; 0 for the day to look again."""
    made = {(one.on, one.line.number) for one in payments(found)}
    made |= {(on, one.line.number) for one in bills(found) for on in one.days}
    for line in found.lines:
        for on in (answer_by(line.debt), hearing(line.debt)):
            if on is not None:
                made.add((on, line.number))
    if found.case.plan.review_on is not None:
        made.add((found.case.plan.review_on, 0))
    return sorted(one for one in made if one[0] >= found.today)


def calendar(found: Standing, say: Speaker) -> bytes:
    """The file; imported again it doubles nothing, since a day and its number keep their UID."""
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", "-//RepayWise//Days//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for on, number in dates(found):
        made.add_component(_event(found, say, on, number))
    return bytes(made.to_ical())


def _event(found: Standing, say: Speaker, on: date, number: int) -> Event:
    from icalendar import Alarm, Event

    words = say("papers.calendar.summary", number=number)
    title = " / ".join(words if number else say("papers.calendar.review"))
    event, alarm = Event(), Alarm()
    event.add("uid", f"item-{number}-{on:%Y%m%d}@repaywise")
    event.add("dtstamp", datetime.combine(found.today, time(), UTC))
    event.add("dtstart", on)
    event.add("dtend", on + timedelta(days=1))
    event.add("summary", title)
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", BEFORE)
    event.add_component(alarm)
    return event
