"""A whole page that no script draws, and what only such a page needs."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from pages.shapes.template import joined, macros

_made = macros("document.html")


def document(code: str, title: str, links: Iterable[str], other: str, *inside: str) -> Markup:
    """The page in its language: its name, its sheets and icon, the way to the other language."""
    return _made("document", code, title, list(links), other, joined(inside))


def sheet(address: str) -> Markup:
    """A style sheet of the page."""
    return _made("sheet", address)


def elsewhere(address: str, words: str, code: str = "") -> Markup:
    """A plain link; with a code it leads to the same in another language."""
    return _made("elsewhere", address, words, code)


def code(text: str) -> Markup:
    """What is typed into a program, line by line."""
    return _made("code", text)


def word(text: str) -> Markup:
    """A word of a program inside a line."""
    return _made("word", text)
