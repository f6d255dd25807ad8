"""What a borrower says or sends to the lender, out of content/letters/: Chinese, with a reading."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from content.files import FOLDER, LANGUAGES, Entry, read_yaml, wrong
from content.law import check_texts
from content.marks import marks
from content.words import fill, placeholders

LETTERS = FOLDER / "letters"
USES = ("say", "send")
# What the page can fill in; where nothing was typed it stays open for a pen.
VALUES = (
    *("principal", "rate", "left", "days_late", "by", "overdue", "budget", "want", "result"),
    *("agreed", "reason", "from_day", "today", "events", "breaches", "received"),
)


@dataclass(frozen=True)
class Letter:
    """One script or letter: its name, when it helps, its paragraphs, what it asks for, its facts.

    `asks` names the fields that its page shows for it; `use` is `say` (aloud) or `send`.
    """

    id: str
    order: int
    use: str
    name: dict[str, str]
    helps: dict[str, str]
    asks: tuple[str, ...]
    facts: tuple[str, ...]
    lines: tuple[dict[str, str], ...]

    def written(self, language: str, values: Mapping[str, Any]) -> str:
        """The whole text, filled in, a blank line between paragraphs."""
        where = f"letter {self.id}"
        return "\n\n".join(fill(where, line[language], dict(values)) for line in self.lines)


def _line(row: Entry) -> dict[str, str]:
    """A paragraph in both languages, waiting for the same known values, without marks."""
    pair = {language: row.text(language) for language in LANGUAGES}
    row.only(*LANGUAGES)
    waits = {language: placeholders(text) for language, text in pair.items()}
    if waits["zh"] != waits["en"]:
        raise wrong(row.where, "the two languages wait for different values")
    for name in waits["zh"]:
        if name not in VALUES:
            raise wrong(row.where, f"nothing fills in {{{name}}}")
    if any(marks(text) for text in pair.values()):
        raise wrong(row.where, "a letter carries no marks: list its facts instead")
    return pair


def read_letter(path: Path) -> Letter:
    """One letter out of its file; its id is the file's name."""
    entry = Entry.of(read_yaml(path), path.name)
    entry.only("order", "use", "name", "helps", "asks", "facts", "lines")
    made = Letter(
        id=path.stem,
        order=entry.number("order"),
        use=entry.one_of("use", USES),
        name=entry.both("name"),
        helps=entry.both("helps"),
        asks=entry.texts("asks"),
        facts=entry.texts("facts"),
        lines=tuple(_line(row) for row in entry.rows("lines")),
    )
    check_texts(entry.where, made.facts, *made.helps.values())
    if not made.lines:
        raise wrong(entry.where, "a letter needs lines")
    return made


def load_letters(folder: Path = LETTERS) -> tuple[Letter, ...]:
    """Every letter of a folder, in the order the page offers them."""
    found = [read_letter(path) for path in sorted(folder.glob("*.yaml"))]
    return tuple(sorted(found, key=lambda letter: letter.order))


@cache
def every_letter() -> tuple[Letter, ...]:
    """Every letter that ships with the product."""
    return load_letters()


@cache
def court_letters() -> dict[str, Letter]:
    """What is handed to a court, by id: out of the folder beside the letters to lenders."""
    return {one.id: one for one in load_letters(LETTERS / "court")}
