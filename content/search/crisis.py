"""Whether what was typed may come from someone who does not want to live.

It errs on the side of asking: numbers shown for nothing cost a line, a missed word may cost more.
Nothing is stored or counted.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import DamerauLevenshtein

from content.files import FOLDER, read_yaml

LONGEST = 500
_SIGNS = re.compile(r"[^\u3400-\u9fff0-9a-z]+")
_WORD = re.compile(r"[a-z0-9]+")
_HIDDEN = str.maketrans("1034!@$", "ioeaias")  # d1e, k1ll mys3lf


@dataclass(frozen=True)
class _Words:
    """What is enough to be said, and what only looks like it, both without signs."""

    said: re.Pattern[str]
    meant: re.Pattern[str]


def _either(rows: list[object], edge: str = "") -> re.Pattern[str]:
    """Any pattern of the rows, the longest first."""
    listed = [row if isinstance(row, list) else [row] for row in rows]
    found = sorted((str(one) for row in listed for one in row), key=len, reverse=True)
    return re.compile("|".join(f"{edge}(?:{one}){edge}" for one in found))


@cache
def _lists() -> tuple[_Words, _Words, re.Pattern[str], tuple[str, ...]]:
    """The phrases of content/search/crisis.yaml: Chinese, English, pinyin, words with slips."""
    found = read_yaml(FOLDER / "search" / "crisis.yaml")
    zh, en = found["zh"], found["en"]
    return (
        _Words(_either(zh["said"]), _either(zh["meant"])),
        _Words(_either(en["said"], r"\b"), _either(en["meant"], r"\b")),
        _either([one.replace(" ", " ?") for one in found["pinyin"]], r"\b"),
        tuple(en["near"]),
    )


@cache
def _same() -> tuple[dict[int, str], dict[str, str]]:
    """What is read as another: traditional characters, and a few words of dialects."""
    found = read_yaml(FOLDER / "search" / "crisis.yaml")
    return str.maketrans(found["same"]), found["phrases"]


def _plain(text: str) -> str:
    """Small letters, simplified characters, dialect as it would be said elsewhere."""
    characters, phrases = _same()
    plain = unicodedata.normalize("NFKC", text[:LONGEST]).lower().translate(characters)
    for word, other in phrases.items():
        plain = plain.replace(word, other)
    return plain


def _slip(word: str, near: tuple[str, ...]) -> bool:
    """One or two letters away from a word that leaves no doubt: sucide, suiside, unailve."""
    return len(word) > 5 and any(
        DamerauLevenshtein.distance(word, one, score_cutoff=2) <= 2 and word[0] == one[0]
        for one in near
    )


def in_crisis(text: str) -> bool:
    """Whether to put numbers to call before anything else."""
    zh, en, pinyin, near = _lists()
    plain = _plain(text)
    if zh.said.search(zh.meant.sub("，", _SIGNS.sub("", plain))) or pinyin.search(plain):
        return True
    words = _WORD.findall(re.sub(r"['’`]", "", plain))
    if any(_slip(word, near) for word in words):
        return True
    spelt = " ".join(words)
    shown = " ".join(_WORD.findall(plain.translate(_HIDDEN)))
    return any(bool(en.said.search(en.meant.sub(",", one))) for one in (spelt, shown))
