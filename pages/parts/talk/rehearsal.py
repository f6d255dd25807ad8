"""A talk to practise, turn by turn: the reader picks or writes an answer and sees what it does.

No machine judges what is written: the reader holds it against what a good answer holds, and says
which of the answers here is nearest. The way through the talk is a choice like any other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from content.rehearsals import Answer, Rehearsal, Turn
from content.search import in_crisis
from content.voice import Voice
from content.words import fill, placeholders
from pages import shapes
from pages.parts import ask, cite, look, visit
from pages.parts.debt.said import BLANK
from pages.parts.learn import find

OWN = "own_words"  # the choice to write an answer: no id of an answer looks like it
TONES = {"good": "good", "weak": "calm", "harm": "watch"}
LONGEST = 400  # letters of an answer


@dataclass(frozen=True)
class Step:
    """One turn that has been answered; `own` is what the reader wrote, "" where nothing."""

    turn: Turn
    answer: Answer
    own: str


def path(talk: Rehearsal) -> list[str]:
    """The answers picked so far, by id; one that was written begins with `own_words:`."""
    return [str(one) for one in visit.kept(f"talk_{talk.id}", [])]


def steps(talk: Rehearsal) -> list[Step]:
    """The turns answered so far; what does not fit this talk is left out."""
    picked = path(talk)
    said = talk.said([one.removeprefix(f"{OWN}:") for one in picked])
    return [
        Step(turn, answer, written(talk, turn) if one.startswith(f"{OWN}:") else "")
        for one, (turn, answer) in zip(picked, said, strict=False)
    ]


def written(talk: Rehearsal, turn: Turn) -> str:
    """What the reader wrote at a turn."""
    return str(visit.typed(_field(talk, turn)) or "").strip()


def _field(talk: Rehearsal, turn: Turn) -> str:
    return f"say_{talk.id}_{turn.id}"


def back(talk: Rehearsal, keep: int) -> None:
    """Go back so far that only the first few answers stand."""
    visit.keep(f"talk_{talk.id}", path(talk)[:keep])
    visit.keep("practise_writes", "")


def _pick(talk: Rehearsal, widget: str, before: list[str], turn: Turn, own: bool) -> None:
    """Take an answer, or begin to write one."""
    name = visit.typed(widget)
    if name == OWN:
        visit.keep("practise_writes", _field(talk, turn))
    elif name:
        visit.keep(f"talk_{talk.id}", [*before, f"{OWN}:{name}" if own else str(name)])
        visit.keep("practise_writes", "")


@dataclass(frozen=True)
class Stage:
    """A talk as it stands on the page: in one language, with the reader's figures in it."""

    talk: Rehearsal
    voice: Voice
    text: cite.Text
    values: Mapping[str, str]

    def filled(self, said: str) -> str:
        """A line with the reader's figures; what nobody typed stays open."""
        return fill(self.talk.id, said, dict(self.values))

    def heard(self, turn: Turn) -> str:
        """What the other side says: without a figure where one is not known."""
        said = turn.says[self.voice.language]
        if any(BLANK in self.values[name] for name in placeholders(said)):
            said = turn.plain[self.voice.language]
        return self.filled(said)

    def them(self, turn: Turn) -> Markup:
        """The other side's line."""
        who = self.voice(f"practise.them.{self.talk.side}")
        return shapes.spoken(who, self.heard(turn), "them")

    def me(self, step: Step) -> Markup:
        """The reader's line, in their words where they wrote it."""
        said = step.own or self.filled(step.answer.says[self.voice.language])
        return shapes.spoken(self.voice("practise.me"), said, "me")

    def before(self, done: list[Step]) -> None:
        """What was said so far, folded; the last answer with what it does and why."""
        if not done:
            return
        *earlier, last = done
        lines = [one for step in earlier for one in (self.them(step.turn), self.me(step))]
        lines.append(self.them(last.turn))
        look.show(shapes.folded(self.voice("practise.before", count=len(lines)), *lines))
        answer, language = last.answer, self.voice.language
        first = self.voice(f"practise.worth.{answer.worth}")
        parts = [self.text.inline(one[language]) for one in (answer.does, answer.why)]
        why = shapes.joined(parts, "" if language == "zh" else " ")
        look.show(self.me(last) + shapes.judged(first, why, TONES[answer.worth]))

    def turn(self, turn: Turn, done: list[Step]) -> None:
        """What the other side says now, and the answers to pick from, one's own too."""
        at = self.voice("practise.at", count=len(done) + 1, step=turn.step[self.voice.language])
        look.heading(at)
        look.show(self.them(turn))
        picked = path(self.talk)[: len(done)]
        names = {
            one.id: self.filled(one.says[self.voice.language]) for one in _mixed(self.talk, turn)
        }
        writes = visit.kept("practise_writes", "") == _field(self.talk, turn)
        widget = f"turn_{self.talk.id}_{turn.id}_{self.voice.language}"
        visit.write(widget, OWN if writes else None)
        every = {**names, OWN: self.voice("practise.own")}
        given = (self.talk, widget, picked, turn, False)
        _radio(self.voice("practise.reply"), every, widget, given)
        if writes:
            self._write(turn, names, picked)

    def _write(self, turn: Turn, names: Mapping[str, str], picked: list[str]) -> None:
        """A field for one's own words, then what a good answer holds, then the nearest one."""
        key, language = _field(self.talk, turn), self.voice.language
        ask.again(key)
        st.text_area(
            self.voice("practise.own.label"),
            key=key,
            max_chars=LONGEST,
            height=110,
            persist_state="session",
        )
        look.note(self.voice("practise.own.private"))
        st.button(self.voice("practise.own.done"), key="practise_done")
        said = written(self.talk, turn)
        if not said:
            return
        if in_crisis(said):
            find.people_first(language)
        look.show(shapes.plain(self.voice("practise.holds")))
        look.show(shapes.within("body", shapes.bullets(turn.holds[language])))
        widget = f"near_{self.talk.id}_{turn.id}_{language}"
        visit.write(widget, None)
        _radio(self.voice("practise.near"), names, widget, (self.talk, widget, picked, turn, True))


def _radio(label: str, names: Mapping[str, str], widget: str, given: tuple[object, ...]) -> None:
    """Answers to pick from, none picked beforehand."""
    st.radio(
        label,
        list(names),
        index=None,
        format_func=ask.called(names),
        key=widget,
        on_change=_pick,
        args=given,
    )


def _mixed(talk: Rehearsal, turn: Turn) -> list[Answer]:
    """The answers of a turn in an order that does not give the good one away."""
    turned = list(talk.turns).index(turn.id) % len(turn.answers)
    return [*turn.answers[turned:], *turn.answers[:turned]]
