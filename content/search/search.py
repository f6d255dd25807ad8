"""Finds questions, words of the field and legal facts by what a reader types."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import DamerauLevenshtein

from content.files import LANGUAGES
from content.glossary import Term, every_term
from content.law import Fact, facts, reference
from content.marks import plain
from content.questions import Question, every_question
from content.search.crisis import in_crisis
from content.search.matching import Index, Text

CRISIS = "cannot-go-on"  # the entry that comes before any debt
SURE = 0.6  # below this, what was found is only the closest: docs/decisions/0013
_LEAST = 0.1  # below this, nothing in it was asked for


@dataclass(frozen=True)
class Found:
    """The id of what was found and how well it fits; from `SURE` on it is likely an answer."""

    id: str
    fit: float

    @property
    def sure(self) -> bool:
        """Whether it is likely what was asked for, not just the closest."""
        return self.fit >= SURE


def _texts(weight: float, texts: Iterable[str], whole: bool = False) -> list[Text]:
    return [Text(weight, plain(text), whole) for text in texts]


def _question(one: Question) -> list[Text]:
    steps = (step for steps in one.do.values() for step in steps)
    return [
        *_texts(1.5, one.q.values(), whole=True),
        *_texts(1.0, one.asks, whole=True),
        *_texts(0.7, one.short.values()),
        *_texts(0.2, [*one.why.values(), *steps]),
    ]


def _term(one: Term) -> list[Text]:
    return [
        *_texts(2.0, one.name.values(), whole=True),
        *_texts(1.5, one.also, whole=True),
        *_texts(0.7, one.meaning.values()),
        *_texts(0.2, (one.example or {}).values()),
    ]


def _fact(one: Fact) -> list[Text]:
    names = [name for source in one.sources for name in source.instrument.name.values()]
    return [
        *_texts(1.5, names, whole=True),
        *_texts(1.0, [*one.says.values(), one.id, one.document or ""]),
        *_texts(1.0, [reference(language, one) for language in LANGUAGES]),
    ]


@cache
def _questions() -> Index:
    return Index({one.id: _question(one) for one in every_question()})


@cache
def _terms() -> Index:
    return Index({one.id: _term(one) for one in every_term()})


@cache
def _facts() -> Index:
    return Index({name: _fact(one) for name, one in facts().items()})


def _found(fits: Iterable[tuple[str, float]]) -> tuple[Found, ...]:
    ranked = sorted((Found(*one) for one in fits if one[1] >= _LEAST), key=lambda one: -one.fit)
    return tuple(ranked)


def _sounds(typed: str, term: Term) -> float:
    """How well letters without tones spell a term: 3 exactly, 2 its beginning, 1.5 with slips."""
    whole = term.full_pinyin.replace(" ", "")
    if typed in (term.pinyin, whole):
        return 3.0
    if term.pinyin.startswith(typed) or (len(typed) > 2 and whole.startswith(typed)):
        return 2.0
    slips = DamerauLevenshtein.distance(typed, whole, score_cutoff=2)
    return 1.5 if len(typed) > 5 and slips <= (1 if len(typed) < 9 else 2) else 0.0


def _by_sound(text: str) -> dict[str, float]:
    """Terms spelled in pinyin, by its first letters or in full; none for anything else."""
    typed = re.sub(r"[\s']", "", unicodedata.normalize("NFKC", text).lower())
    if not re.fullmatch(r"[a-z][a-z0-9]{1,39}", typed):
        return {}
    fits = {term.id: _sounds(typed, term) for term in every_term()}
    return {name: fit for name, fit in fits.items() if fit}


def find_questions(text: str) -> tuple[Found, ...]:
    """Questions that fit, best first; a word of the field spelled in pinyin is understood."""
    fits = _questions().find(text)
    heard = _by_sound(text)
    if heard and (not fits or fits[0][1] < SURE):
        best = max(heard, key=lambda name: heard[name])
        fits = _questions().find(next(one.name["zh"] for one in every_term() if one.id == best))
    if not in_crisis(text):
        return _found(fits)
    return (Found(CRISIS, 3.0), *(one for one in _found(fits) if one.id != CRISIS))


def find_terms(text: str) -> tuple[Found, ...]:
    """Words of the field that fit, best first: by name, by meaning, by pinyin."""
    heard = _by_sound(text)
    fits = dict(_terms().find(text))
    return _found((name, fits.get(name, 0.0) + heard.get(name, 0.0)) for name in fits | heard)


def find_facts(text: str) -> tuple[Found, ...]:
    """Legal facts that fit, best first: by what they say, their instrument, article or kind."""
    return _found(_facts().find(text))
