"""The ways compared, as a page to take along: the chosen way, its days, what to say, every row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from content.marks import plain
from content.voice import Voice
from pages.papers.page import Page
from pages.parts import cite, visit
from pages.parts.debt import needs, said
from pages.parts.relief import cards, dated, ways
from pages.parts.relief.headline import headline
from pages.parts.relief.worked import Worked, worked
from pages.parts.talk import paper as talk


def page(chosen: Sequence[str]) -> Page | needs.Lacking:
    """What the fields come to now. Raises ask.Unreadable, Refused."""
    voice, today = Voice(visit.language()), visit.today()
    if lack := needs.lacking(voice, today, "budget"):
        return lack
    found = worked(chosen, today)
    named = found.named(voice.language)
    answer, _ = headline(voice.language, found, named)
    notes = needs.assumed(voice, found.typed, today)
    if found.typed.debt.stated is not None:
        notes.insert(0, said.gap(voice, found.typed, today))
    made = Page(
        language=voice.language,
        name=voice("take.name.relief"),
        title=voice("take.title.relief"),
        made_on=today,
        answer=answer,
        notes=[*notes, plain(voice("contact.decides"))],
    )
    one = taken(named)
    return made if one is None else with_way(voice, made, found, one)


def taken(named: Sequence[cards.Named]) -> cards.Named | None:
    """The way that the reader chose, else the first that leaves nothing overdue."""
    whole = [one for one in named if not one.outcome.leaves_overdue and one.outcome.lines]
    asked = visit.kept("asked_way", "")
    return next((one for one in whole if one.called == asked), whole[0] if whole else None)


def with_way(voice: Voice, made: Page, found: Worked, one: cards.Named) -> Page:
    """The page with what a way takes: its figures, its days, the words to ask for it."""
    today, outcome = made.made_on, one.outcome
    facts = cards.facts(voice, one)
    if outcome.agreed:
        facts.append(voice("take.consent"))
    tried = next(each for each in found.tried if each.called == one.called)
    say, reading = talk.words(voice, found.typed, tried, found.budget)
    return replace(
        made,
        chosen=one.name,
        facts=facts,
        days=dated.days(voice, outcome, today),
        say=say,
        reading=reading,
        notes=[*made.notes, ways.means(voice.language, one.way, one.free)],
        sources=[cite.source(voice.language, name) for name in ways.WAYS[one.way].facts],
        table=dated.table(voice, outcome.lines),
    )
