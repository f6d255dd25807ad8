"""Matches texts by borrowers' own words: Chinese without spaces, English, both, small slips."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log, sqrt
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from content.files import FOLDER, read_yaml

LONGEST = 200
_WORD = re.compile(r"[a-z][a-z0-9']*|[0-9]+(?:\.[0-9]+)?%?|[\u3400-\u9fff]+")
_ENDINGS = {"ings": "", "ing": "", "ied": "y", "ies": "y", "ed": "", "es": "", "s": ""}
_PARTICLES = frozenset("的了吗呢吧啊呀我你他她它们是在有个和与就都也要会能不么这那去来说把被给到")
_WEIGHTS = {"one": 0.3, "two": 1.0, "word": 1.0, "same": 1.8}
_ENOUGH = 1.2  # a word said this often in an entry counts half of what it can

Token = tuple[str, str]


@dataclass(frozen=True)
class Text:
    """One text of an entry: how much it counts, and whether it is short enough to match whole."""

    weight: float
    words: str
    whole: bool = False


def stem(word: str) -> str:
    """An English word without its ending: calls, called and calling are one."""
    word = word.removesuffix("'s").replace("'", "")
    for ending, instead in _ENDINGS.items():
        if word.endswith(ending) and not word.endswith("ss") and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending) + instead
            break
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def normal(text: str) -> str:
    """Full-width forms made plain, small letters, English by its stems, one space between."""
    found = _WORD.findall(unicodedata.normalize("NFKC", text).lower().replace("’", "'"))
    return " ".join(stem(word) if word[0].isascii() else word for word in found)


@cache
def _same_words() -> Any:
    """The lists of content/search/same_words.yaml."""
    return read_yaml(FOLDER / "search" / "same_words.yaml")


@cache
def _idle() -> frozenset[str]:
    """English words that tell nothing."""
    return frozenset(stem(word) for word in _same_words()["idle"].split())


@cache
def _slips() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of every known slip of the input method, and what each one means."""
    meant = {slip: row[0] for row in _same_words()["slips"] for slip in row[1:]}
    return re.compile("|".join(meant)), meant


@cache
def _same() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    """A pattern of every word that has others like it, and the numbers of its groups."""
    groups: dict[str, list[str]] = defaultdict(list)
    for number, row in enumerate(_same_words()["same"]):
        for word in row:
            groups[normal(str(word))].append(str(number))
    longest_first = sorted(groups, key=len, reverse=True)
    shapes = (rf"\b{re.escape(one)}\b" if one[0].isascii() else one for one in longest_first)
    firsts = re.escape("".join(sorted({one[0] for one in groups})))  # spares most places a try
    pattern = re.compile(rf"(?=[{firsts}])(?:{'|'.join(shapes)})")
    return pattern, {word: tuple(of) for word, of in groups.items()}


def tokens(text: str) -> list[Token]:
    """What a text is found by: characters, pairs of them, English stems, groups of same words."""
    pattern, meant = _slips()
    said = pattern.sub(lambda slip: meant[slip.group()], normal(text))
    found: list[Token] = []
    for run in said.split():
        if run[0].isascii():
            found += [("word", run)] if run not in _idle() else []
        else:
            found += [("one", sign) for sign in run if sign not in _PARTICLES]
            found += [("two", run[at : at + 2]) for at in range(len(run) - 1)]
    pattern, groups = _same()
    return found + [("same", one) for word in pattern.findall(said) for one in groups[word]]


class Index:
    """Entries by key, each with its texts; made once, asked often."""

    def __init__(self, entries: Mapping[str, Sequence[Text]]) -> None:
        self._counts: dict[Token, dict[str, float]] = defaultdict(dict)
        self._phrases: dict[Token, list[int]] = defaultdict(list)
        self._owners: list[str] = []
        for key, texts in entries.items():
            for text in texts:
                self._add(key, text)
        self._rarest = log(1 + len(entries))
        self._words = sorted(word for kind, word in self._counts if kind == "word")
        lengths = [0.0] * len(self._owners)
        for token, places in self._phrases.items():
            for at in places:
                lengths[at] += self._weight(token) ** 2
        self._lengths = [sqrt(one) for one in lengths]

    def _add(self, key: str, text: Text) -> None:
        found = Counter(tokens(text.words))
        for token, times in found.items():
            row = self._counts[token]
            row[key] = row.get(key, 0.0) + text.weight * times
        if text.whole and found:
            for token in found:
                self._phrases[token].append(len(self._owners))
            self._owners.append(key)

    def _weight(self, token: Token) -> float:
        """The fewer entries say it, the more it tells; what nobody says tells that we lack it."""
        entries = len(self._counts.get(token, ()))
        return _WEIGHTS[token[0]] * (self._rarest - (log(entries) if entries else 0.0))

    def _nearest(self, word: str) -> str:
        """The word itself, or the one known English word that is a slip or two away."""
        if ("word", word) in self._counts or len(word) < 4 or not word.isalpha():
            return word
        slips = 1 if len(word) < 8 else 2
        scorer = DamerauLevenshtein.distance
        near = process.extractOne(word, self._words, scorer=scorer, score_cutoff=slips)
        return str(near[0]) if near else word

    def _asked(self, text: str) -> dict[Token, float]:
        """The tokens of a query with what each one tells."""
        found = {
            (kind, self._nearest(word) if kind == "word" else word)
            for kind, word in tokens(text[:LONGEST])
        }
        return {token: self._weight(token) for token in sorted(found)}

    def find(self, text: str) -> list[tuple[str, float]]:
        """Keys with how well they fit, best first: how much of the query an entry says (0 to 1),
        and how like the query its most similar phrase is (0 to 1), added."""
        asked = self._asked(text)
        total = sum(asked.values())
        length = sqrt(sum(one**2 for one in asked.values()))
        said: dict[str, float] = defaultdict(float)
        alike: dict[int, float] = defaultdict(float)
        for token, weight in asked.items():
            for key, count in self._counts.get(token, {}).items():
                said[key] += weight / total * count / (count + _ENOUGH)
            for at in self._phrases.get(token, ()):
                alike[at] += weight**2
        best: dict[str, float] = defaultdict(float)
        for at, shared in alike.items():
            key = self._owners[at]
            best[key] = max(best[key], shared / (length * self._lengths[at]))
        fits = {key: score + best[key] for key, score in said.items()}
        return sorted(fits.items(), key=lambda one: (-one[1], one[0]))
