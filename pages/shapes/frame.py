"""What stands around every page."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from pages.shapes.template import macros

_made = macros("frame.html")


def tongue(code: str) -> Markup:
    """Tells the browser which language the page is in."""
    return _made("tongue", code)


def foot(label: str, ways: Iterable[str], notice: str) -> Markup:
    """The ways on at the foot of every page, and what this is not."""
    return _made("foot", label, ways, notice)


def examples(word: str, fields: Iterable[str]) -> Markup:
    """In which fields an example stands: static/heard.js makes it grey, with the word before it."""
    return _made("examples", word, list(fields))


def leaving(label: str) -> Markup:
    """The quick way out: an empty page in place of this one, and nothing kept."""
    return _made("leaving", label)


def clearing(label: str, lost: str, act: str) -> Markup:
    """A way to clear what was typed, folded, with what that means."""
    return _made("clearing", label, lost, act)


def kept(record: str) -> Markup:
    """What the reader's tab shall keep; nobody sees it."""
    return _made("kept", record)


def root(code: str) -> Markup:
    """The first tag of the page that the server sends: its language; browsers do not translate."""
    return _made("root", code)


def head(about: str, scripts: Iterable[str]) -> Markup:
    """What the page that the server sends is about, and the scripts that must come first."""
    return _made("head", about, scripts)


def icon(picture: str) -> Markup:
    """Our mark in the browser's tab."""
    return _made("icon", picture)


def body(style: str) -> Markup:
    """The body of the page that the server sends begins with the style sheet."""
    return _made("body", style)
