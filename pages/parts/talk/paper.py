"""A letter, or the record of contacts, as a page to take along; for other pages, what to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from content.letters import Letter, every_letter
from content.marks import plain
from content.voice import Voice
from pages.papers.contacts import FIELDS, Row, spoken
from pages.papers.page import Cell, Page, Table
from pages.parts import cite
from pages.parts.debt.mine import Typed
from pages.parts.debt.needs import Lacking, lacking
from pages.parts.relief import cards, dated, ways
from pages.parts.relief.worked import Tried
from pages.parts.talk import letter_values, sized
from pages.parts.talk.letter_values import Asked, Known
from pages.parts.talk.wanted import ASKABLE

FIGURES = ("{principal}", "{overdue}", "{rate}")


def words(
    voice: Voice, found: Typed, tried: Tried, budget: int | None
) -> tuple[Sequence[str], Sequence[str]]:
    """What to say on the phone for a way, and its reading; nothing where nothing is asked for."""
    if tried.called not in ASKABLE:
        return (), ()
    today = tried.choices.today
    late = bool(found.debt.days_late(today))
    known = letter_values.terms_known(found)
    open_ = frozenset[str]() if known else sized.not_given(tried, today)
    wish = Asked(late, tried.called, tried, open_, budget)
    begins = letter_values.begins(found, wish, today)
    return spoken_for(voice, found, replace(wish, from_day=begins), today)


def spoken_for(
    voice: Voice, found: Typed, wish: Asked, today: date
) -> tuple[Sequence[str], Sequence[str]]:
    """The script for the phone with a wish in it, paragraph by paragraph."""
    sums = letter_values.counted(found, wish, today)
    known = Known(found, wish, sums, (), today)
    script = next(
        one for one in every_letter() if one.id == ("phone-late" if wish.late else "phone-early")
    )
    return paragraphs(voice, script, known)


def paragraphs(voice: Voice, chosen: Letter, known: Known) -> tuple[Sequence[str], Sequence[str]]:
    """A letter's paragraphs in Chinese; on an English page, also what they say."""
    chinese, english = (
        chosen.written(lang, letter_values.values(lang, known)).split("\n\n")
        for lang in ("zh", "en")
    )
    return chinese, english if voice.language == "en" else ()


def letter(voice: Voice, chosen: Letter, known: Known) -> Page | Lacking:
    """The letter as a page, blank where no figure is the reader's, never half an example."""
    named = any(name in line["zh"] for line in chosen.lines for name in FIGURES)
    if named and known.mine and (lack := lacking(voice, known.today)):
        return lack
    say, reading = paragraphs(voice, chosen, known)
    made = Page(
        language=voice.language,
        name=voice(f"take.name.{chosen.use}"),
        title=chosen.name[voice.language],
        made_on=known.today,
        answer=plain(chosen.helps[voice.language]),
        say=say,
        reading=reading,
        notes=[plain(voice("contact.decides")), voice("take.blank")],
        sources=[cite.source(voice.language, name) for name in chosen.facts],
    )
    return with_way(voice, made, known)


def with_way(voice: Voice, made: Page, known: Known) -> Page:
    """The letter with what its way takes, and when; nothing where no first day stands in it."""
    found, tried, mine = letter_values.as_told(known), known.wish.tried, known.mine
    if found is None or tried is None or mine is None or known.wish.from_day is None:
        return made
    free = mine.debt.rate is not None and mine.debt.rate.value == 0
    name = ways.named(voice.language, tried.way, tried.choices, free)
    one = cards.Named(tried.way, name, found, known.wish.budget, called=tried.called, free=free)
    return replace(
        made,
        chosen=name,
        facts=cards.facts(voice, one),
        days=dated.days(voice, found, known.today),
        table=dated.table(voice, found.lines),
    )


def log(language: str, noted: Sequence[Row], today: date) -> Page:
    """The record of contacts as a page: every row, the oldest first."""
    voice = Voice(language)
    head = [voice(f"log.{name}") for name in FIELDS]
    rows: list[list[Cell]] = [
        [date.fromisoformat(row["day"]), *(spoken(language, row)[name] for name in FIELDS[1:])]
        for row in noted
    ]
    return Page(
        language=voice.language,
        name=voice("take.name.log"),
        title=voice("log.title"),
        made_on=today,
        answer=voice("take.log", count=len(noted)),
        notes=[voice("take.log.note")],
        table=Table(voice("take.log.rows"), head, rows, wide=FIELDS.index("said")),
    )
