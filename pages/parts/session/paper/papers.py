"""The papers to take along: what they still wait for, by name; then made on a tap, kept nowhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import streamlit as st

from content.voice import Voice
from pages.papers.case import Lack, Paper, PaperFile, Papers, Why, papers_of
from pages.parts import look, visit
from pages.parts.case.changed import listed
from pages.parts.debt.switch import switch
from pages.parts.session import debts, steps
from pages.parts.session.paper import age
from planner.case import Case

# All but the letters that ask for time (they have a place of their own) and what needs nothing.
WAITED_FOR = (
    Paper.MY_PAGE,
    Paper.STATEMENT,
    Paper.SHARES,
    Paper.LETTER,
    Paper.SCRIPT,
    Paper.SCHEDULE,
    Paper.CALENDAR,
)
LANGUAGE = "papers_language"
PART, SUM = "session_part", "sum"  # which part of the last step is open, and the first of them
COURT = ("received_on", "paper")
SHOWN = 4  # names on a button


def show(voice: Voice, case: Case, today: date) -> Case:
    """The language, what is missing or the buttons, the question about age."""
    look.heading(voice("session.papers"))
    names = {one: voice(f"session.papers.{one}") for one in languages(voice)}
    language = switch(LANGUAGE, voice("session.papers.language"), names)
    box = st.container()  # the papers first: the question below holds back no more than a letter
    if not visit.typed("session_fold_hold"):  # there it is asked too
        case = age.ask_about(voice, case, today, "papers")
    made = papers_of(case, language, today, age.looked_at(case))
    with box:
        if lacks := open_figures(made):
            _missing(voice, case, lacks)
        else:
            _offer(voice, made)
    return case


def languages(voice: Voice) -> tuple[str, ...]:
    """The languages of papers, the likely one first: lenders here read Chinese."""
    return ("zh", "en", "both") if voice.language == "zh" else ("both", "zh", "en")


def language_of(voice: Voice) -> str:
    """The language that was chosen for papers."""
    chosen = visit.kept(LANGUAGE)
    return str(chosen) if chosen in languages(voice) else languages(voice)[0]


def open_figures(made: Papers) -> list[Lack]:
    """What the papers wait for, each once; what holds back one lender's letter is no part of it."""
    every = (one for paper in WAITED_FOR for one in made.missing(paper))
    open_ = (one for one in every if one.why is not Why.NOTHING and one not in age.waiting([one]))
    return list(dict.fromkeys(open_))


def button(one: PaperFile, words: str, key: str) -> None:
    """A paper that is made when it is tapped."""
    st.download_button(
        words, one.make, file_name=one.name, mime=one.mime, on_click="ignore", key=key
    )


def _offer(voice: Voice, made: Papers) -> None:
    """All in one, and the client's page by itself."""
    look.plain(voice("session.papers.ready"))
    with st.container(horizontal=True, key="case_papers"):
        button(made.bundle(), voice("session.papers.all"), "papers_all")
        for one in made.files(Paper.MY_PAGE):
            ending = one.name.rpartition(".")[2]
            button(one, voice(f"session.papers.my.{ending}"), f"papers_{ending}")
    waits = [one.name for one in age.waiting(made.missing(Paper.LETTER))]
    if waits:
        look.note(voice("session.papers.waits", names=listed(voice, waits)))
    look.note(voice("session.papers.private"))


def _missing(voice: Voice, case: Case, lacks: Iterable[Lack]) -> None:
    """What is missing, those of one kind together, each with the way to its field."""
    look.plain(voice("session.papers.missing"))
    groups: dict[str, list[Lack]] = {}
    for one in lacks:
        what = replace(one, name="").said(voice.language)[0]
        groups.setdefault(what, []).append(one)
    here = []
    for at, (what, every) in enumerate(groups.items()):
        said = _said(voice, what, [one.name for one in every if one.name])
        step = step_of(every[0])
        if step is None:
            here.append(said)
            continue
        to = (step, _open(case, every[0]))
        st.button(said, on_click=_go, args=to, key=f"lack_{at}", type="tertiary")
    if here:
        look.note(voice("session.papers.here", what=listed(voice, here)))


def _said(voice: Voice, what: str, names: list[str]) -> str:
    if not names:
        return what
    shown = listed(voice, names[:SHOWN])
    if len(names) > SHOWN:
        shown = voice("session.papers.and_more", names=shown, count=len(names))
    return voice("session.papers.lack.of", what=what, names=shown)


def step_of(one: Lack) -> str | None:
    """The step in which a field stands; None where it stands beside the papers."""
    if one.path == "plan.confirmed_on":
        return None
    if one.path.startswith("plan"):
        return "settle"
    if one.path.startswith("household"):
        return "home"
    return "first" if one.field in COURT else "debts"


def _open(case: Case, one: Lack) -> str:
    parts = one.path.split(".")
    return case.debts[int(parts[1])].id if parts[0] == "debts" and len(parts) > 1 else ""


def _go(step: str, debt: str) -> None:
    if step == "settle":
        visit.keep(PART, SUM)
    visit.keep(debts.OPEN, debt if step == "debts" else "")
    steps.go(step)
