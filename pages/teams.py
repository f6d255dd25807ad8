"""For help centres and collection staff: a call that keeps the customer, their own script."""

from __future__ import annotations

from content.lessons import read_lesson
from content.script import Checked
from content.voice import Voice
from pages import shapes
from pages.papers.page import Page
from pages.parts import ask, cite, look, take, visit
from pages.parts.teams import checking, paper, shown

LESSONS = ("keep-the-customer", "first-hour")
language = visit.language()
voice = Voice(language)
text = cite.Text(language)


def check() -> Checked | None:
    """The check of their own script, and what was found."""
    look.heading(voice("teams.check"))
    look.plain(voice("teams.check.lead"))
    look.note(voice("teams.check.private"))
    one = checking.checked(voice)
    if one:
        checking.show(voice, one)
    return one


def save(one: Checked | None) -> None:
    """The marked script where there is one, or the card, as one page."""
    which = "card"
    if one:
        which = ask.choice("teams_save", ("script", "card"), "teams.save", "script")

    def made() -> Page:
        if one and which == "script":
            return paper.script(voice, one, visit.today())
        return paper.card(voice, visit.today())

    take.offer(made)


look.title(voice("page.teams"), voice("teams.lead"))
shown.contact(voice, text)
script = check()
if script:
    save(script)
shown.card(voice)
if not script:
    save(script)
shown.rules(voice, text)
shown.pays(voice, text)
look.show(text.sources())
shown.embed(voice)
look.heading(voice("teams.lessons"))
links = [
    cite.link(language, "learn", read_lesson(language, slug).title, lesson=slug) for slug in LESSONS
]
links += [cite.link(language, page, voice(f"page.{page}")) for page in ("practise", "proper")]
look.show(shapes.ways("tools", links))
