"""A script with its marks in place, what was found, and a link to copy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from pages.shapes.template import macros

_made = macros("script.html")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a script; with a tone it is marked, and the numbers end it.

    Tones: danger, watch, norm, calm.
    """

    text: str
    tone: str = ""
    numbers: tuple[int, ...] = ()


def script(lines: Iterable[Iterable[Stretch]]) -> Markup:
    """A script line by line, its marks in place."""
    return _made("script", lines)


def finding(
    number: int,
    name: str,
    badge: str,
    tone: str,
    quoted: Iterable[str],
    why: Iterable[str],
    instead: tuple[str, str],
) -> Markup:
    """One kind of words that was found: the words, why, and what to say (its word, the line)."""
    return _made("finding", number, name, badge, tone, quoted, why, *instead)


def snippet(address: str, words: str) -> Markup:
    """The HTML of a plain link, to be copied into another page."""
    return _made("snippet", address, words)
