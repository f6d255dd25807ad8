"""Home: what this is and for whom, and five doors, each with what one will get there."""

from __future__ import annotations

from markupsafe import Markup

from content.voice import Voice
from pages import shapes
from pages.parts import cite, look, visit

# Where each door leads, and what its address asks for.
DOORS: dict[str, tuple[str, dict[str, str]]] = {
    "due": ("due", {}),
    "late": ("timeline", {"from": "late"}),
    "now": ("door", {}),
    "several": ("plan", {}),
    "court": ("court", {}),
}
MORE = ("cost", "relief", "practise", "help", "tools", "learn")
language = visit.language()
voice = Voice(language)


def door(name: str) -> Markup:
    """One door."""
    page, query = DOORS[name]
    words = shapes.door(voice(f"home.{name}"), voice(f"home.{name}.gets"))
    return cite.link(language, page, words, **query)


links = (cite.link(language, page, voice(f"home.more.{page}")) for page in MORE)
look.show(
    shapes.home(
        voice("home.title"),
        voice("home.lead"),
        voice("home.question"),
        map(door, DOORS),
        shapes.ways("more", links),
    )
)
