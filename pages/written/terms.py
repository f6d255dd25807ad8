"""Words explained, by topic; one of them open where the address asks for it."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from content.glossary import Term, every_term
from pages import shapes
from pages.written import finding
from pages.written.shelf import Entry, Shelf
from pages.written.text import Reading

TOPICS = ("late", "talk", "bill", "ways", "rate", "many", "record", "collect", "court")


def known() -> dict[str, Term]:
    """Every word by its name in an address."""
    return {one.id: one for one in every_term()}


def entries(one: Reading, ids: Sequence[str], first_open: bool = False) -> Markup:
    """Words one under the other."""
    every = known()
    return shapes.joined(
        finding.term(one, every[name], first_open and at == 0) for at, name in enumerate(ids)
    )


def _every() -> list[Entry]:
    return [Entry(one.id, one.name, one.topic) for one in every_term()]


SHELF = Shelf("terms", "term", "terms.topic", TOPICS, _every, entries, entries)
