"""The words of the field, out of content/glossary/glossary.yaml."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from content.files import FOLDER, Entry, read_entries, wrong
from content.law import check_texts

GLOSSARY = FOLDER / "glossary" / "glossary.yaml"


@dataclass(frozen=True)
class Term:
    """One word of the field: its names, pinyin and what people call it, what it means."""

    id: str
    topic: str
    name: dict[str, str]
    pinyin: str
    full_pinyin: str
    also: tuple[str, ...]
    meaning: dict[str, str]
    example: dict[str, str] | None
    facts: tuple[str, ...]


def _example(entry: Entry) -> dict[str, str] | None:
    """An example in both languages or in none."""
    if "example_zh" not in entry.data and "example_en" not in entry.data:
        return None
    return {"zh": entry.text("example_zh"), "en": entry.text("example_en")}


def _term(entry: Entry) -> Term:
    """One term; an unknown fact is a ValueError."""
    entry.only(
        *("id", "topic", "zh", "en", "pinyin", "full_pinyin", "also", "zh_meaning", "en_meaning"),
        *("example_zh", "example_en", "facts"),
    )
    made = Term(
        id=entry.text("id"),
        topic=entry.label("topic"),
        name={"zh": entry.text("zh"), "en": entry.text("en")},
        pinyin=entry.text("pinyin"),
        full_pinyin=entry.maybe_text("full_pinyin") or "",
        also=entry.texts("also"),
        meaning={"zh": entry.text("zh_meaning"), "en": entry.text("en_meaning")},
        example=_example(entry),
        facts=entry.texts("facts"),
    )
    check_texts(entry.where, made.facts, *made.meaning.values())
    return made


def load_glossary(path: Path = GLOSSARY) -> tuple[Term, ...]:
    """Every term in the file's order, none while there is no file; a repeated id is refused."""
    found = tuple(_term(entry) for entry in read_entries(path)) if path.exists() else ()
    if len({term.id for term in found}) != len(found):
        raise wrong(path.name, "an id is used twice")
    return found


@cache
def every_term() -> tuple[Term, ...]:
    """Every term of the glossary."""
    return load_glossary()
