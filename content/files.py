"""Opens the files under content/ and refuses anything it does not expect."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent
LANGUAGES = ("zh", "en")


class _Strict(yaml.CSafeLoader):
    """Plain YAML in which a key written twice is an error, not the last one winning."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Builds one mapping; a repeated key raises ValueError."""
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise wrong(Path(node.start_mark.name).name, f"{key} is written twice")
            seen.add(key)
        return super().construct_mapping(node, deep)


def wrong(where: str, problem: str) -> ValueError:
    """The error for a file that does not hold what it should, naming the place."""
    return ValueError(f"{where}: {problem}")


def read_yaml(path: Path) -> Any:
    """What one YAML file holds; an empty file is None, a repeated key a ValueError."""
    with path.open(encoding="utf-8") as file:
        return yaml.load(file, Loader=_Strict)


def read_entries(path: Path) -> "list[Entry]":
    """The mappings a file lists, in order; each must have an `id`, used to name it in errors."""
    rows = read_yaml(path) or []
    if not isinstance(rows, list):
        raise wrong(path.name, "expected a list of entries")
    entries = []
    for number, row in enumerate(rows, start=1):
        whole = Entry.of(row, f"{path.name}: entry {number}")
        entries.append(Entry(whole.data, f"{path.name}: {whole.text('id')}"))
    return entries


@dataclass(frozen=True)
class Entry:
    """One mapping out of a file; every reader's ValueError names the file, the entry, the key."""

    data: dict[str, Any]
    where: str

    @classmethod
    def of(cls, data: object, where: str) -> "Entry":
        """The same mapping with a place to name in errors; anything else is a ValueError."""
        if not isinstance(data, dict):
            raise wrong(where, "expected keys and values")
        return cls(data, where)

    def only(self, *keys: str) -> None:
        """Refuses a key that is not in this list, so that a typing slip cannot pass unseen."""
        for key in self.data:
            if key not in keys:
                raise wrong(self.where, f"unknown key {key}")

    def text(self, key: str) -> str:
        """A text that is there and not blank; spaces at its ends were quoted, so they stay."""
        value = self.data.get(key)
        if not isinstance(value, str) or not value.strip():
            raise wrong(self.where, f"{key} must be a text (quote it if it looks otherwise)")
        return value.strip("\n")

    def label(self, key: str) -> str:
        """A name or a number, as a text."""
        value = self.data.get(key)
        return str(value) if type(value) is int else self.text(key)

    def maybe_text(self, key: str) -> str | None:
        """A text, or None where the key is absent or null."""
        return None if self.data.get(key) is None else self.text(key)

    def one_of(self, key: str, allowed: "tuple[str, ...] | dict[str, Any]") -> str:
        """A text out of a closed list."""
        value = self.text(key)
        if value not in allowed:
            raise wrong(self.where, f"{key} {value} is not one of {', '.join(allowed)}")
        return value

    def exact(self, key: str) -> str:
        """A quoted decimal, zero or more, kept as it is written: "0.0005"."""
        text = self.text(key)
        try:
            if Decimal(text) >= 0:
                return text
        except InvalidOperation:
            pass
        raise wrong(self.where, f"{key} must be a quoted number like 0.0005")

    def inner(self, key: str, *keys: str) -> "Entry":
        """The mapping under a key, holding no other keys than these."""
        found = Entry.of(self.data.get(key), f"{self.where}: {key}")
        found.only(*keys)
        return found

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; an absent key is an empty one."""
        values = self.data.get(key)
        if values is None:
            return ()
        if not isinstance(values, list) or not all(isinstance(v, str) and v for v in values):
            raise wrong(self.where, f"{key} must be a list of texts")
        return tuple(values)

    def both(self, key: str) -> dict[str, str]:
        """One text in each language: {"zh": …, "en": …}."""
        pair = self.inner(key, *LANGUAGES)
        return {language: pair.text(language) for language in LANGUAGES}

    def day(self, key: str) -> date:
        """A date written as 2026-11-24."""
        value = self.data.get(key)
        if type(value) is not date:
            raise wrong(self.where, f"{key} must be a date like 2026-11-24")
        return value

    def maybe_day(self, key: str) -> date | None:
        """A date, or None where the key is absent or null."""
        return None if self.data.get(key) is None else self.day(key)

    def number(self, key: str) -> int:
        """A whole number, zero or more."""
        value = self.data.get(key)
        if type(value) is not int or value < 0:
            raise wrong(self.where, f"{key} must be a whole number")
        return value

    def rows(self, key: str) -> "tuple[Entry, ...]":
        """A list of mappings; an absent key is an empty one."""
        rows = self.data.get(key)
        if not isinstance(rows, list | None):
            raise wrong(self.where, f"{key} must be a list")
        return tuple(
            Entry.of(row, f"{self.where}: {key} {number}")
            for number, row in enumerate(rows or [], start=1)
        )
