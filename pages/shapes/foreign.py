"""Chinese words in an English page say so, so that a screen reader speaks them as Chinese."""

from __future__ import annotations

import re

from markupsafe import Markup

# Chinese signs, with the stops, digits and spaces between them.
_CHINESE = re.compile(
    r"[\u4e00-\u9fff《》“”（）]*[\u4e00-\u9fff]"
    r"(?:[\u4e00-\u9fff\u3001-\u3011，。；：？！（）“”0-9 ]*[\u4e00-\u9fff》）”。？！])?"
)
_PIECE = re.compile(r"(<[^>]*>)")


def in_chinese(html: Markup) -> Markup:
    """The same HTML with a language on every run of Chinese; tags stay as they are."""
    marked = 0  # how deep we are inside an element that has its language already
    found = []
    for piece in _PIECE.split(str(html)):
        if not piece.startswith("<"):
            found.append(piece if marked else _CHINESE.sub(_named, piece))
            continue
        found.append(piece)
        if piece.startswith("</"):
            marked = max(0, marked - 1)
        elif (marked or " lang=" in piece) and not _is_void(piece):
            marked += 1
    return Markup("".join(found))


def _named(found: re.Match[str]) -> str:
    return f'<span lang="zh-CN">{found[0]}</span>'


def _is_void(tag: str) -> bool:
    """Whether a tag holds nothing, and so has no end."""
    return tag.endswith("/>") or tag[1:].split()[0].rstrip(">") in ("br", "col", "hr", "img")
