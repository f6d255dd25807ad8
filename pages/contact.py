"""How to ask: the words for the phone and the letters, with the reader's own figures in them."""

from __future__ import annotations

import streamlit as st

from content import voice as say
from content.letters import Letter
from content.words import t
from pages import shapes
from pages.papers import contacts
from pages.parts import ask, cite, look, visit
from pages.parts.debt import mine as debt
from pages.parts.talk import contact_log, letter, letter_values

language = visit.language()
today = visit.today()
mine = debt.own(today)
text = cite.Text(language)


def origin(chosen: Letter) -> None:
    """Whose figures stand in the letter, and where to change them."""
    if not any("{principal}" in line["zh"] or "{overdue}" in line["zh"] for line in chosen.lines):
        return
    if mine is None:
        said, go = t(language, "contact.blank"), t(language, "contact.fill")
    else:
        said = t(
            language,
            "contact.mine",
            principal=say.money(language, mine.terms["principal"]),
            rate=letter_values.rate(language, mine.terms),
            periods=mine.terms["periods"],
            days=mine.days_late,
        )
        go = t(language, "contact.change")
    link = cite.link(language, "relief", go)
    look.note(shapes.joined([said, link], " "))


def events(noted: list[contacts.Row]) -> None:
    """Where the list of what happened comes from."""
    link = cite.link(language, "proper", t(language, "contact.log.link"))
    if not noted:
        look.note(shapes.joined([t(language, "contact.log"), link], " "))


def above(wish: letter_values.Asked, sums: letter_values.Counted) -> None:
    """Say so before a way is asked for that the reader could not keep up."""
    if wish.budget and sums.affordable is False:
        payment = sums.largest if wish.want == "pieces" else sums.payment
        shown = {
            "payment": say.money(language, payment),
            "budget": say.money(language, wish.budget),
        }
        look.sentence(t(language, "contact.above", **shown), "watch")


def write(chosen: Letter) -> None:
    """Ask for what this letter needs, then show it."""
    late = letter.is_late(chosen, mine)
    wish = letter.asked(chosen, late, today)
    ask.check()
    sums = letter_values.counted(mine, wish, today)
    noted = contact_log.rows() if "events" in chosen.asks else []
    if "events" in chosen.asks:
        events(noted)
    above(wish, sums)
    origin(chosen)
    known = letter_values.Known(mine, wish, sums, noted, today)
    texts = [chosen.written(lang, letter_values.values(lang, known)) for lang in ("zh", "en")]
    letter.sheet(language, chosen, *texts)


look.title(t(language, "page.contact"), t(language, "contact.lead"))
chosen = letter.kind(mine)
look.show(shapes.within("helps", text.inline(chosen.helps[language])))
try:
    write(chosen)
except ask.Unreadable:
    look.sentence(t(language, "error.first"), "watch")
decides = text.inline(t(language, "contact.decides"))
look.show(shapes.within("body", shapes.passage(decides)))
letter.steps(text, "contact.before", ("facts", "figure", "proof", "number"))
letter.steps(text, "contact.after", ("note", "written", "old", "papers"))
letter.steps(text, "contact.refused", ("why", "other", "complain", "mediate", "agent"))
look.show(text.sources(chosen.facts))
for page in ("help", "relief"):
    st.page_link(
        visit.page(page), label=t(language, f"contact.{page}"), query_params={"lang": language}
    )
