"""What the counsellor's session shows beside lists and tables."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from pages.shapes.template import joined, macros

_made = macros("session.html")


def sums(label: str, pairs: Iterable[tuple[str, str]]) -> Markup:
    """A few amounts by name, at the foot of a phone's screen."""
    return _made("sums", label, pairs)


def urgent(lines: Iterable[str]) -> Markup:
    """What cannot wait, before everything else; nothing where there is nothing."""
    found = list(lines)
    return _made("urgent", found) if found else Markup()


def turn(of: str, words: str, by: int) -> Markup:
    """A button to a question before or after, where a phone shows one at a time."""
    return _made("turn", of, words, by)


def turns(of: str, label: str, before: str, after: str) -> Markup:
    """The ways between the questions of a step, with room for which of them is open."""
    return _made("turns", of, label, before, after)


def dots(rows: Iterable[tuple[str, str, int]]) -> Markup:
    """So many of a hundred as dots, ten by ten: what it is of, how many in words, how many.

    Filled dots are the misses; none of them has a colour for good.
    """
    return _made("dots", rows)


def preview(language: str, name: str, inside: Iterable[str]) -> Markup:
    """A paper as it would be printed, in its own language: zh-CN or en."""
    return _made("preview", language, name, joined(inside))
