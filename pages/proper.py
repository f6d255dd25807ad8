"""Is this contact proper: a few questions, what the published rules say, and a record to keep."""

from __future__ import annotations

from typing import Any

import streamlit as st
from markupsafe import Markup

from content.documents import LENDER, document, for_lender
from content.words import t
from pages import shapes
from pages.parts import ask, cite, look, take, visit
from pages.parts.talk import contact_log, paper

language = visit.language()
check = document("contact_check")
LEVELS = {level["id"]: level for level in check["levels"]}  # the mildest first
ORDER = list(LEVELS)
TONES = {
    **{"proper": "good", "cannot_tell": "calm", "breaks_norm": "watch"},
    **{"breaks_rule": "watch", "may_break_law": "danger"},
}
NOTHING = ("nobody", "nobody-came")  # answers with which there is nothing to judge
OPEN = ("hour", "whom", "said")  # what someone who was just called wants to tell
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
    return [one for one, name in names.items() if ask.tick(f"check_{question['id']}_{one}", name)]


def chosen() -> list[dict[str, Any]]:
    """Ask every question, folded but for a few; the options chosen, the worst first."""
    found, lender = [], None
    wanted = OPEN if visit.asked("do") == "check" else (LENDER,)
    for question in check["questions"]:
        options = {option["id"]: option for option in question["options"]}
        names = {name: option[language] for name, option in options.items()}
        with st.expander(question["q"][language], expanded=question["id"] in wanted):
            answers = (one_of if question["choose"] == "one" else any_of)(question, names)
        if question["id"] == LENDER:
            lender = answers[0] if answers else None
            continue
        found += [for_lender(options[name], lender) for name in answers if name not in NOTHING]
    return sorted(found, key=lambda option: -ORDER.index(option["level"]))


def verdict(found: list[dict[str, Any]]) -> None:
    """The most serious level, in one sentence, with what to do first."""
    if not found:
        look.sentence(t(language, "proper.start"))
        return
    level = LEVELS[found[0]["level"]]
    tone = "watch" if TONES[level["id"]] == "danger" else TONES[level["id"]]
    look.show(shapes.answer(level[language], tone, shapes.dialled(level["do"][language])))
    if level["id"] == "may_break_law":
        look.show(shapes.call("110", t(language, "proper.call")))


def reason(option: dict[str, Any]) -> Markup:
    """One answer: how serious, why, with its source, and what to do."""
    level = LEVELS[option["level"]]
    tone = TONES[level["id"]]
    why = text.inline(option["reason"][language])
    act = (t(language, "proper.act"), text.inline(option["do"][language]))
    return shapes.reason(option[language], level[language], tone, why, act)


def judge() -> None:
    """The questions, then the reasons."""
    places = look.halves()
    with places.typed, st.container(key="check"):
        found = chosen()
    with places.answer:
        verdict(found)
    if found:
        with places.found:
            look.heading(t(language, "proper.why"))
            look.plain(LEVELS[found[0]["level"]]["means"][language])
            look.show(shapes.joined(reason(option) for option in found))
            look.show(text.sources())
    look.note(check["note"][language])


def begin_now() -> None:
    """Begin the record with the time it is, once, for whoever comes from the door."""
    noted = visit.kept("log_timed") or visit.typed("log_time")
    if visit.asked("from") == "door" and not noted:
        visit.keep("log_timed", True)
        visit.write("log_time", f"{visit.now():%H:%M}")


def record() -> None:
    """The record of contacts: add, look, take away."""
    look.heading(t(language, "log.title"))
    look.plain(t(language, "log.lead"))
    look.show(shapes.warning(t(language, "log.warning")))
    begin_now()
    contact_log.fields(visit.today())
    noted = contact_log.rows()
    if noted:
        contact_log.show(language, noted)
        link = cite.link(language, "contact", t(language, "log.letter"), letter="complaint")
        look.show(shapes.ways("tools", [link]))
        take.offer(lambda: paper.log(text.language, noted, visit.today()))


look.title(t(language, "page.proper"), t(language, "proper.lead"))
parts = (record, judge) if visit.asked("do") == "log" else (judge, record)
for part in parts:
    part()
links = (
    cite.link(language, "contact", t(language, "proper.letter"), letter="complaint"),
    cite.link(language, "contact", t(language, "proper.identify"), letter="identify"),
    cite.link(language, "help", t(language, "proper.help")),
)
look.show(shapes.ways("tools", links))
