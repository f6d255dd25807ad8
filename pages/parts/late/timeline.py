"""The timeline as HTML: one entry after another, dated, with what can be done first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from markupsafe import Markup

from content import voice as say
from content.voice import Voice
from content.words import t
from pages import shapes
from pages.parts import cite
from pages.parts.late import waiting
from planner.arrears import Owed

PARTS = ("comes", "money", "law")


def line(texts: cite.Text, one: waiting.Dates, now: date) -> Markup:
    """Every entry in order: past ones folded, the present and the next open, the rest closed.

    A `Case` also says what each day asks.
    """
    rows, day = waiting.entries(one.is_card), (now - one.due).days
    at = max(0, sum(row["from_day"] <= day for row in rows) - 1)
    here = at if rows[at]["from_day"] <= day else -1
    costs = costs_by_entry(one, rows) if isinstance(one, waiting.Case) else {}

    def made(first: int, last: int) -> Markup:
        return shapes.times(
            *(
                _entry(texts, one, rows[index], costs.get(rows[index]["id"]), _place(index, here))
                for index in range(first, last)
            )
        )

    rest = made(at, len(rows))  # before the past, so that its sources are numbered first
    if not at:
        return rest
    return shapes.folded(t(texts.language, "timeline.past", count=at), made(0, at)) + rest


def _place(index: int, at: int) -> str:
    """Where an entry stands from the reader: past, here, next or later."""
    if index < at:
        return "past"
    return {0: "here", 1: "next"}.get(index - at, "later")


def costs_by_entry(one: waiting.Case, rows: list[dict[str, Any]]) -> dict[str, Owed]:
    """What is owed today where an entry holds today, else on its first day, from the due date."""
    known = [row for row in rows if row["from_day"] >= 0]
    starts = [one.due + timedelta(days=row["from_day"]) for row in known]
    ends = [*starts[1:], date.max]
    days = [
        one.today if start <= one.today < end else start
        for start, end in zip(starts, ends, strict=True)
    ]
    return {row["id"]: owed for row, owed in zip(known, one.asked(days), strict=True)}


def _entry(
    texts: cite.Text, one: waiting.Dates, row: dict[str, Any], owed: Owed | None, place: str
) -> Markup:
    language = texts.language
    start = say.day(language, one.due + timedelta(days=row["from_day"]))
    badge = t(language, f"timeline.{place}") if place in ("here", "next") else ""
    begins = t(language, "timeline.from", day=start)
    head = shapes.dated(begins, span(language, row), row["title"][language], badge)
    inside = _inside(texts, row, place) + _cost(language, one, owed)
    if place == "here" or (place == "next" and row["from_day"] < 0):
        inside += ways(language, ("relief", "contact"))
    return shapes.entry(place, head, inside)


def _inside(texts: cite.Text, row: dict[str, Any], place: str) -> Markup:
    """What to do first, then what comes, the money, the rules."""
    language = texts.language
    first = "timeline.before.past" if place == "past" else "timeline.before"
    before = texts.inline(row["before"][language])
    told = [
        (t(language, f"timeline.{part}"), texts.inline(row[part][language]))
        for part in PARTS
        if row.get(part)
    ]
    return shapes.told(t(language, first), before, told)


def _cost(language: str, one: waiting.Dates, owed: Owed | None) -> Markup:
    if owed is None or not isinstance(one, waiting.Case):
        return Markup()
    key = "timeline.cost.card" if one.whole_bill else "timeline.cost"
    if not owed.days_overdue:
        key = "timeline.cost.due"
    voice = Voice(language)
    total, added = voice.money(owed.total), voice.money(one.added(owed))
    return shapes.note(voice(key, day=voice.day(owed.on), total=total, added=added), kind="by")


def span(language: str, row: dict[str, Any]) -> str:
    """The days an entry covers, counted from the due date."""
    first, last = row["from_day"], row["to_day"]
    if first < 0:
        return t(language, "timeline.before_due")
    if first == 0:
        key = "timeline.grace" if last else "timeline.due_day"
        return t(language, key, last=last)
    if last is None:
        return t(language, "timeline.open", first=first)
    return t(
        language, "timeline.one" if first == last else "timeline.range", first=first, last=last
    )


def ways(language: str, pages: Sequence[str]) -> Markup:
    """The ways on, with the figures kept."""
    links = [cite.link(language, page, t(language, f"timeline.go.{page}")) for page in pages]
    return shapes.bullets(links, "ways")


def stages(texts: cite.Text, rows: list[dict[str, Any]]) -> Markup:
    """What courts send, each folded, with what to do first."""
    return shapes.stages(
        [(row["title"][texts.language], _inside(texts, row, "later")) for row in rows]
    )


def drivers(texts: cite.Text, found: dict[str, Any]) -> Markup:
    """What makes a visit less or more likely, in words: there are no figures to give."""
    language = texts.language
    html = shapes.plain(found["visit_note"][language])
    for direction in ("down", "up"):
        items = [
            texts.inline(one[language])
            for one in found["visit_drivers"]
            if one["direction"] == direction
        ]
        html += shapes.subheading(t(language, f"timeline.{direction}")) + shapes.bullets(items)
    return shapes.within("body rw-drivers", html)
