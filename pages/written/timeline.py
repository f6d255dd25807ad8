"""The timeline: one entry after another, dated, with what can be done first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from markupsafe import Markup

from content import voice as say
from content.documents import document
from content.voice import Voice
from content.words import t
from pages import shapes
from pages.written.dates import Dates, entries
from pages.written.piece import Answer, Before, Later, Piece, Title
from pages.written.text import Reading, Text, link
from planner.dates import add_months

PARTS = ("comes", "money", "law")
GO = ("relief", "waiting", "contact", "door")
Costs = Mapping[str, Markup]  # what is owed by each entry, by its id, where it is known


def before(one: Reading) -> Iterator[Before]:
    """The page before any script, for a loan that is due in a month, which it calls an example."""
    voice, texts, language = Voice(one.language), Text(one), one.language
    today = one.today or one.day
    dates = Dates(add_months(today, 1), today, is_card=False)
    yield Title(t(language, "page.timeline"))
    between = "" if language == "zh" else " "
    yield Answer(between.join((voice("timeline.example"), voice("timeline.needs"))))
    yield Later("timeline")
    if one.day != today:
        yield shapes.note(t(language, "timeline.preview", day=say.day(language, one.day)))
    yield shapes.note(document("timeline")["note"][language])
    yield line(texts, dates)
    yield from below(texts)


def below(texts: Text) -> Iterator[Piece]:
    """All that stands under the line itself: the ways on, courts, visits, sources."""
    language, found = texts.language, document("timeline")
    yield shapes.heading(t(language, "timeline.go"))
    yield ways(language, GO)
    yield shapes.heading(t(language, "timeline.court"))
    yield shapes.plain(t(language, "timeline.court.lead"))
    yield stages(texts, found["court_stages"])
    yield shapes.ways("more", [link(language, "court", t(language, "timeline.go.court"))])
    yield shapes.heading(t(language, "timeline.visits"))
    yield drivers(texts, found)
    yield texts.sources()


def line(texts: Text, one: Dates, costs: Costs | None = None) -> Markup:
    """Every entry in order: past ones folded, the present and the next open, the rest closed."""
    rows, day = entries(one.is_card), (texts.reading.day - one.due).days
    at = max(0, sum(row["from_day"] <= day for row in rows) - 1)
    here = at if rows[at]["from_day"] <= day else -1
    known = costs or {}

    def made(first: int, last: int) -> Markup:
        shown = (
            _entry(texts, one, rows[index], known.get(rows[index]["id"]), _place(index, here))
            for index in range(first, last)
        )
        return shapes.times(*shown)

    rest = made(at, len(rows))  # before the past, so that its sources are numbered first
    if not at:
        return rest
    return shapes.folded(t(texts.language, "timeline.past", count=at), made(0, at)) + rest


def _place(index: int, at: int) -> str:
    """Where an entry stands from the reader: past, here, next or later."""
    if index < at:
        return "past"
    return {0: "here", 1: "next"}.get(index - at, "later")


def _entry(texts: Text, one: Dates, row: dict[str, Any], cost: Markup | None, place: str) -> Markup:
    language = texts.language
    start = say.day(language, one.due + timedelta(days=row["from_day"]))
    badge = t(language, f"timeline.{place}") if place in ("here", "next") else ""
    begins = t(language, "timeline.from", day=start)
    head = shapes.dated(begins, span(language, row), row["title"][language], badge)
    inside = _inside(texts, row, place) + (cost or Markup())
    if place == "here" or (place == "next" and row["from_day"] < 0):
        inside += ways(language, ("relief", "contact"))
    return shapes.entry(place, head, inside)


def _inside(texts: Text, row: dict[str, Any], place: str) -> Markup:
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
    links = [link(language, page, t(language, f"timeline.go.{page}")) for page in pages]
    return shapes.bullets(links, "ways")


def stages(texts: Text, rows: list[dict[str, Any]]) -> Markup:
    """What courts send, each folded, with what to do first."""
    return shapes.stages(
        [(row["title"][texts.language], _inside(texts, row, "later")) for row in rows]
    )


def drivers(texts: Text, found: dict[str, Any]) -> Markup:
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
