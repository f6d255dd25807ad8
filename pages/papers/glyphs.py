"""The Chinese font of the papers, and which characters it can draw: none is printed as a box."""

from __future__ import annotations

import struct
import unicodedata
from bisect import bisect_right
from functools import cache
from pathlib import Path

from content.straight import straight

MISSING = "〓"  # what printers set where they lack a character
_UNSEEN = {"So", "Sk", "Cf", "Cn", "Co", "Cs", "Mn", "Me"}  # pictures and their parts: left out


def font_folder() -> Path:
    """Where the font lies."""
    import pylopdf_fonts_zh_cn

    return pylopdf_fonts_zh_cn.sans_path().parent


@cache
def _ranges() -> list[tuple[int, int]]:
    """The first and last code of every run of characters in the font (its `cmap`, format 12)."""
    import pylopdf_fonts_zh_cn

    data = pylopdf_fonts_zh_cn.sans_path().read_bytes()
    tables = struct.unpack_from(">H", data, 4)[0]
    found = {data[at : at + 4]: at for at in range(12, 12 + 16 * tables, 16)}
    cmap = struct.unpack_from(">L", data, found[b"cmap"] + 8)[0]
    for number in range(struct.unpack_from(">H", data, cmap + 2)[0]):
        where = cmap + struct.unpack_from(">L", data, cmap + 8 + 8 * number)[0]
        if struct.unpack_from(">H", data, where)[0] == 12:
            groups = struct.unpack_from(">L", data, where + 12)[0]
            triples = struct.iter_unpack(">LLL", data[where + 16 : where + 16 + 12 * groups])
            return [(first, last) for first, last, _ in triples]
    raise ValueError("the font has no table of all its characters")


@cache
def _can_draw(character: str) -> bool:
    code = ord(character)
    at = bisect_right(_ranges(), (code, 0x110000)) - 1
    return at >= 0 and code <= _ranges()[at][1]


def drawable(text: str) -> str:
    """A text in characters that the font has.

    A picture that it lacks, such as an emoji, is left out; a letter that it lacks becomes 〓.
    """
    return "".join(map(_drawn, unicodedata.normalize("NFC", straight(text))))


def _drawn(character: str) -> str:
    if character == "\n" or _can_draw(character):
        return character
    if character.isspace():
        return " "
    return "" if unicodedata.category(character) in _UNSEEN | {"Cc"} else MISSING
