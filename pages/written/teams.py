"""The texts of the page for teams: one call, the rules by lender, why it pays, card and link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from markupsafe import Markup

from content.documents import document
from content.lessons import read_lesson
from content.voice import Voice
from pages import shapes
from pages.written.piece import Before, Fold, Later, Piece, Title
from pages.written.text import Reading, Text, link

LESSONS = ("keep-the-customer", "first-hour")


def head(voice: Voice) -> Title:
    """The name of the page and whom it is for."""
    return Title(voice("page.teams"), voice("teams.lead"))


def contact(voice: Voice, text: Text) -> Iterator[Piece]:
    """One call from its first word to its last, part by part."""
    yield shapes.heading(voice("teams.contact"))
    for part in document("teams")["contact"]:
        say = shapes.bullets([_said(voice, one) for one in part["say"]], "say")
        inside = _lines(voice, text, part["do"], voice("teams.say"), say)
        yield Fold(part["name"][voice.language], partial(_alone, inside))


def check(voice: Voice) -> Iterator[Piece]:
    """What stands above the field for a script of their own."""
    yield shapes.heading(voice("teams.check"))
    yield shapes.plain(voice("teams.check.lead"))
    yield shapes.note(voice("teams.check.private"))


def card(voice: Voice) -> Iterator[Piece]:
    """The eight lines for beside the phone."""
    yield shapes.heading(voice("teams.card"))
    rows = [one[voice.language] for one in document("teams")["card"]]
    yield shapes.numbered(rows, "lines")


def rules(voice: Voice, text: Text) -> Iterator[Piece]:
    """What the rules ask, by kind of lender."""
    yield shapes.heading(voice("teams.rules"))
    for row in document("teams")["rules"]:
        inside = _lines(voice, text, row["lines"])
        yield Fold(row["name"][voice.language], partial(_alone, inside))


def pays(voice: Voice, text: Text) -> Iterator[Piece]:
    """What threatening costs and what explaining earns."""
    yield shapes.heading(voice("teams.pays"))
    for name in ("costs", "earns"):
        lines = _lines(voice, text, document("teams")["pays"][name])
        yield shapes.within("body", shapes.subheading(voice(f"teams.pays.{name}")), lines)


def embed(voice: Voice) -> Iterator[Piece]:
    """What stands above the link to copy."""
    yield shapes.heading(voice("teams.embed"))
    yield shapes.plain(voice("teams.embed.lead"))


def more(voice: Voice) -> Markup:
    """Under the link to copy: the way to whole pages inside theirs."""
    return shapes.ways("more", [link(voice.language, "embedding", voice("teams.embed.more"))])


def lessons(voice: Voice) -> Iterator[Piece]:
    """What to read and to practise next."""
    language = voice.language
    links = [
        link(language, "learn", read_lesson(language, slug).title, lesson=slug) for slug in LESSONS
    ]
    links += [link(language, page, voice(f"page.{page}")) for page in ("practise", "proper")]
    yield shapes.heading(voice("teams.lessons"))
    yield shapes.ways("tools", links)


def _alone(inside: Markup) -> Sequence[Piece]:
    return [inside]


def _lines(
    voice: Voice, text: Text, rows: list[dict[str, Any]], after: str = "", more: str = ""
) -> Markup:
    """A list of sentences with their sources; `more` under a line of its own behind it."""
    items = shapes.bullets([text.inline(row[voice.language]) for row in rows])
    rest = [shapes.subheading(after), more] if more else []
    return shapes.within("body", items, *rest)


def _said(voice: Voice, one: dict[str, str]) -> Markup:
    """A line to say, in Chinese; for a reader of English also what it says."""
    return shapes.phrase(one["zh"], one["en"] if voice.language == "en" else "")


def before(one: Reading) -> Iterator[Before]:
    """The page before any script: its own check and the link to copy are to come."""
    voice, text = Voice(one.language), Text(one)
    yield head(voice)
    yield from contact(voice, text)
    yield from check(voice)
    yield Later("figures", scripts=True)
    yield from card(voice)
    yield from rules(voice, text)
    yield from pays(voice, text)
    yield text.sources()
    yield from embed(voice)
    yield Later()
    yield more(voice)
    yield from lessons(voice)
