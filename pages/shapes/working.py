"""One figure counted twice, side by side, and whether both agree."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

from pages.shapes.template import macros

_made = macros("working.html")


class Twice(NamedTuple):
    """A figure by name, as we count it and as another program does ("" where it cannot).

    `verdict` says whether they agree, or why not. Tones: good, calm.
    """

    name: str
    ours: str
    theirs: str
    verdict: str
    tone: str = "good"


def twice(ours: str, theirs: str, rows: Iterable[Twice]) -> Markup:
    """Every figure counted twice, under the names of the two who counted."""
    return _made("twice", ours, theirs, rows)
