"""Ways to another page, numbers that dial, and lines of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from markupsafe import Markup

from pages.shapes.template import joined, macros

_made = macros("link.html")
_KNOWN = re.compile(r"(?<!\d)(110|12348|12356|12363|12368|12378)(?!\d)")


def way(language: str, page: str, words: str, query: Mapping[str, str]) -> Markup:
    """A way to another page of the app; `page` is "" for the first."""
    return _made("link", language, page, words, query)


def ways(kind: str, found: Iterable[str], between: str = " ") -> Markup:
    """A line of links. Kinds: back, more, tools, under."""
    return _made("links", kind, list(found), between)


def call(number: str, words: str = "") -> Markup:
    """A number that dials, large enough for a thumb."""
    return _made("call", number, words)


def worded_call(number: str, words: str) -> Markup:
    """The same, with words that hold the number."""
    return _made("worded_call", number, words)


def dialled(text: str) -> Markup:
    """A text of ours in which every number that we name dials."""
    pieces = enumerate(_KNOWN.split(text))
    return joined(_made("dial", one) if at % 2 else one for at, one in pieces)
