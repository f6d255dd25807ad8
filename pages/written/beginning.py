"""How a calculator begins: its name, its first sentence, and that its fields are to come."""

from __future__ import annotations

from collections.abc import Iterator

from content.voice import Voice
from content.words import t
from pages.written import example
from pages.written.piece import Answer, Before, Later, Title
from pages.written.text import Reading

# The keys of the name, of the line under it, of the sentence on top while nothing is typed.
BEGINS = {
    "allocate": ("page.allocate", "", ""),
    "bill": ("page.bill", "", "bill.begin"),
    "checkup": ("page.checkup", "checkup.lead", ""),
    "contact": ("page.contact", "contact.lead", ""),
    "cost": ("cost.title", "cost.lead.example", ""),
    "court": ("page.court", "court.lead", "court.start"),
    "due": ("page.due", "due.lead", "due.start"),
    "embedding": ("page.embedding", "embed.lead", ""),
    "plan": ("plan.title", "plan.lead", ""),
    "proper": ("page.proper", "proper.lead", "proper.start"),
    "relief": ("relief.title", "", ""),
    "session": ("page.session", "session.scope", ""),
    "waiting": ("page.waiting", "", ""),
}


def pieces(one: Reading, page: str) -> Iterator[Before]:
    """What can be read while the fields are on their way."""
    language = one.language
    title, lead, answer = BEGINS[page]
    yield Title(t(language, title), t(language, lead) if lead else "")
    if page in example.ANSWERS:
        said = example.ANSWERS[page](Voice(language), one.today or one.day, one.day)
    else:
        said = t(language, answer) if answer else ""
    if said:
        yield Answer(said)
    yield Later("figures", scripts=True)
