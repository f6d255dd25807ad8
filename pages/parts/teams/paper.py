"""What a team takes along: the script with its marks, or the card for beside the phone."""

from __future__ import annotations

from datetime import date

from content.documents import document
from content.marks import marks
from content.script import Checked, Finding, marked
from content.voice import Voice
from pages.papers.page import Page, Table
from pages.parts import cite

_HEAD = ("number", "words", "kind", "instead")


def script(voice: Voice, one: Checked, today: date) -> Page:
    """The script as it was pasted, its marks numbered in place, and each with a better line."""
    places = sum(len(each.places) for each in one.findings)
    count = {"kinds": len(one.findings), "places": places}
    return Page(
        language=voice.language,
        name=voice("take.name.teams"),
        title=voice("take.teams.title"),
        made_on=today,
        answer=voice("teams.found", **count) if one.findings else voice("teams.none"),
        notes=[voice("take.teams.list")],
        sources=[cite.source(voice.language, name) for name in _facts(one)],
        table=_table(voice, one) if one.findings else None,
        script=[
            [(run.text, "".join(f"[{number}]" for number in run.numbers)) for run in line]
            for line in marked(one.text, one.findings)
        ],
    )


def _facts(one: Checked) -> list[str]:
    """The facts behind what was found, each once."""
    texts = [rule.says["zh"] for each in one.findings for rule in each.rules]
    texts += [each.words.fear["zh"] for each in one.findings]
    names = [name for text in texts for kind, name in marks(text) if kind == "fact"]
    return [name for name in dict.fromkeys(names) if cite.holds(name)]


def _table(voice: Voice, one: Checked) -> Table:
    head = [voice(f"take.teams.col.{name}") for name in _HEAD]
    rows = [_row(voice, number, each, one.text) for number, each in enumerate(one.findings, 1)]
    return Table(voice("take.teams.rows"), head, rows, wide=_HEAD.index("instead"))


def _row(voice: Voice, number: int, each: Finding, text: str) -> list[str]:
    quoted = (" / ").join(each.quoted(text))
    return [
        f"[{number}]",
        quoted,
        voice(f"teams.kind.{each.kind}"),
        each.words.instead[voice.language],
    ]


def card(voice: Voice, today: date) -> Page:
    """The eight lines for beside the phone, with what they stand on."""
    page = document("teams")
    return Page(
        language=voice.language,
        name=voice("take.name.card"),
        title=voice("take.teams.card"),
        made_on=today,
        answer=voice("take.teams.card.answer"),
        facts=[one[voice.language] for one in page["card"]],
        sources=[
            cite.source(voice.language, name)
            for name in page["stands_on"]["facts"]
            if cite.holds(name)
        ],
    )
