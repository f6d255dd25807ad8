"""Everything here, in groups, each with one line on what it answers."""

from __future__ import annotations

from html import escape

from content.words import t
from pages.parts import cite, look, visit

GROUPS = {
    "now": ("door", "proper", "timeline", "help"),
    "count": ("cost", "relief", "waiting", "allocate", "bill", "plan"),
    "talk": ("contact",),
    "know": ("learn", "questions", "terms", "checkup", "sources"),
}
language = visit.language()


def row(name: str) -> str:
    """One page by its name, and what it answers."""
    words = cite.link(language, name, t(language, f"page.{name}"))
    return f'<li>{words}<span class="rw-source">{escape(t(language, f"tools.{name}"))}</span></li>'


look.title(t(language, "page.tools"), t(language, "tools.lead"))
for group, names in GROUPS.items():
    look.heading(t(language, f"tools.group.{group}"))
    look.show(f'<ul class="rw-list">{"".join(row(name) for name in names)}</ul>')
