"""A waiting debt as HTML: amounts by date, the same apart, what usually happens on the way."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from markupsafe import Markup

from content import voice as say
from content.voice import Voice
from content.words import t
from pages import shapes
from pages.parts import cite
from pages.parts.late import waiting
from planner import Refused
from planner.arrears import Late, Owed, follow

Rows = Sequence[Owed]


def table(language: str, one: waiting.Case, rows: Rows) -> Markup:
    """The amounts by date, with what changes on the way between them."""
    head = [t(language, f"waiting.column.{name}") for name in ("when", "due", "added", "total")]
    steps, found = waiting.steps(one, one.base + timedelta(days=waiting.WAITS[-1])), []
    for days, row in zip(waiting.WAITS, rows, strict=True):
        marks = [step for step in steps if step.on <= row.on]
        steps = steps[len(marks) :]
        said = [waiting.said(language, step) for step in marks]
        added = one.added(row)
        cells = [say.digits_of(amount) for amount in (row.total - added, added, row.total)]
        found.append(shapes.Wait(*_when(language, one, days), steps=said, amounts=cells))
    first, last = (say.day(language, rows[at].on) for at in (0, -1))
    return shapes.waits(t(language, "waiting.caption", first=first, last=last), head, found)


def _when(language: str, one: waiting.Case, days: int) -> tuple[str, str]:
    """A row's name and its date."""
    state = "late" if one.days_late else "ahead"
    key = f"waiting.then.{state}" if days else f"waiting.now.{state}"
    name = t(language, key, days=waiting.days(language, days)) if days else t(language, key)
    return name, _short(language, one.base + timedelta(days=days))


def _short(language: str, day: date) -> str:
    """A date without its year, where the year stands above."""
    said = say.day(language, day)
    return said.partition("年")[2] if language == "zh" else said.rpartition(" ")[0]


def cleared(texts: cite.Text, one: waiting.Case) -> Markup:
    """What clears everything today, where that is more than what is overdue."""
    voice = Voice(texts.language)
    with suppress(Refused):
        all_of_it = one.debt.as_of(one.today).owed_today
        overdue = one.debt.overdue_today(one.today).amount
        if one.days_late and all_of_it > overdue:
            sums = {"all": all_of_it, "overdue": overdue, "rest": all_of_it - overdue}
            said = voice("waiting.clears", **{key: voice.money(sum_) for key, sum_ in sums.items()})
            return shapes.within("body", shapes.passage(texts.inline(said)))
    return Markup()


def parts(language: str, one: waiting.Case, rows: Rows) -> Markup:
    """The same amounts apart, a block for each date, folded."""
    names = ("principal", "interest", "penalty", "fees")
    blocks = [
        shapes.Wait(
            *_when(language, one, days),
            parts=[
                (t(language, f"waiting.part.{name}"), say.digits_of(getattr(row, name)))
                for name in names
            ],
        )
        for days, row in zip(waiting.WAITS, rows, strict=True)
    ]
    return shapes.folded(t(language, "waiting.parts"), shapes.apart(blocks))


def usual(texts: cite.Text, one: waiting.Case, current: dict[str, Any]) -> Markup:
    """What usually happens by those days: what to do before each comes first."""
    language = texts.language
    offsets = [(one.base - one.due).days + days for days in waiting.WAITS]
    rows = [waiting.entry_on(one.is_card, day) for day in offsets]
    seen = {row["id"]: row for row in rows if row["id"] != current["id"]}
    items = []
    for row in seen.values():
        start = say.day(language, one.due + timedelta(days=row["from_day"]))
        begins = t(language, "waiting.usual.from", day=start)
        act, before = t(language, "waiting.usual.do"), texts.inline(row["before"][language])
        items.append(shapes.usual(row["title"][language], begins, act, before))
    more = cite.link(language, "timeline", t(language, "waiting.go.timeline"))
    head = shapes.heading(t(language, "waiting.usual"))
    return head + shapes.bullets(items, "usual") + shapes.ways("more", [more])


def how(voice: Voice, one: waiting.Case) -> list[str]:
    """How the figures were counted, in words with marks for their sources."""
    first = one.instalments[0]
    on = max(one.today, one.due + timedelta(days=30))
    alone = Late(one.debt.late().penalty)
    owed, _ = follow([first], alone, [on])
    return [
        voice("waiting.how.rule", daily=_percent(voice, one.daily)),
        voice(
            "waiting.how.example",
            principal=voice.money(first.principal),
            days=waiting.days(voice.language, (on - one.due).days),
            penalty=voice.money(owed[0].penalty),
        ),
        _counted(voice, one),
        *(voice(f"waiting.how.{key}") for key in ("left_out", "sheet")),
    ]


def _counted(voice: Voice, one: waiting.Case) -> str:
    """By what the contract counts lateness: a bill's rate, a multiple, a rate a day."""
    if one.whole_bill:
        return voice("waiting.how.card")
    times = one.debt.penalty_times
    if times is None:
        return voice("waiting.how.per_day")
    return voice("waiting.how.multiplier", times=f"{float(times):g}")


def _percent(voice: Voice, rate: Fraction) -> str:
    """A daily rate without trailing zeros: 0.05%, 0.0675%."""
    return voice.percent(rate, 6).rstrip("%").rstrip("0").rstrip(".") + "%"
