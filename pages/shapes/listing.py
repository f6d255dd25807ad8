"""Lists, tables, and what holds other pieces."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from pages.shapes.template import joined, macros

_made = macros("listing.html")


def bullets(items: Iterable[str], kind: str = "") -> Markup:
    """A list. Kinds: foot, list, say, signs, usual, ways."""
    return _made("bullets", items, kind)


def numbered(items: Iterable[str], kind: str = "") -> Markup:
    """A list in which the order matters. Kinds: lines, thoughts."""
    return _made("numbered", items, kind)


def row(words: str, aside: str = "", below: str = "") -> Markup:
    """One thing to choose from a list: its name, a word beside it, a line under it."""
    return _made("row", words, aside, below)


def meaning(name: str, said: str) -> Markup:
    """A word and what it means."""
    return _made("meaning", name, said)


def within(kind: str, *inside: str) -> Markup:
    """Pieces held together. Kinds: body, calls, helps, narrow, shut, tight."""
    return _made("within", kind, joined(inside))


def folded(label: str, *inside: str) -> Markup:
    """Pieces behind one line."""
    return _made("folded", label, joined(inside))


def beside(left: str, right: str) -> Markup:
    """Two parts side by side where there is room."""
    return _made("beside", left, right)


def table(
    head: Sequence[str], rows: Iterable[Sequence[str]], caption: str, words: int = 1
) -> Markup:
    """A table that scrolls inside itself; the first `words` columns are words, the rest money."""
    return _made("table", head, rows, caption, words)
