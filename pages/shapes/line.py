"""Single lines: headings, the answer, paragraphs, notes, what is wrong."""

from __future__ import annotations

from markupsafe import Markup

from pages.shapes.template import macros

_made = macros("line.html")


def title(text: str, lead: str = "") -> Markup:
    """The page's one heading, and a line under it."""
    return _made("title", text, lead)


def heading(text: str) -> Markup:
    """A section of the page."""
    return _made("heading", text)


def subheading(text: str) -> Markup:
    """A part of a section."""
    return _made("subheading", text)


def answer(text: str, tone: str, act: str = "") -> Markup:
    """The answer in one sentence, and what to do first. Tones: calm, good, watch."""
    return _made("answer", text, tone, act)


def mend(text: str, words: str) -> Markup:
    """What cannot be read above, and a way to its field (static/heard.js goes there)."""
    return _made("mend", text, words)


def plain(text: str) -> Markup:
    """A paragraph of explanation."""
    return _made("plain", text)


def passage(text: str) -> Markup:
    """A paragraph in which terms and sources open in place."""
    return _made("passage", text)


def note(text: str, live: bool = False, kind: str = "") -> Markup:
    """A quiet line; a `live` one is read out when it appears."""
    return _made("note", text, live, kind)


def example(text: str, where: str) -> Markup:
    """Whose figures stand in the fields, and where they are from."""
    return _made("example", text, where)


def warning(text: str) -> Markup:
    """A line to be read before going on."""
    return _made("warning", text)


def mistake(text: str) -> Markup:
    """What cannot be read in the field above."""
    return _made("mistake", text)


def aloud(text: str) -> Markup:
    """An amount read back under its field."""
    return _made("aloud", text)


def strong(text: str) -> Markup:
    """What matters inside a line."""
    return _made("strong", text)


def named(name: str, text: str) -> Markup:
    """A few words of explanation after their name."""
    return _made("named", name, text)
