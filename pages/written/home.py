"""Home: what this is and for whom, and five doors, each with what one will get there."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from content.voice import Voice
from pages import shapes
from pages.written.piece import Piece
from pages.written.text import Reading, link

# Where each door leads, and what its address asks for.
DOORS: dict[str, tuple[str, dict[str, str]]] = {
    "due": ("due", {}),
    "late": ("timeline", {"from": "late"}),
    "now": ("door", {}),
    "several": ("plan", {}),
    "court": ("court", {}),
}
MORE = ("cost", "relief", "practise", "help", "tools", "learn")


def pieces(one: Reading) -> Iterator[Piece]:
    """The whole page, which holds its heading itself."""
    voice = Voice(one.language)
    links = (link(one.language, page, voice(f"home.more.{page}")) for page in MORE)
    yield shapes.home(
        voice("home.title"),
        voice("home.lead"),
        voice("home.question"),
        [_door(voice, name) for name in DOORS],
        shapes.ways("more", links),
    )


def _door(voice: Voice, name: str) -> Markup:
    """One door."""
    page, query = DOORS[name]
    words = shapes.door(voice(f"home.{name}"), voice(f"home.{name}.gets"))
    return link(voice.language, page, words, **query)
