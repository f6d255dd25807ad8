"""What an address asks for: a page, and perhaps one of its lessons, questions, words or talks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from content.glossary import every_term
from content.lessons import every_lesson
from content.questions import every_question
from content.rehearsals import every_rehearsal
from pages.written.places import ENTRIES, PAGES

# By page: the names of all that it can be asked for.
KNOWN: dict[str, Callable[[], Iterable[str]]] = {
    "learn": lambda: (one.slug for one in every_lesson("zh")),
    "questions": lambda: (one.id for one in every_question()),
    "terms": lambda: (one.id for one in every_term()),
    "practise": lambda: (one.id for one in every_rehearsal()),
}
UNKNOWN = "?"  # asked for, but not there


@dataclass(frozen=True, slots=True)
class Place:
    """A page, and what of it is asked for: "" for the page itself."""

    page: str
    asked: str = ""

    @property
    def query(self) -> dict[str, str]:
        """What asks for it in an address."""
        return {ENTRIES[self.page]: self.asked} if self.asked not in ("", UNKNOWN) else {}


def known(page: str) -> tuple[str, ...]:
    """All that a page can be asked for."""
    return tuple(KNOWN[page]()) if page in KNOWN else ()


def place(page: str, query: Mapping[str, str]) -> Place:
    """What an address asks for; whatever else stands in it changes nothing."""
    wanted = query.get(ENTRIES.get(page, ""), "")
    if not wanted:
        return Place(page)
    return Place(page, wanted if wanted in known(page) else UNKNOWN)


def every_place() -> list[Place]:
    """All that can be found here."""
    return [Place(page, asked) for page in PAGES for asked in ("", *known(page))]
