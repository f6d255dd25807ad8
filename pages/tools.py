"""Everything here, in groups, each with one line on what it answers."""

from __future__ import annotations

from markupsafe import Markup

from content.words import t
from pages import shapes
from pages.parts import cite, look, visit
from pages.parts.places import GROUPS

language = visit.language()


def row(name: str) -> Markup:
    """One page by its name, and what it answers."""
    words = cite.link(language, name, t(language, f"page.{name}"))
    return shapes.row(words, below=t(language, f"tools.{name}"))


look.title(t(language, "page.tools"), t(language, "tools.lead"))
for group, names in GROUPS.items():
    look.heading(t(language, f"tools.group.{group}"))
    look.show(shapes.bullets([row(name) for name in names], "list"))
