"""Longer texts of ours from Markdown; raw HTML in them is shown as text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markupsafe import Markup

# A private-use character on either side of a number stands for a piece while Markdown is read.
_OPEN, _SHUT = "\ue000", "\ue001"


class _Html(RendererHTML):
    """Paragraphs as `<div>`: a term that opens in place may not stand inside a `<p>`."""

    def paragraph_open(self, *_: object) -> str:
        return '<div class="rw-plain">'

    def paragraph_close(self, *_: object) -> str:
        return "</div>\n"


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}, renderer_cls=_Html).enable("table")


def prose(parts: Sequence[str]) -> Markup:
    """A text in Markdown, cut where pieces of HTML (`Markup`) stand in it."""
    masked = "".join(
        f"{_OPEN}{at}{_SHUT}" if isinstance(one, Markup) else one for at, one in enumerate(parts)
    )
    html = str(_reader().render(masked))
    for at, one in enumerate(parts):
        if isinstance(one, Markup):
            html = html.replace(f"{_OPEN}{at}{_SHUT}", str(one), 1)
    return Markup(html)
