"""What stands at the foot of every page."""

from __future__ import annotations

from markupsafe import Markup

from content.words import t
from pages import shapes
from pages.written.text import link

FOOT = ("home", "tools", "learn", "questions", "help", "sources")


def foot(language: str) -> Markup:
    """The ways on, and what this is not."""
    links = [link(language, name, t(language, f"page.{name}")) for name in FOOT]
    return shapes.foot(t(language, "app.more"), links, t(language, "app.notice"))
