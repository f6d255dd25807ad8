"""The word list for checking a script of calls and messages (documents/script_words.yaml)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from content.documents.reader import document
from content.files import LANGUAGES, Entry, wrong
from content.marks import marks

WORDS = "script_words"
LENDERS = ("card", "loan", "micro")
KINDS = ("rule", "standard", "self", "fear")  # the firmest first
# An English word ends where no letter follows; Chinese has no such ends.
_WHOLE = {"zh": "{}", "en": r"\b(?:{})\b"}
_FLAGS = {"zh": re.UNICODE, "en": re.ASCII}


@dataclass(frozen=True, slots=True)
class Rule:
    """What one rule says of such words: for which lenders, how firm it is, the sentence."""

    lenders: tuple[str, ...]
    kind: str
    says: Mapping[str, str]

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts it stands on."""
        return tuple(name for kind, name in marks(self.says["zh"]) if kind == "fact")


@dataclass(frozen=True, slots=True)
class Words:
    """One kind of words to look for: how they sound, what speaks against them, what to say."""

    id: str
    name: Mapping[str, str]
    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    unless: tuple[re.Pattern[str], ...]
    rules: tuple[Rule, ...]
    fear: Mapping[str, str]
    instead: Mapping[str, str]


def _rule(row: Entry) -> Rule:
    row.only("for", "kind", *LANGUAGES)
    lenders = row.texts("for")
    if not lenders or not set(lenders) <= set(LENDERS):
        raise wrong(row.where, f"for must name some of {', '.join(LENDERS)}")
    return Rule(lenders, row.one_of("kind", KINDS[:-1]), {one: row.text(one) for one in LANGUAGES})


def _compiled(row: Entry, key: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Every pattern of an entry with its language; one that cannot be read is a ValueError."""
    if row.data.get(key) is None:
        return ()
    both, made = row.inner(key, *LANGUAGES), []
    for language in LANGUAGES:
        for one in both.texts(language):
            try:
                made.append((language, re.compile(_WHOLE[language].format(one), _FLAGS[language])))
            except re.error as problem:
                raise wrong(row.where, f"{one} is no pattern: {problem}") from None
    return tuple(made)


def read_words(row: Entry) -> Words:
    """One entry of the list; anything missing is a ValueError naming it."""
    row.only("id", "name", "patterns", "unless", "rules", "fear", "instead")
    patterns = _compiled(row, "patterns")
    if {language for language, _ in patterns} != set(LANGUAGES):
        raise wrong(row.where, "patterns are needed in both languages")
    return Words(
        id=row.text("id"),
        name=row.both("name"),
        patterns=patterns,
        unless=tuple(one for _, one in _compiled(row, "unless")),
        rules=tuple(_rule(one) for one in row.rows("rules")),
        fear=row.both("fear"),
        instead=row.both("instead"),
    )


@cache
def script_words() -> tuple[Words, ...]:
    """Every kind of words to look for, in the order of the file."""
    rows = document(WORDS)
    return tuple(read_words(Entry.of(row, f"{WORDS}.yaml: {row['id']}")) for row in rows)
