"""The texts of the page for teams: one call, the rules by lender, why it pays, card and link."""

from __future__ import annotations

from typing import Any

import streamlit as st
from markupsafe import Markup

from content.documents import document
from content.voice import Voice
from pages import shapes
from pages.parts import ask, cite, look, visit

LINKED = ("home", "due", "relief", "door", "proper", "help", "learn")


def contact(voice: Voice, text: cite.Text) -> None:
    """One call from its first word to its last, part by part."""
    look.heading(voice("teams.contact"))
    for part in document("teams")["contact"]:
        with st.expander(part["name"][voice.language]):
            say = shapes.bullets([_said(voice, one) for one in part["say"]], "say")
            look.show(_lines(voice, text, part["do"], voice("teams.say"), say))


def _lines(
    voice: Voice, text: cite.Text, rows: list[dict[str, Any]], after: str = "", more: str = ""
) -> Markup:
    """A list of sentences with their sources; `more` under a line of its own behind it."""
    items = shapes.bullets([text.inline(row[voice.language]) for row in rows])
    rest = [shapes.subheading(after), more] if more else []
    return shapes.within("body", items, *rest)


def _said(voice: Voice, one: dict[str, str]) -> Markup:
    """A line to say, in Chinese; for a reader of English also what it says."""
    return shapes.phrase(one["zh"], one["en"] if voice.language == "en" else "")


def rules(voice: Voice, text: cite.Text) -> None:
    """What the rules ask, by kind of lender."""
    look.heading(voice("teams.rules"))
    for row in document("teams")["rules"]:
        with st.expander(row["name"][voice.language]):
            look.show(_lines(voice, text, row["lines"]))


def pays(voice: Voice, text: cite.Text) -> None:
    """What threatening costs and what explaining earns."""
    look.heading(voice("teams.pays"))
    for name in ("costs", "earns"):
        lines = _lines(voice, text, document("teams")["pays"][name])
        look.show(shapes.within("body", shapes.subheading(voice(f"teams.pays.{name}")), lines))


def card(voice: Voice) -> None:
    """The eight lines for beside the phone."""
    look.heading(voice("teams.card"))
    look.show(shapes.numbered([one[voice.language] for one in document("teams")["card"]], "lines"))


def embed(voice: Voice) -> None:
    """A plain link to a page of ours and its HTML, both to be copied."""
    look.heading(voice("teams.embed"))
    look.plain(voice("teams.embed.lead"))
    names = {name: voice(f"page.{name}") for name in LINKED}
    page = ask.pick("teams_link", voice("field.teams_link"), names)
    path = "" if page == "home" else page
    where = f"{visit.address()}{path}?lang={voice.language}"
    words = voice("teams.embed.words", page=names[page])
    for code in (where, str(shapes.snippet(where, words))):
        st.code(code, language=None, wrap_lines=True)
