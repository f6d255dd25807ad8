"""The check of a team's own script: paste, see the marks, read why, take it along."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from content.documents import LENDERS
from content.script import MOST, SEVERAL, Checked, found, marked
from content.voice import Voice
from pages import shapes
from pages.parts import ask, cite, look, visit

KEY = "teams_script"
TONES = {"": "", "rule": "danger", "standard": "watch", "self": "norm", "fear": "calm"}


def checked(voice: Voice) -> Checked | None:
    """Ask for the script; what was found in it, or nothing while there is none to read."""
    with st.container(key="teams_check"):
        lender = ask.choice("teams_lender", (SEVERAL, *LENDERS), "teams.lender", SEVERAL)
        text = _pasted(voice)
        st.button(voice("teams.check.go"), type="primary", key="teams_go")
    if not text.strip():
        return None
    if len(text) > MOST:
        count = {"count": f"{len(text):,}", "most": f"{MOST:,}"}
        look.show(shapes.mistake(voice("teams.check.long", **count)))
        return None
    return Checked(text, found(text, lender, cite.holds))


def _pasted(voice: Voice) -> str:
    """The field; what stands in it goes into no record and no address."""
    if visit.typed(KEY) is None:
        visit.write(KEY, "")
    ask.again(KEY)
    label = voice("field.teams_script")
    return st.text_area(label, key=KEY, height=200, persist_state="session") or ""


def show(voice: Voice, one: Checked) -> None:
    """The script with its marks, then every finding, the firmest first; never a verdict."""
    if not one.findings:
        look.sentence(voice("teams.none"))
        return
    places = sum(len(each.places) for each in one.findings)
    look.sentence(voice("teams.found", kinds=len(one.findings), places=places), "watch")
    look.heading(voice("teams.marked"))
    lines = [
        [shapes.Stretch(run.text, TONES[run.kind], run.numbers) for run in line]
        for line in marked(one.text, one.findings)
    ]
    look.show(shapes.script(lines))
    look.heading(voice("teams.findings"))
    text = cite.Text(voice.language)
    rows = [_finding(voice, text, at, one) for at in range(len(one.findings))]
    look.show(shapes.joined(rows))
    look.show(text.sources())


def _finding(voice: Voice, text: cite.Text, at: int, one: Checked) -> Markup:
    each, language = one.findings[at], voice.language
    why = [text.inline(rule.says[language]) for rule in each.rules]
    why.append(text.inline(each.words.fear[language]))
    return shapes.finding(
        at + 1,
        each.words.name[language],
        voice(f"teams.kind.{each.kind}"),
        TONES[each.kind],
        each.quoted(one.text),
        why,
        (voice("teams.instead"), each.words.instead[language]),
    )
