"""How to ask: the words for the phone and the letters, with the reader's own figures in them."""

from __future__ import annotations

import streamlit as st

from content.letters import Letter
from content.voice import Voice
from content.words import t
from pages import shapes
from pages.papers import contacts
from pages.parts import ask, cite, look, take, visit
from pages.parts.debt import mine as debt
from pages.parts.debt import needs, said
from pages.parts.talk import contact_log, letter, letter_values, paper, rehearsed, wanted

language = visit.language()
today = visit.today()
mine = debt.reader(today)
text, voice = cite.Text(language), Voice(language)


def origin(chosen: Letter) -> None:
    """Whose figures stand in the letter, and where to change them."""
    if not any("{principal}" in line["zh"] or "{overdue}" in line["zh"] for line in chosen.lines):
        return
    lines = [voice("contact.blank")] if mine is None else figures(mine, "from_day" in chosen.asks)
    go = voice("contact.fill" if mine is None else "contact.change")
    link = cite.link(language, "relief", go)
    look.note(shapes.joined([*lines, link], " "))


def figures(mine: debt.Typed, dated: bool) -> list[str]:
    """The debt that the letter speaks of, what of it is still open, whose count the overdue is."""
    one = mine.debt
    words = {
        "principal": voice("contact.mine.principal", principal=voice.money(one.owed or 0)),
        "rate": said.rate(voice, one.rate),
        "periods": said.left(voice, one),
        "days_late": voice("contact.mine.days", days=one.days_late(today)),
    }
    own = voice("list.between").join(words[key] for key in words if key in mine.own)
    lines = [voice("contact.mine", own=own), *said.left_blank(voice, mine, dated)]
    if letter_values.terms_known(mine):
        lines += needs.assumed(voice, mine, today)
    if one.stated is not None:
        lines.append(said.gap(voice, mine, today))
    return [line for line in lines if line]


def events(noted: list[contacts.Row]) -> None:
    """Where the list of what happened comes from."""
    link = cite.link(language, "proper", t(language, "contact.log.link"))
    if not noted:
        look.note(shapes.joined([t(language, "contact.log"), link], " "))


def write(chosen: Letter) -> None:
    """Ask for what this letter needs, then show it."""
    late = letter.is_late(chosen)
    ways = wanted.compared(today) if late == bool(debt.days()) else None
    wish = letter.asked(chosen, late, ways, today)
    ask.check()
    sums = letter_values.counted(mine, wish, today)
    noted = contact_log.rows() if "events" in chosen.asks else []
    if "events" in chosen.asks:
        events(noted)
    letter.above(voice, wish, sums)
    origin(chosen)
    known = letter_values.Known(mine, wish, sums, noted, today)
    texts = [chosen.written(lang, letter_values.values(lang, known)) for lang in ("zh", "en")]
    letter.sheet(language, chosen, *texts)
    take.offer(lambda: paper.letter(voice, chosen, known))


look.title(voice("page.contact"), voice("contact.lead"))
chosen = letter.kind()
look.show(shapes.within("helps", text.inline(chosen.helps[language])))
try:
    write(chosen)
except ask.Unreadable:
    look.sentence(ask.unanswered(language), "watch")
decides = text.inline(t(language, "contact.decides"))
look.show(shapes.within("body", shapes.passage(decides)))
letter.steps(text, "contact.before", ("facts", "figure", "proof", "number"))
letter.steps(text, "contact.after", ("note", "written", "old", "papers"))
letter.steps(text, "contact.refused", ("why", "other", "complain", "mediate", "agent"))
look.show(text.sources(chosen.facts))
for page in ("practise", "help", "relief"):
    query = {"lang": language}
    if page == "practise":
        query["talk"] = rehearsed.practising(chosen.id, letter.is_late(chosen))
    st.page_link(visit.page(page), label=t(language, f"contact.{page}"), query_params=query)
