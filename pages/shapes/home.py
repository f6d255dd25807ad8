"""The first page: what this is, a picture, the doors."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from pages.shapes.template import macros

_made = macros("home.html")


def home(title: str, lead: str, question: str, doors: Iterable[str], more: str = "") -> Markup:
    """What this is and for whom, and the doors under one question; side by side where wide."""
    return _made("home", title, lead, question, list(doors), more)


def door(name: str, gets: str) -> Markup:
    """The words on a door: where it leads, and what one will get there."""
    return _made("door", name, gets)
