"""What an editor chooses: which page and entry, language, colours, and example terms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import streamlit as st

from content.lessons import every_lesson
from content.questions import every_question
from content.rehearsals import every_rehearsal
from content.voice import Voice
from pages.parts import ask, look, visit
from pages.parts.embedding import terms
from pages.written.places import ENTRIES

_CALCULATE = ("relief", "cost", "waiting", "due", "allocate", "bill", "plan")
_MOMENT = ("contact", "door", "proper", "court", "timeline", "help")
PAGES = (*_CALCULATE, *_MOMENT, "learn", "questions", "practise", "home")
SHOWN_IN, SCHEMES = ("host", "zh", "en"), ("auto", "light", "dark")
COLOR = re.compile(r"#?([0-9a-fA-F]{6})")
OURS = "0b6470"


@dataclass(frozen=True, slots=True)
class Chosen:
    """One embedding; `entry` names a lesson, a question or a talk, `terms` are an example."""

    page: str
    title: str
    shown_in: str = "host"
    scheme: str = "auto"
    color: str = ""
    entry: Mapping[str, str] = field(default_factory=dict)
    terms: Mapping[str, str] = field(default_factory=dict)


def asked(voice: Voice) -> Chosen:
    """Ask for all of it."""
    page = ask.pick("embed_page", voice("field.embed_page"), _pages(voice))
    title, entry = _entry(voice, page)
    left, right = st.columns(2)
    with left:
        shown_in = ask.choice("embed_language", SHOWN_IN, "embed.language")
    with right:
        scheme = ask.choice("embed_scheme", SCHEMES, "embed.scheme")
    color = _color(voice)
    example = _example(voice) if page in terms.PAGES else {}
    return Chosen(page, title, shown_in, scheme, color, entry, example)


def _pages(voice: Voice) -> dict[str, str]:
    return {name: voice(f"page.{name}") for name in PAGES}


def _entry(voice: Voice, page: str) -> tuple[str, dict[str, str]]:
    """Which lesson, question or talk; the first choice is the whole list."""
    if page not in ENTRIES:
        return voice(f"page.{page}"), {}
    names = {"": voice("embed.all"), **_entries(voice.language, page)}
    one = ask.pick(f"embed_{ENTRIES[page]}", voice(f"field.embed_{ENTRIES[page]}"), names)
    return (names[one], {ENTRIES[page]: one}) if one else (voice(f"page.{page}"), {})


def _entries(language: str, page: str) -> dict[str, str]:
    if page == "learn":
        return {one.slug: one.title for one in every_lesson(language)}
    if page == "questions":
        return {one.id: one.q[language] for one in every_question()}
    return {one.id: one.name[language] for one in every_rehearsal()}


def _color(voice: Voice) -> str:
    """A colour in six digits; "" for ours. Anything else is said, and ours stands."""
    typed = ask.text("embed_color", f"#{OURS}", voice("field.embed_color")).strip()
    found = COLOR.fullmatch(typed)
    if typed and not found:
        ask.wrong(voice("embed.color.wrong"))
    color = found[1].lower() if found else OURS
    return "" if color == OURS else color


def _example(voice: Voice) -> dict[str, str]:
    """Terms of a public offer; what is left empty stays as the page has it."""
    with st.expander(voice("embed.example")):
        look.note(voice("embed.example.lead"))
        found = {}
        for column, name in zip(st.columns(len(terms.FILLS), wrap=False), terms.FILLS, strict=True):
            with column:
                found[name] = _term(voice, name)
    return {name: value for name, value in found.items() if value}


def _term(voice: Voice, name: str) -> str:
    """One of them in plain digits; "" where left empty. What cannot be read is said."""
    label = voice(f"field.embed_{name}")
    kind = "count" if name == "periods" else "money"
    typed = ask.text(f"embed_{name}", "", label, kind=kind)
    found = terms.plain(name, typed)
    if ask.cleaned(typed) and not found:
        ask.wrong(voice("embed.term.wrong", field=label))
    return found


def language(chosen: Chosen, otherwise: str) -> str:
    """The language of a preview and of a printed card."""
    return otherwise if chosen.shown_in == "host" else chosen.shown_in


def is_sound() -> bool:
    """Whether every field could be read."""
    return not visit.problems()
