"""The cells of a pasted text: parted by tabs, bars or commas, cleaned of what nobody can see."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

TAB, BAR, COMMA = "\t", "|", ","
DELIMITERS = (TAB, BAR, COMMA)
_FULL_WIDTH = {
    at: unicodedata.normalize("NFKC", chr(at)) for at in (*range(0xFF01, 0xFF5F), 0xFFE5, 0xFFE0)
}
_SPACES = dict.fromkeys((0x09, 0x3000, 0xA0, 0x202F, *range(0x2000, 0x200B)), " ")
# Marks without a width, those that turn the direction of writing, and control characters.
_UNSEEN = dict.fromkeys(
    (
        *(0xAD, 0x61C, 0x180E, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F)),
        *range(0x2060, 0x2070),
        *(at for at in range(0xA0) if unicodedata.category(chr(at)) == "Cc"),
        *range(0xD800, 0xE000),
    ),
    "",
)
_CLEAN = _UNSEEN | _SPACES | _FULL_WIDTH
LONGEST_FIGURE = 60
_LINE = re.compile(r"\r\n|\r|\n")
_QUOTED = re.compile(r'[ ]*"((?:[^"]|"")*)"[ ]*')
_BARE = {mark: re.compile(rf"[^{mark}\r\n]*") for mark in (TAB, COMMA)}
_RULE = re.compile(r":?-+:?")
_UNKNOWN = {"", "-", "--", "—", "——", "–", "无", "n/a", "na", "?", "不知道", "不清楚"}


class Line(NamedTuple):
    """One row of a table and the line of the text on which it starts, from 1."""

    number: int
    cells: list[str]

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(self.cells)

    @property
    def is_rule(self) -> bool:
        """Whether it only draws a line, as chat programs do under a header."""
        return bool(self.cells) and all(_RULE.fullmatch(one) for one in self.cells)


def clean(text: str) -> str:
    """A cell without unseen marks, full-width forms as plain ones, trimmed.

    >>> clean("\\u200b ０．８６万 ")
    '0.86万'
    """
    return _LINE.sub(" ", text).translate(_CLEAN).strip()


def bare(text: str) -> str:
    """What stands in the cell of a number: without spaces, in small letters."""
    return re.sub(r"\s", "", text).lower()


def is_too_long(text: str) -> bool:
    """Whether a cell is longer than any figure, day or header is written."""
    return len(text) > LONGEST_FIGURE


def is_unknown(text: str) -> bool:
    """Whether a cell says that nobody knows. Unknown is not zero."""
    return bare(text) in _UNKNOWN


def lines(text: str, mark: str) -> Iterator[Line]:
    """The rows of a text, its cells parted by `mark`."""
    return _barred(text) if mark == BAR else _parted(text, mark)


def _barred(text: str) -> Iterator[Line]:
    found = _LINE.split(text)
    for number, line in enumerate(found[:-1] if not found[-1] else found, 1):
        # A bar that is part of a cell is written \\| and stands aside while the others part them.
        inside = line.translate(_CLEAN).strip().replace("\\|", "\0")
        cells = inside.removeprefix(BAR).removesuffix(BAR).split(BAR)
        yield Line(number, [one.replace("\0", BAR).strip() for one in cells])


def _parted(text: str, mark: str) -> Iterator[Line]:
    """Tabs or commas; a cell in quotes may hold either, and breaks of the line."""
    at, number, bare_cell = 0, 1, _BARE[mark]
    while at < len(text):
        start, cells = number, []
        while True:
            quoted = _QUOTED.match(text, at)
            if quoted and text[quoted.end() : quoted.end() + 1] in ("", mark, "\r", "\n"):
                cell, at = quoted.group(1), quoted.end()
                number += len(_LINE.findall(cell))
                cells.append(clean(cell.replace('""', '"')))
            else:
                found = bare_cell.match(text, at)
                cell, at = (found.group(), found.end()) if found else ("", at)
                cells.append(clean(cell))
            if text[at : at + 1] != mark:
                break
            at += 1
        ended = _LINE.match(text, at)
        at = ended.end() if ended else at
        number += 1
        yield Line(start, cells)
