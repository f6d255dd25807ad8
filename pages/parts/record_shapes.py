"""Which shape each thing of a visit must have: what comes back from a tab is a stranger's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from pages.papers.contacts import FIELDS, PROOFS
from planner.loan import Method, Per
from planner.money import Rounding

CASE = 120_000  # letters of a case: some forty debts with all their offers
_LONG, MANY, _COUNT = 600, 250, 60
_BEGUN = 20_000  # letters of all notes that are begun: some forty as long as a note may be


def said(value: object) -> bool:
    """A text that is not endless."""
    return isinstance(value, str) and len(value) <= _LONG


def counted(value: object) -> bool:
    """A small number: of rows, of an answer."""
    return isinstance(value, int) and 0 <= value <= _COUNT


def day(value: object) -> date | None:
    """A day as it is written."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _plain(value: object) -> bool:
    """A word, a count, or nothing."""
    return value is None or said(value) or counted(value)


def _plainly(value: object) -> bool:
    """Words and counts by name."""
    if not isinstance(value, Mapping) or len(value) > MANY:
        return False
    return all(map(said, value)) and all(map(_plain, value.values()))


def _answers(value: object) -> bool:
    """For each quiz the number of the answer to each question."""
    return isinstance(value, dict) and all(
        isinstance(one, dict) and all(map(said, one)) and all(map(counted, one.values()))
        for one in value.values()
    )


def _contacts(value: object) -> bool:
    """The rows of the log, each whole."""
    return isinstance(value, list) and all(
        _plainly(row) and set(row) == set(FIELDS) and row["proof"] in PROOFS and day(row["day"])
        for row in value
    )


def _text(value: object) -> bool:
    """A text of ours that its own reader looks through."""
    return isinstance(value, str) and len(value) <= CASE


def _begun(value: object) -> bool:
    """What is begun, by its debt: each as long as it was typed, all of them not endless."""
    if not isinstance(value, dict) or len(value) > MANY or not all(map(said, value)):
        return False
    texts = [one for one in value.values() if isinstance(one, str)]
    return len(texts) == len(value) and sum(map(len, texts)) <= _BEGUN


def _looked(value: object) -> bool:
    """What was looked at, in lists by name, and of which case."""
    if not isinstance(value, dict) or len(value) > MANY or not all(map(said, value)):
        return False
    lists = [one for one in value.values() if isinstance(one, list)]
    others = [one for one in value.values() if not isinstance(one, list)]
    short = all(len(one) <= MANY and all(map(said, one)) for one in lists)
    return short and all(map(_plain, others))


_SHAPES: dict[str, Callable[[object], bool]] = {
    "answers": _answers,
    "case": _text,
    "contacts": _contacts,
    "doubts": _text,
    "last": _text,
    "method": lambda value: value in list(Method),
    "owed_filled": _plainly,
    "session_looked": _looked,
    "session_notes_begun": _begun,
    "rate_per": lambda value: value in list(Per),
    "rounding": lambda value: value is None or value in list(Rounding),
}


def fits(key: str, value: object) -> bool:
    """Whether a choice has its shape: by the table, else a word, a count, or a few of them."""
    if key in _SHAPES:
        return _SHAPES[key](value)
    if isinstance(value, list | tuple):
        return len(value) <= MANY and all(map(_plain, value))
    return _plain(value) or _plainly(value)
