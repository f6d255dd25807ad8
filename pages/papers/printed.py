"""A page as a PDF on A4 and as a picture for a phone, by Typst."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

from content.voice import Voice, digits_of
from pages.papers.compiled import compiled
from pages.papers.glyphs import drawable
from pages.papers.page import Page, Table, shown

TEMPLATE = Path(__file__).with_name("page.typ")
ROWS, COLUMNS = 12, 4  # a picture holds no more; the other files hold all
WORDS = ("days", "say", "reading", "script", "notes", "sources")
TALL = 2_000  # characters of a script that a picture still holds

Json = str | int | None | list["Json"] | dict[str, "Json"]


def pdf(page: Page) -> bytes:
    """A4, as many pages as it takes."""
    return _compiled(page, "a4", "pdf")


def picture(page: Page) -> bytes:
    """One PNG that a phone can show without zooming; longer tables are left to the other files."""
    return _compiled(page, "phone", "png")


def _compiled(page: Page, form: str, kind: Literal["pdf", "png"]) -> bytes:
    values = json.dumps(_values(page, form), ensure_ascii=False)
    return compiled(TEMPLATE, form, kind, page=values)


def _values(page: Page, form: str) -> Json:
    """What the template shows, every text in characters that the font can draw."""
    voice = Voice(page.language)
    notes, table = list(page.notes), page.table
    if table and form == "phone" and (len(table.rows) > ROWS or len(table.head) > COLUMNS):
        notes.append(voice("take.paper.rest", title=table.title, count=len(table.rows)))
        table = None
    script = page.script
    if form == "phone" and sum(len(text) for line in script for text, _ in line) > TALL:
        notes.append(voice("take.paper.script_rest"))
        script = ()
    return _drawn(
        {
            "language": page.language,
            "brand": voice("app.name"),
            "made": voice("take.paper.made", day=voice.day(page.made_on)),
            "foot": voice("take.paper.foot"),
            "title": page.title,
            "answer": page.answer,
            "chosen": page.chosen,
            "facts": list(page.facts),
            "days": [{"on": voice.day(one.on), "said": one.said} for one in page.next_days],
            "say": list(page.say),
            "reading": list(page.reading),
            "script": [[[text, mark] for text, mark in line] for line in script],
            "notes": list(notes),
            "sources": [[says, where] for says, where in page.sources],
            "table": _table(voice, table) if table else None,
            "words": {name: voice(f"take.paper.{name}") for name in WORDS},
        }
    )


def _table(voice: Voice, table: Table) -> Json:
    """A table in words; which columns hold amounts, and the line that adds them up."""
    head: list[Json] = list(table.head)
    rows: list[Json] = [[shown(voice, cell) for cell in row] for row in table.rows]
    columns = range(len(head))
    amounts: list[Json] = [
        at for at in columns if any(isinstance(row[at], int) for row in table.rows)
    ]
    words: list[Json] = [
        at for at in columns if all(isinstance(row[at], str) for row in table.rows)
    ]
    foot: list[Json] = []
    if table.sums:
        foot = [digits_of(table.total(at)) if at in table.sums else "" for at in columns]
        foot[0] = voice("take.paper.total")
    return {
        "title": table.title,
        "head": head,
        "rows": rows,
        "foot": foot,
        "amounts": amounts,
        "wide": table.wide,
        "words": words,
    }


def _drawn(value: Json) -> Json:
    """The same value with every text drawable."""
    if isinstance(value, str):
        return drawable(value)
    if isinstance(value, list):
        return [_drawn(one) for one in value]
    if isinstance(value, dict):
        return {name: _drawn(one) for name, one in value.items()}
    return value
