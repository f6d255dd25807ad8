"""A page inside somebody else's, before any script: the one task, and a way out to the whole."""

from __future__ import annotations

from markupsafe import Markup

from content.words import t
from pages import shapes
from pages.written import first, questions
from pages.written.piece import Before, Title
from pages.written.place import Place
from pages.written.places import ALONE
from pages.written.text import Reading


def pieces(one: Reading, at: Place) -> list[Before]:
    """The page without what only the whole one has; one that stands alone says so."""
    name = Title(t(one.language, f"page.{at.page}"))
    if at.page in ALONE:
        return [name, shapes.plain(t(one.language, f"embed.apart.{at.page}"))]
    if at.page == "questions" and at.query:
        return [name, questions.entries(one, [at.asked], first_open=True)]
    return first.pieces(one, at)


def out(language: str, page: str, address: str) -> list[Markup]:
    """The way out, and what this is not."""
    if page in ALONE:
        return [shapes.snippet(address, t(language, "embed.open"))]
    link = shapes.snippet(address, t(language, "embed.out"))
    return [shapes.ways("more", [link]), shapes.note(t(language, "embed.notice"))]
