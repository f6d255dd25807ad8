"""The timeline as HTML: one entry after another, dated, with what can be done first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape
from typing import Any

from content import voice as say
from content.words import t
from pages.parts import cite, look
from pages.parts.late import waiting

PARTS = ("comes", "money", "law")


def line(texts: cite.Text, one: waiting.Case, now: date, figures: bool) -> str:
    """Every entry in order: past ones folded, the present and the next open, the rest closed."""
    rows, day = waiting.entries(one.is_card), (now - one.due).days
    at = max(0, sum(row["from_day"] <= day for row in rows) - 1)
    here = at if rows[at]["from_day"] <= day else -1
    costs = _costs(one, rows) if figures else {}

    def made(first: int, last: int) -> str:
        return "".join(
            _entry(texts, one, rows[index], costs.get(rows[index]["id"]), _place(index, here))
            for index in range(first, last)
        )

    rest = made(at, len(rows))  # before the past, so that its sources are numbered first
    past = made(0, at)
    if past:
        label = escape(t(texts.language, "timeline.past", count=at))
        past = (
            f'<details class="rw-cite"><summary>{label}</summary>'
            f'<ol class="rw-times">{past}</ol></details>'
        )
    return f'{past}<ol class="rw-times">{rest}</ol>'


def _place(index: int, at: int) -> str:
    """Where an entry stands from the reader: past, here, next or later."""
    if index < at:
        return "past"
    return {0: "here", 1: "next"}.get(index - at, "later")


def _costs(one: waiting.Case, rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """What is owed today where an entry holds today, else on its first day, from the due date."""
    known = [row for row in rows if row["from_day"] >= 0]
    starts = [one.due + timedelta(days=row["from_day"]) for row in known]
    ends = [*starts[1:], date.max]
    days = [
        one.today if start <= one.today < end else start
        for start, end in zip(starts, ends, strict=True)
    ]
    return {row["id"]: owed for row, owed in zip(known, one.owed(days), strict=True)}


def _entry(texts: cite.Text, one: waiting.Case, row: dict[str, Any], owed: Any, place: str) -> str:
    language = texts.language
    start = say.day(language, one.due + timedelta(days=row["from_day"]))
    badge = ""
    if place in ("here", "next"):
        badge = f'<span class="rw-badge">{escape(t(language, f"timeline.{place}"))}</span>'
    head = (
        f'<span class="rw-date">{escape(t(language, "timeline.from", day=start))}'
        f" · {escape(span(language, row))}</span>"
        f'<span class="rw-step-title">{escape(row["title"][language])}</span> {badge}'
    )
    opened = " open" if place in ("here", "next") else ""
    mark = ' aria-current="step"' if place == "here" else ""
    inside = _inside(texts, row, place) + _cost(language, one, owed)
    if place == "here" or (place == "next" and row["from_day"] < 0):
        inside += ways(language, ("relief", "contact"))
    return (
        f'<li class="rw-at-{place}"{mark}><details{opened}><summary>{head}</summary>'
        f'<div class="rw-body">{inside}</div></details></li>'
    )


def _inside(texts: cite.Text, row: dict[str, Any], place: str) -> str:
    """What to do first, then what comes, the money, the rules."""
    language = texts.language
    first = "timeline.before.past" if place == "past" else "timeline.before"
    html = (
        f'<div class="rw-first"><strong>{escape(t(language, first))}</strong> '
        f"{texts.inline(row['before'][language])}</div>"
    )
    for part in PARTS:
        if row.get(part):
            name = look.strong(t(language, f"timeline.{part}"))
            html += f'<div class="rw-plain">{name} {texts.inline(row[part][language])}</div>'
    return html


def _cost(language: str, one: waiting.Case, owed: Any) -> str:
    if not owed:
        return ""
    key = "timeline.cost.card" if one.whole_bill else "timeline.cost"
    if not owed["days_overdue"]:
        key = "timeline.cost.due"
    said = t(
        language,
        key,
        day=say.day(language, owed["on"]),
        total=say.money(language, owed["total"]),
        added=say.money(language, one.added(owed)),
    )
    return f'<p class="rw-note rw-by">{escape(said)}</p>'


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


def ways(language: str, pages: Sequence[str]) -> str:
    """The ways on, with the figures kept."""
    links = "".join(
        f"<li>{cite.link(language, page, t(language, f'timeline.go.{page}'))}</li>"
        for page in pages
    )
    return f'<ul class="rw-ways">{links}</ul>'


def stages(texts: cite.Text, rows: list[dict[str, Any]]) -> str:
    """What courts send, each folded, with what to do first."""
    items = "".join(
        f"<li><details><summary>"
        f'<span class="rw-step-title">{escape(row["title"][texts.language])}</span></summary>'
        f'<div class="rw-body">{_inside(texts, row, "later")}</div></details></li>'
        for row in rows
    )
    return f'<ol class="rw-times rw-court">{items}</ol>'


def drivers(texts: cite.Text, found: dict[str, Any]) -> str:
    """What makes a visit less or more likely, in words: there are no figures to give."""
    language = texts.language
    html = f'<p class="rw-plain">{escape(found["visit_note"][language])}</p>'
    for direction in ("down", "up"):
        items = "".join(
            f"<li>{texts.inline(one[language])}</li>"
            for one in found["visit_drivers"]
            if one["direction"] == direction
        )
        html += f"<h3>{escape(t(language, f'timeline.{direction}'))}</h3><ul>{items}</ul>"
    return f'<div class="rw-body rw-drivers">{html}</div>'
