"""A text folded for reading: spaces and signs fall away, each letter keeps its place.

What is left: Chinese characters side by side, English words in small letters with one space
between, "." where a sentence may end, "," and "、" inside it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

# Lines of the customer's own words are theirs to say: nothing in them is looked for.
_CUSTOMER = re.compile(
    r"[ \t]*[（(【\[]?(?:客户|顾客|用户|借款人|债务人|持卡人"
    r"|customer|client|borrower|debtor|cardholder)"
    r"[^:：\n]{0,12}[:：][^\n]*",
    re.IGNORECASE,
)
_STOPS, _PAUSES, _INSIDE = "。.!?;…\n\r", ",:", "*_·•'’`~^"


@dataclass(frozen=True, slots=True)
class Folded:
    """The folded text, and where each of its characters stood in the original."""

    text: str
    at: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A Chinese character, an English word, or a sign, with the places it came from.

    Kinds: han, word, stop, gap.
    """

    kind: str
    text: str
    at: tuple[int, ...]


def folded(text: str) -> Folded:
    """A text as the word list reads it."""
    pieces = _spelled(_unbroken(list(_pieces(_theirs_left_out(text)))))
    shown: list[str] = []
    places: list[int] = []
    before = ""
    for one in pieces:
        if one.kind == "gap":
            continue
        if one.kind == before == "word":
            shown.append(" ")
            places.append(one.at[0])
        shown.append(one.text)
        places += one.at
        before = one.kind
    return Folded("".join(shown), tuple(places))


def _theirs_left_out(text: str) -> str:
    """The text with every line of the customer's blank, and as long as before."""
    lines = (" " * len(line) if _CUSTOMER.fullmatch(line) else line for line in text.split("\n"))
    return "\n".join(lines)


def _pieces(text: str) -> Iterator[_Piece]:
    """The text cut into characters, words and signs."""
    word, places = list[str](), list[int]()
    letters = [(char, at) for at, one in enumerate(text) for char in _plain(one)]
    for number, (char, at) in enumerate(letters):
        after = letters[number + 1][0] if number + 1 < len(letters) else " "
        if _in_word(char, bool(word), after):
            if char not in _INSIDE:
                word.append(char)
                places.append(at)
            continue
        if word:
            yield _Piece("word", "".join(word), tuple(places))
            word, places = [], []
        yield _sign(char, at)
    if word:
        yield _Piece("word", "".join(word), tuple(places))


def _plain(char: str) -> str:
    """A character in its plain form: wide and styled letters become common, invisible ones none."""
    found = unicodedata.normalize("NFKC", char).casefold()
    return "".join(one for one in found if unicodedata.category(one) not in ("Cf", "Mn", "Me"))


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


def _in_word(char: str, begun: bool, after: str) -> bool:
    """Whether a character belongs to an English word: a letter, a digit, a sign between two."""
    if char.isalnum():
        return not _is_han(char)
    between = begun and after.isascii() and after.isalnum()
    return between and char in _INSIDE


def _sign(char: str, at: int) -> _Piece:
    if _is_han(char):
        return _Piece("han", char, (at,))
    if char in _STOPS:
        return _Piece("stop", ".", (at,))
    if char in _PAUSES:
        return _Piece("stop", ",", (at,))
    return _Piece("stop", "、", (at,)) if char == "、" else _Piece("gap", "", (at,))


def _unbroken(pieces: list[_Piece]) -> list[_Piece]:
    """Without the stops that only part single characters (拘。留), which no sentence does."""
    solid = [one for one in pieces if one.kind != "gap"]
    groups = [list(group) for _, group in groupby(solid, key=lambda one: one.kind == "stop")]
    dropped = set[int]()
    for at, group in enumerate(groups):
        if len(group) == 1 and group[0].kind == "han":
            beside = groups[max(at - 1, 0) : at] + groups[at + 1 : at + 2]
            dropped |= {id(one) for stops in beside for one in stops}
    return [one for one in pieces if id(one) not in dropped]


def _spelled(pieces: list[_Piece]) -> list[_Piece]:
    """Letters spelled one by one (a.r.r.e.s.t) are a word again, from three on."""
    made: list[_Piece] = []
    run: list[_Piece] = []
    for one in [*pieces, _Piece("end", "", ())]:
        letter = one.kind == "word" and len(one.text) == 1 and one.text.isalpha()
        if letter or (run and (one.kind == "gap" or one.text == ".")):
            run.append(one)
            continue
        made += _joined(run)
        run = []
        if one.kind != "end":
            made.append(one)
    return made


def _joined(run: list[_Piece]) -> list[_Piece]:
    letters = [one for one in run if one.kind == "word"]
    if len(letters) < 3:
        return run
    last = max(at for at, one in enumerate(run) if one.kind == "word")
    text = "".join(one.text for one in letters)
    places = tuple(place for one in letters for place in one.at)
    return [_Piece("word", text, places), *run[last + 1 :]]
