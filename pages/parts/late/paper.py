"""A debt that waits, and what happens when, as pages to take along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from content.marks import marks, plain
from content.voice import Voice
from pages.papers.page import Cell, Day, Mark, Page, Table
from pages.parts import cite, visit
from pages.parts.debt import mine, said
from pages.parts.debt.needs import Lacking, assumed, lacking
from pages.parts.late import timeline, waiting
from pages.parts.talk import paper as talk
from pages.parts.talk import wanted
from pages.parts.talk.letter_values import Asked
from pages.written import paid
from planner.arrears import Owed

YEAR = timedelta(days=366)  # so far ahead the days of the contract are worth a reminder


def waits(one: waiting.Case, rows: Sequence[Owed], answer: str) -> Page | Lacking:
    """What waiting costs, date by date. Raises ask.Unreadable, Refused."""
    voice = Voice(visit.language())
    if lack := lacking(voice, one.today):
        return lack
    entry = waiting.entry_on(one.is_card, (one.today - one.due).days)
    made = _page(voice, one, answer, entry)
    return replace(
        made,
        name=voice("take.name.waiting"),
        title=voice("page.waiting"),
        table=_by_date(voice, one, rows),
    )


def happens(one: waiting.Dates, answer: str) -> Page | Lacking:
    """What happens when, from the reader's own due day. Raises ask.Unreadable, Refused."""
    voice = Voice(visit.language())
    if lack := lacking(voice, one.today):
        return lack
    if not isinstance(one, waiting.Case):
        return Lacking(voice("take.need.money"))
    entry = waiting.entry_on(one.is_card, (one.today - one.due).days)
    made = _page(voice, one, answer, entry)
    return replace(
        made,
        name=voice("take.name.timeline"),
        title=voice("page.timeline"),
        table=_entries(voice, one),
    )


def _page(voice: Voice, one: waiting.Case, answer: str, entry: dict[str, Any]) -> Page:
    """What both pages have: the answer, what to do first, the next days, what to say."""
    found = mine.typed(one.today)
    way, (say, reading) = asking(voice, found, one.today)
    notes = assumed(voice, found, one.today)
    if one.debt.stated is not None:
        notes.insert(0, said.gap(voice, found, one.today))
    facts = cited(entry["before"][voice.language])
    return Page(
        language=voice.language,
        name="",
        title="",
        made_on=one.today,
        answer=answer,
        chosen=voice("waiting.first"),
        facts=[plain(entry["before"][voice.language]), *way],
        days=days(voice, one),
        say=say,
        reading=reading,
        notes=[*notes, plain(voice("contact.decides"))],
        sources=[cite.source(voice.language, name) for name in facts],
    )


def asking(
    voice: Voice, found: mine.Typed, today: date
) -> tuple[list[str], tuple[Sequence[str], Sequence[str]]]:
    """The way to ask for and how it is paid, as the page of the ways has it; the words for it.

    Where there is none yet, the words leave it open.
    """
    compared, budget = wanted.compared(today), own_budget(found)
    tried = wanted.chosen(compared)
    if compared is None or tried is None:
        wish = Asked(bool(found.debt.days_late(today)), budget=budget)
        return [], talk.spoken_for(voice, found, wish, today)
    one = compared.at(voice.language, compared.tried.index(tried))
    way = voice("take.way", name=one.name, paid=paid.course(voice, one.outcome))
    return [way], talk.words(voice, found, tried, budget)


def cited(text: str) -> list[str]:
    """The facts that a text cites, each once."""
    return list(dict.fromkeys(name for kind, name in marks(text) if kind == "fact"))


def own_budget(found: mine.Typed) -> int | None:
    """What can be paid a month, where the reader said so; an example stays a blank."""
    return found.budget if "budget" in found.own else None


def days(voice: Voice, one: waiting.Case) -> list[Day]:
    """The days ahead on which something of the contract falls due, for a year."""
    rows = [row for row in one.instalments if one.today <= row.due <= one.today + YEAR]
    return [
        Day(row.due, voice("take.day.due", amount=voice.money(amount)), Mark.PAYMENT, amount)
        for row in rows
        if (amount := waiting.payment([row]))
    ]


def _by_date(voice: Voice, one: waiting.Case, rows: Sequence[Owed]) -> Table:
    """What has to be paid on each date to be up to date, and how much of it lateness added."""
    head = [voice(f"take.col.{name}") for name in ("day", "asked", "added", "total")]
    found = [(row.on, row.total - one.added(row), one.added(row), row.total) for row in rows]
    return Table(voice("take.rows.waiting"), head, found)


def _entries(voice: Voice, one: waiting.Case) -> Table:
    """What usually happens from each day on, and what it takes to be up to date, as the page says.

    The entry that holds today is counted today, any other on its first day.
    """
    entries = waiting.entries(one.is_card)
    costs = timeline.costs_by_entry(one, entries)
    head = [voice(f"take.col.{name}") for name in ("from", "happens", "on", "total")]
    rows: list[list[Cell]] = []
    for entry in entries:
        owed, start = costs.get(entry["id"]), one.due + timedelta(days=entry["from_day"])
        counted: list[Cell] = ["", ""] if owed is None else [owed.on, owed.total]
        rows.append([start, entry["title"][voice.language], *counted])
    return Table(voice("take.rows.timeline"), head, rows, wide=1)
