"""A paper from a court: by when to answer it, what to do first, what to write, whom to call."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from content.letters import court_letters
from content.voice import Voice
from pages import shapes
from pages.parts import cite, look, take, visit, working
from pages.parts.court import choosing, shown
from pages.parts.court.counted import counted
from pages.parts.court.paper import dated
from pages.parts.court.period import Period

# The lesson for who has one of these; the others are all in the one on letters from a court.
LESSONS = {
    "enforcement": "first-week-of-enforcement",
    "arbitration": "arbitration-and-mediation",
}
language = visit.language()
today = visit.today()
text, voice = cite.Text(language), Voice(language)


def answer(paper: dict[str, Any] | None, received: date | None) -> Period | None:
    """The sentence on top: the last day, or what is still needed to say it."""
    if paper is None:
        look.sentence(voice("court.start"))
        return None
    rule = paper.get("fact")
    if rule is None or not cite.holds(rule):
        look.sentence(voice(f"court.no_count.{paper['id']}"))
        return None
    if received is None:
        look.sentence(voice("court.when"))
        return None
    period = Period(received, cite.rule(rule).measured.days)
    look.sentence(*shown.sentence(voice, paper, period, today))
    return period


def body(paper: dict[str, Any], period: Period | None, received: date | None) -> None:
    """Everything about the paper that came."""
    if period is not None:
        look.show(shown.counted(text, period, today))
        rule = paper["fact"]
        working.show(voice, "court", lambda: counted(voice, period, rule, today))
    look.show(shown.steps(text, paper))
    look.show(shown.calls(voice))
    if name := paper.get("letter"):
        shown.template(text, court_letters()[name], received, today)


look.title(voice("page.court"), voice("court.lead"))
places = look.halves()
received = None
with places.typed:
    paper = choosing.paper()
    if paper is not None and paper.get("fact"):
        received = choosing.received(today)
with places.answer:
    period = answer(paper, received)
if paper is not None:
    with places.found:
        body(paper, period, received)
        if paper.get("fact"):
            take.offer(partial(dated, voice, paper, period, today))
lesson = LESSONS.get(paper["id"] if paper else "", "court-papers")
links = (
    cite.link(language, "learn", voice("court.go.learn"), lesson=lesson),
    cite.link(language, "questions", voice("court.go.questions")),
    cite.link(language, "help", voice("court.go.help")),
)
look.show(shapes.ways("tools", links))
look.show(text.sources())
