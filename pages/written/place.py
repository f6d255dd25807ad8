"""What an address asks for: a page, and perhaps one of its lessons, questions or words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from content.glossary import every_term
from content.lessons import every_lesson
from content.questions import every_question
from pages.written.places import ENTRIES, PAGES

ASKS = {page: ENTRIES[page] for page in ("learn", "questions", "terms")}
UNKNOWN = "?"  # asked for, but not there


@dataclass(frozen=True, slots=True)
class Place:
    """A page, and what of it is asked for: "" for the page itself."""

    page: str
    asked: str = ""

    @property
    def query(self) -> dict[str, str]:
        """What asks for it in an address."""
        return {ASKS[self.page]: self.asked} if self.asked not in ("", UNKNOWN) else {}


def known(page: str) -> tuple[str, ...]:
    """All that a page can be asked for."""
    if page == "learn":
        return tuple(one.slug for one in every_lesson("zh"))
    if page == "questions":
        return tuple(one.id for one in every_question())
    return tuple(one.id for one in every_term()) if page == "terms" else ()


def place(page: str, query: Mapping[str, str]) -> Place:
    """What an address asks for; whatever else stands in it changes nothing."""
    wanted = query.get(ASKS.get(page, ""), "")
    if not wanted:
        return Place(page)
    return Place(page, wanted if wanted in known(page) else UNKNOWN)


def every_place() -> list[Place]:
    """All that can be found here."""
    return [Place(page, asked) for page in PAGES for asked in ("", *known(page))]
