"""Marks in texts: [[fact_id]], [[term:id|shown]], [[page:slug|shown]], [[figure:name]].

[[lesson:slug|shown]] leads to one lesson.
"""

import re
from dataclasses import dataclass

_MARK = re.compile(
    r"\[\[(?:(term|page|lesson|figure):)?([a-z0-9][a-z0-9_/-]*)(?:\|([^\[\]|]+))?\]\]"
)


@dataclass(frozen=True)
class Piece:
    """A stretch of a text: kind `text` (shown as it stands) or a mark (kind, name, shown)."""

    kind: str
    name: str
    shown: str


def pieces(text: str) -> tuple[Piece, ...]:
    """A text cut at its marks, in order; a mark that cannot be read is a ValueError."""
    found: list[Piece] = []
    end = 0
    for match in _MARK.finditer(text):
        if match.start() > end:
            found.append(Piece("text", "", text[end : match.start()]))
        kind, name, shown = match.group(1) or "fact", match.group(2), match.group(3) or ""
        if (kind in ("term", "page", "lesson")) != bool(shown):
            raise ValueError(f"{match.group(0)}: a term or a way needs shown words, others none")
        found.append(Piece(kind, name, shown))
        end = match.end()
    if end < len(text):
        found.append(Piece("text", "", text[end:]))
    for piece in found:
        if piece.kind == "text" and ("[[" in piece.shown or "]]" in piece.shown):
            raise ValueError(f"a mark that cannot be read near: {piece.shown.strip()[:60]}")
    return tuple(found)


def marks(text: str) -> list[tuple[str, str]]:
    """The marks of a text in order, as (kind, name)."""
    return [(piece.kind, piece.name) for piece in pieces(text) if piece.kind != "text"]


def plain(text: str) -> str:
    """The text as read aloud: shown words stay, citations and figures fall away."""
    return "".join(piece.shown for piece in pieces(text))
