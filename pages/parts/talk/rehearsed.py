"""What a practised talk leaves: how it ended, one's script, the way to the letter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from content.letters import every_letter
from content.marks import marks, plain
from content.rehearsals import End, Rehearsal, every_rehearsal
from content.voice import Voice
from content.words import fill
from pages import shapes
from pages.papers.page import Page
from pages.parts import cite, look, take
from pages.parts.debt import mine
from pages.parts.talk import letter_values
from pages.parts.talk.rehearsal import Stage, steps
from pages.parts.talk.wanted import ASKABLE

TONES = {"good": "good", "open": "calm", "poor": "watch"}


def show(stage: Stage, end: End, known: letter_values.Known) -> None:
    """The end of a talk: where it stands, the script to say, the paper, what comes next."""
    voice, language = stage.voice, stage.voice.language
    look.show(shapes.answer(stage.text.inline(end.says[language]), TONES[end.kind]))
    look.plain(stage.text.inline(end.then[language]))
    look.heading(voice(f"practise.script.{stage.talk.side}"))
    look.note(voice("practise.script.note"))
    chinese, reading = script(stage.talk, language, known)
    with st.container(key="letter"):
        st.code("\n\n".join(chinese), language=None, wrap_lines=True)
    if reading:
        look.heading(voice("contact.reading"))
        look.show(shapes.reading(reading))
    look.show(shapes.ways("more rw-next", [onward(stage.talk, language, known.wish)]))
    take.offer(lambda: paper(voice, stage.talk, known))


def onward(talk: Rehearsal, language: str, wish: letter_values.Asked) -> str:
    """The letter that says the same in writing, with the way that was chosen; for staff, a page."""
    if talk.letter is None:
        return cite.link(language, str(talk.page), Voice(language)("practise.onward.staff"))
    query = {"letter": letter_for(talk, wish)}
    if wish.want in ASKABLE:
        query["way"] = wish.want
    return cite.link(language, "contact", Voice(language)("practise.onward"), **query)


def letter_for(talk: Rehearsal, wish: letter_values.Asked) -> str:
    """Its letter; the phone's script where a letter would read the reader's days otherwise."""
    asks = next(one.asks for one in every_letter() if one.id == talk.letter)
    if "want" in asks and wish.late != bool(mine.days()):
        return "phone-late" if wish.late else "phone-early"
    return str(talk.letter)


def practising(letter: str, late: bool) -> str:
    """The talk that practises what a letter says; where several would, the one for the lateness."""
    talks = [one for one in every_rehearsal() if one.side == "borrower"]
    fit = [one for one in talks if one.letter == letter]
    if len(fit) != 1:
        fit = [one for one in talks if one.situation == ("late" if late else "early")]
    return fit[0].id


def script(
    talk: Rehearsal, language: str, known: letter_values.Known
) -> tuple[Sequence[str], Sequence[str]]:
    """The talk as it goes well, in Chinese, with its reading on an English page.

    Where the reader picked or wrote a good answer, theirs stands; no other is ever in it.
    """
    good = {step.turn.id: step for step in steps(talk) if step.answer.worth == "good"}
    found: dict[str, list[str]] = {}
    for lang in ("zh", "en"):
        values = letter_values.values(lang, known)
        found[lang] = []
        for turn, best in talk.best():
            step = good.get(turn.id)
            said = fill(talk.id, (step.answer if step else best).says[lang], values)
            line = step.own if step and step.own else said
            found[lang].append(Voice(lang)("practise.line", step=turn.step[lang], line=line))
    return found["zh"], found["en"] if language == "en" else ()


def paper(voice: Voice, talk: Rehearsal, known: letter_values.Known) -> Page:
    """The script as a page to take along."""
    say, reading = script(talk, voice.language, known)
    return Page(
        language=voice.language,
        name=voice("take.name.say"),
        title=talk.name[voice.language],
        made_on=known.today,
        answer=talk.scene[voice.language],
        say=say,
        reading=reading,
        notes=[plain(voice("contact.decides")), voice("take.blank")],
        sources=[cite.source(voice.language, name) for name in cited(talk, known.today)],
    )


def cited(talk: Rehearsal, today: date) -> list[str]:
    """What the script rests on: the facts of the talk, then those behind its answers."""
    behind = [
        name
        for _, answer in talk.best()
        for kind, name in marks(answer.why["zh"])
        if kind == "fact"
    ]
    return [name for name in dict.fromkeys((*talk.facts, *behind)) if cite.holds(name)]
