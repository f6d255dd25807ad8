"""The short words of every page, both languages side by side, out of content/words/."""

from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from content.files import FOLDER, LANGUAGES, Entry, read_yaml, wrong
from content.straight import straight

WORDS = FOLDER / "words"


def load_words(folder: Path = WORDS) -> dict[str, dict[str, str]]:
    """Every key with its two texts; a key in two files, or half a pair, is a ValueError."""
    table: dict[str, dict[str, str]] = {}
    for path in sorted(folder.glob("*.yaml")):
        whole = Entry.of(read_yaml(path) or {}, path.name)
        for key in whole.data:
            if key in table:
                raise wrong(path.name, f"{key} is already in another file")
            table[key] = whole.both(key)
    return table


@cache
def _words() -> dict[str, dict[str, str]]:
    return load_words()


def word_keys() -> frozenset[str]:
    """Every key there are words for."""
    return frozenset(_words())


@cache
def placeholders(text: str) -> frozenset[str]:
    """The names in {braces} that a text waits for."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name)


class _Counting(Formatter):
    """{count:day|days} is a number with its noun: 1 day, 12 days; without a bar as str.format."""

    def format_field(self, value: Any, format_spec: str) -> str:
        one, bar, many = format_spec.partition("|")
        if not bar:
            return str(super().format_field(value, format_spec))
        return f"{value} {one if str(value) == '1' else many}"


def fill(key: str, text: str, values: dict[str, Any]) -> str:
    """The text with its {names} filled in; a name without a value is a KeyError naming both."""
    for name in sorted(placeholders(text)):
        if name not in values:
            raise KeyError(f"{key} needs a value for {{{name}}}")
    typed = {name: straight(one) for name, one in values.items() if type(one) is str}
    return _Counting().vformat(text, (), values | typed)


def unfilled(language: str, key: str) -> str:
    """The words for a key in one language, {names} still open; an unknown key is a KeyError."""
    pair = _words().get(key)
    if pair is None:
        raise KeyError(f"no words for {key}")
    if language not in LANGUAGES:
        raise KeyError(f"no words in the language {language} for {key}")
    return pair[language]


def t(language: str, key: str, **values: Any) -> str:
    """The words for a key in one language, filled in; an unknown key is a KeyError naming it."""
    return fill(key, unfilled(language, key), values)
