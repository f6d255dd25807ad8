"""Is this contact proper: a few questions, what the published rules say, and a record to keep."""

from __future__ import annotations

from html import escape
from typing import Any

import streamlit as st

from content.documents import document
from content.words import t
from pages.parts import cite, look, visit
from pages.parts.talk import contact_log

language = visit.language()
check = document("contact_check")
LEVELS = {level["id"]: level for level in check["levels"]}  # the mildest first
ORDER = list(LEVELS)
TONES = {"proper": "good", "cannot_tell": "calm", "breaks_norm": "watch", "may_break_law": "danger"}
NOTHING = ("nobody", "nobody-came")  # answers with which there is nothing to judge
text = cite.Text(language)


def one_of(question: dict[str, Any], names: dict[str, str]) -> list[str]:
    """The answer to a question with one answer; none at first."""
    key, widget = f"check_{question['id']}", f"check_{question['id']}_{language}"
    if visit.kept(key):
        visit.write(widget, visit.kept(key))
    found = st.radio(
        question["q"][language],
        list(names),
        index=None,
        format_func=names.get,
        key=widget,
        label_visibility="collapsed",
        on_change=lambda: visit.keep(key, visit.typed(widget)),
    )
    return [found] if found else []


def any_of(question: dict[str, Any], names: dict[str, str]) -> list[str]:
    """The answers to a question with several."""
    return [
        option
        for option, name in names.items()
        if st.checkbox(name, key=f"check_{question['id']}_{option}", persist_state="session")
    ]


def chosen() -> list[dict[str, Any]]:
    """Ask every question, folded but for the first; the options chosen, the worst first."""
    found = []
    for at, question in enumerate(check["questions"]):
        options = {option["id"]: option for option in question["options"]}
        names = {name: option[language] for name, option in options.items()}
        with st.expander(question["q"][language], expanded=at == 0):
            answers = (one_of if question["choose"] == "one" else any_of)(question, names)
        found += [options[name] for name in answers if name not in NOTHING]
    return sorted(found, key=lambda option: -ORDER.index(option["level"]))


def verdict(found: list[dict[str, Any]]) -> None:
    """The most serious level, in one sentence, with what to do first."""
    if not found:
        look.sentence(t(language, "proper.start"))
        return
    level = LEVELS[found[0]["level"]]
    tone = "watch" if TONES[level["id"]] == "danger" else TONES[level["id"]]
    act = f'<span class="rw-act">{look.dialled(level["do"][language])}</span>'
    look.show(f'<p class="rw-answer rw-{tone}" role="status">{escape(level[language])}{act}</p>')
    if level["id"] == "may_break_law":
        look.show(look.call("110", t(language, "proper.call")))


def reason(option: dict[str, Any]) -> str:
    """One answer: how serious, why, with its source, and what to do."""
    level = LEVELS[option["level"]]
    tone = TONES[level["id"]]
    act = escape(t(language, "proper.act"))
    return (
        f'<article class="rw-reason rw-{tone}"><header><h3>{escape(option[language])}</h3>'
        f'<span class="rw-badge rw-{tone}">{escape(level[language])}</span></header>'
        f'<div class="rw-line">{text.inline(option["reason"][language])}</div>'
        f'<div class="rw-line"><strong>{act}</strong>{text.inline(option["do"][language])}</div>'
        "</article>"
    )


def judge() -> None:
    """The questions, then the reasons."""
    slot = st.container(key="answer")
    with st.container(key="check"):
        found = chosen()
    with slot:
        verdict(found)
    if found:
        look.heading(t(language, "proper.why"))
        means = escape(LEVELS[found[0]["level"]]["means"][language])
        look.show(f'<p class="rw-plain">{means}</p>')
        look.show("".join(reason(option) for option in found))
        look.show(text.sources())
    look.show(f'<p class="rw-note">{escape(check["note"][language])}</p>')


def record() -> None:
    """The record of contacts: add, look, take away."""
    look.heading(t(language, "log.title"))
    look.plain(t(language, "log.lead"))
    look.show(f'<p class="rw-warn">{escape(t(language, "log.warning"))}</p>')
    contact_log.fields(visit.today())
    noted = contact_log.rows()
    if noted:
        contact_log.show(language, noted)
        link = cite.link(language, "contact", t(language, "log.letter"), letter="complaint")
        look.show(f'<p class="rw-tools">{link}</p>')


look.title(t(language, "page.proper"), t(language, "proper.lead"))
parts = (record, judge) if visit.asked("do") == "log" else (judge, record)
for part in parts:
    part()
links = (("contact", "proper.letter"), ("help", "proper.help"))
shown = " ".join(cite.link(language, page, t(language, words)) for page, words in links)
look.show(f'<p class="rw-tools">{shown}</p>')
