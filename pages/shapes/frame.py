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
