"""How a calculator begins: its name, its first sentence, and that its fields are to come."""

from __future__ import annotations

from collections.abc import Iterator

from content.words import t
from pages.written.piece import Answer, Before, Later, Title

# The keys of the name, of the line under it, of the sentence on top while nothing is typed.
BEGINS = {
    "allocate": ("page.allocate", "", "tools.allocate"),
    "bill": ("page.bill", "", "bill.begin"),
    "checkup": ("page.checkup", "checkup.lead", ""),
    "contact": ("page.contact", "contact.lead", ""),
    "cost": ("cost.title", "cost.lead.example", "tools.cost"),
    "court": ("page.court", "court.lead", "court.start"),
    "due": ("page.due", "due.lead", "due.start"),
    "plan": ("plan.title", "plan.lead", "tools.plan"),
    "practise": ("page.practise", "practise.lead", ""),
    "proper": ("page.proper", "proper.lead", "proper.start"),
    "relief": ("relief.title", "", "tools.relief"),
    "session": ("page.session", "session.scope", ""),
    "waiting": ("page.waiting", "", "tools.waiting"),
}


def pieces(language: str, page: str) -> Iterator[Before]:
    """What can be read while the fields are on their way."""
    title, lead, answer = BEGINS[page]
    yield Title(t(language, title), t(language, lead) if lead else "")
    if answer:
        yield Answer(t(language, answer))
    yield Later("figures", scripts=True)
