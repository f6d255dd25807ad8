"""The papers of a case, and what keeps one of them from being made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pages.papers.case.speaking import Speaker, Text


class Paper(StrEnum):
    """The nine papers; the letter has a version that asks for time and names no sum."""

    MY_PAGE = "my_page"
    STATEMENT = "statement"
    SHARES = "shares"
    LETTER = "letter"
    HOLD = "hold"
    SCRIPT = "script"
    SCHEDULE = "schedule"
    CALENDAR = "calendar"
    LEDGER = "ledger"
    BRING = "bring"


class Why(StrEnum):
    """What keeps a paper back."""

    UNKNOWN = "unknown"
    UNCONFIRMED = "unconfirmed"  # the client has not said yet that the figures are right
    OLD = "old"  # nobody demanded or paid for as long as a claim can be brought
    NOTHING = "nothing"  # there is nothing to put on it
    TOO_MUCH = "too_much"  # more was promised than even a usual month leaves


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is missing: its place in the case (`debts.0.owed`), why, whose it is."""

    path: str
    why: Why
    name: str = ""

    @property
    def field(self) -> str:
        """The name of the field, without its place."""
        return self.path.rpartition(".")[2]

    def what(self, say: Speaker) -> Text:
        """What is missing, in words: 还欠多少."""
        return say(f"papers.lack.{self.field if self.why is Why.UNKNOWN else self.why}")

    def said(self, language: str) -> Text:
        """It in words with whose it is, one for each language: 花呗：还欠多少."""
        say = Speaker(language)
        what = self.what(say)
        return say("papers.lack.of", name=self.name, what=what) if self.name else what


class NotYet(ValueError):
    """A paper that cannot be made yet; `lacks` says why."""

    def __init__(self, paper: Paper, lacks: Sequence[Lack]) -> None:
        super().__init__(f"{paper}: {', '.join(f'{one.path} {one.why}' for one in lacks)}")
        self.paper, self.lacks = paper, tuple(lacks)


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A file of a paper: its neutral name, its kind, and its bytes when they are asked for."""

    paper: Paper
    name: str
    mime: str
    make: Callable[[], bytes]
