"""Reads the talks to practise out of content/rehearsals/, each whole or refused with its place."""

import re
from functools import cache
from pathlib import Path

from content.files import FOLDER, LANGUAGES, Entry, read_yaml, wrong
from content.law import check_texts
from content.marks import marks
from content.rehearsals.checking import check
from content.rehearsals.rehearsal import (
    KINDS,
    SIDES,
    SITUATIONS,
    WORTHS,
    Answer,
    End,
    Pair,
    Rehearsal,
    Turn,
)
from content.words import placeholders

REHEARSALS = FOLDER / "rehearsals"
# What the page can fill in: the figures of a letter; what nobody typed stays open there.
VALUES = (
    *("principal", "rate", "left", "days_late", "by", "overdue", "budget", "want", "result"),
    *("agreed", "reason", "from_day"),
)


def _pair(entry: Entry, key: str, figures: bool = False) -> Pair:
    """A text in both languages with the same marks and the same figures to fill in."""
    pair, where = entry.both(key), f"{entry.where}: {key}"
    if marks(pair["zh"]) != marks(pair["en"]):
        raise wrong(where, "the two languages carry different marks")
    waits = {language: placeholders(pair[language]) for language in LANGUAGES}
    if waits["zh"] != waits["en"]:
        raise wrong(where, "the two languages wait for different values")
    for name in waits["zh"]:
        if not figures or name not in VALUES:
            raise wrong(where, f"nothing fills in {{{name}}}")
    return pair


def _spoken(entry: Entry, key: str) -> Pair:
    """What is said aloud: it may hold figures, and carries no marks."""
    pair = _pair(entry, key, figures=True)
    if marks(pair["zh"]):
        raise wrong(f"{entry.where}: {key}", "what is said aloud carries no marks")
    return pair


def _id(entry: Entry) -> str:
    """A name of small letters and hyphens: the page has others of its own."""
    if not re.fullmatch(r"[a-z]+(-[a-z]+)*", entry.text("id")):
        raise wrong(entry.where, "an id is made of small letters and hyphens")
    return entry.text("id")


def _answer(entry: Entry) -> Answer:
    entry.only("id", "worth", "promises", "says", "does", "why", "goes")
    made = Answer(
        id=_id(entry),
        worth=entry.one_of("worth", WORTHS),
        promises_more="promises" in entry.data and bool(entry.one_of("promises", ("more",))),
        says=_spoken(entry, "says"),
        does=_pair(entry, "does"),
        why=_pair(entry, "why"),
        goes=entry.text("goes"),
    )
    check_texts(entry.where, (), *made.does.values(), *made.why.values())
    if made.promises_more and made.worth != "harm":
        raise wrong(entry.where, "a promise of more than can be paid does harm")
    return made


def _turn(entry: Entry) -> Turn:
    entry.only("id", "step", "says", "plain", "holds", "answers")
    says = _spoken(entry, "says")
    figures = bool(placeholders(says["zh"]))
    if figures != ("plain" in entry.data):
        raise wrong(entry.where, "plain stands where says has a figure, and nowhere else")
    inner = entry.inner("holds", *LANGUAGES)
    holds = {language: inner.texts(language) for language in LANGUAGES}
    if not holds["zh"] or len(holds["zh"]) != len(holds["en"]):
        raise wrong(inner.where, "as many points in each language, at least one")
    return Turn(
        id=_id(entry),
        step=_pair(entry, "step"),
        says=says,
        plain=_pair(entry, "plain") if figures else says,
        holds=holds,
        answers=tuple(_answer(row) for row in entry.rows("answers")),
    )


def _end(entry: Entry) -> End:
    entry.only("id", "kind", "says", "then")
    made = End(
        id=_id(entry),
        kind=entry.one_of("kind", KINDS),
        says=_pair(entry, "says"),
        then=_pair(entry, "then"),
    )
    check_texts(entry.where, (), *made.says.values(), *made.then.values())
    return made


def read_rehearsal(path: Path) -> Rehearsal:
    """One talk out of its file; its id is the file's name."""
    entry = Entry.of(read_yaml(path), path.name)
    entry.only(
        *("order", "situation", "side", "name", "scene", "letter", "page", "facts"),
        *("turns", "ends"),
    )
    turns = [_turn(row) for row in entry.rows("turns")]
    ends = [_end(row) for row in entry.rows("ends")]
    made = Rehearsal(
        id=path.stem,
        order=entry.number("order"),
        situation=entry.one_of("situation", SITUATIONS),
        side=entry.one_of("side", SIDES),
        name=_pair(entry, "name"),
        scene=_pair(entry, "scene"),
        letter=entry.maybe_text("letter"),
        page=entry.maybe_text("page"),
        facts=entry.texts("facts"),
        turns={one.id: one for one in turns},
        ends={one.id: one for one in ends},
    )
    check_texts(path.name, made.facts)
    names = [one.id for one in turns] + [one.id for one in ends]
    if len(set(names)) != len(names):
        raise wrong(path.name, "the id of a turn or an end is used twice")
    check(made, path.name)
    return made


def load_rehearsals(folder: Path = REHEARSALS) -> tuple[Rehearsal, ...]:
    """Every talk of a folder, in the order the page offers them."""
    found = [read_rehearsal(path) for path in sorted(folder.glob("*.yaml"))]
    return tuple(sorted(found, key=lambda one: (one.order, one.id)))


@cache
def every_rehearsal() -> tuple[Rehearsal, ...]:
    """Every talk that ships with the product."""
    return load_rehearsals()
