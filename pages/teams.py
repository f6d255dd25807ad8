"""For help centres and collection staff: a call that keeps the customer, their own script."""

from __future__ import annotations

from content.script import Checked
from content.voice import Voice
from pages.papers.page import Page
from pages.parts import ask, cite, look, take, visit
from pages.parts.teams import checking, paper, shown
from pages.written import teams

language = visit.language()
voice = Voice(language)
text = cite.Text(language)


def check() -> Checked | None:
    """The check of their own script, and what was found."""
    look.lay(teams.check(voice))
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


look.lay([teams.head(voice), *teams.contact(voice, text)])
script = check()
if script:
    save(script)
look.lay(teams.card(voice))
if not script:
    save(script)
look.lay([*teams.rules(voice, text), *teams.pays(voice, text), text.sources()])
shown.embed(voice)
look.lay(teams.lessons(voice))
