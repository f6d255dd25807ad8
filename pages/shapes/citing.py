"""Where a statement comes from, and words that open in place."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from pages.shapes.template import macros

_made = macros("citing.html")


def statement(said: str, source: str) -> Markup:
    """A fact and, under it, where it stands."""
    return _made("statement", said, source)


def facts(label: str, found: Iterable[tuple[str, str]]) -> Markup:
    """Several facts, each with its source, folded behind one line."""
    return _made("facts", label, found)


def sources(label: str, found: Iterable[str]) -> Markup:
    """Statements in the order of their numbers, folded behind one line."""
    return _made("sources", label, found)


def opening(kind: str, word: str, inside: str, after: str = "") -> Markup:
    """A word that opens its explanation right where it stands. Kinds: ref, term.

    A stop that comes `after` it stays on its line when it is open.
    """
    return _made("opening", kind, word, inside, after)
