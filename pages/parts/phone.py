"""A number that a phone dials when it is touched."""

from __future__ import annotations

import re
from html import escape

_KNOWN = re.compile(r"(?<!\d)(110|12356|12363|12378)(?!\d)")


def call(number: str, words: str = "", large: bool = True) -> str:
    """A link that dials, as HTML: large enough for a thumb, or inside a line."""
    shape = "rw-call" if large else "rw-dial"
    more = f"<span>{escape(words)}</span>" if words else ""
    return f'<a class="{shape}" href="tel:{escape(number)}"><b>{escape(number)}</b>{more}</a>'


def dialled(text: str) -> str:
    """A text of ours as HTML in which every number of the help page dials."""
    return _KNOWN.sub(lambda found: call(found.group(), large=False), escape(text))
