"""All papers of a case: which can be made, what keeps others back, their files made on a tap."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from pages.papers.case.age import stopped
from pages.papers.case.blocks import Sheet
from pages.papers.case.files import Maker, client_pages, makers, zipped
from pages.papers.case.kinds import Lack, NotYet, Paper, PaperFile, Why
from pages.papers.case.lacking import lacks
from pages.papers.case.speaking import BOTH, LANGUAGES, Speaker
from pages.papers.case.standing import Standing, standing
from planner.case import Case

MIMES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "ics": "text/calendar",
    "zip": "application/zip",
}


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers of one case on a day, in one language or in both side by side."""

    found: Standing
    language: str

    @property
    def say(self) -> Speaker:
        """Their words."""
        return Speaker(self.language)

    def missing(self, paper: Paper) -> list[Lack]:
        """What keeps a paper back; empty where it can be made."""
        return lacks(self.found, paper)

    def preview(self) -> list[Sheet]:
        """The client's page as it would be printed now, to look at; empty while a figure is open.

        That the client has not confirmed the figures yet keeps it back from paper, not from here.
        """
        if any(one.why is not Why.UNCONFIRMED for one in self.missing(Paper.MY_PAGE)):
            return []
        return client_pages(self.found, self.say)

    def files(self, paper: Paper) -> tuple[PaperFile, ...]:
        """The files of a paper, none of them made yet. Raises `NotYet`.

        Where only the letter to one lender has to wait (`missing` names it), the others are here.
        """
        lacking = self.missing(paper)
        waits = stopped(self.found, lacking)
        made = makers(self.found, self.say, paper, waits)
        files = tuple(self._named(paper, *one) for one in made)
        if len(waits) < len(lacking) or not files:
            raise NotYet(paper, lacking)
        return files

    def all(self) -> tuple[PaperFile, ...]:
        """The files of every paper that can be made."""
        return tuple(one for paper in Paper for one in self._ready(paper))

    def _ready(self, paper: Paper) -> tuple[PaperFile, ...]:
        try:
            return self.files(paper)
        except NotYet:
            return ()

    def bundle(self) -> PaperFile:
        """Everything that can be made, in one file."""
        return PaperFile(Paper.BRING, self._name("all", "zip"), MIMES["zip"], self._zipped)

    def one(self, paper: Paper) -> PaperFile:
        """All files of one paper in one: a letter to each lender. Raises `NotYet`."""
        made = self.files(paper)
        packed = partial(zipped, made, self.found.today)
        return PaperFile(paper, self._name(paper, "zip"), MIMES["zip"], packed)

    def _zipped(self) -> bytes:
        return zipped(self.all(), self.found.today)

    def _named(self, paper: Paper, number: int, ending: str, make: Maker) -> PaperFile:
        return PaperFile(paper, self._name(paper, ending, number), MIMES[ending], make)

    def _name(self, paper: str, ending: str, number: int = 0) -> str:
        """What it is, a number and the day: never whose it is or who is written to."""
        shown = Speaker("zh" if self.language == BOTH else self.language)
        numbered = f"-{number:02d}" if number else ""
        name = shown(f"papers.name.{paper}")[0]
        return f"{name}{numbered}-{self.found.today.isoformat()}.{ending}"


def papers_of(
    case: Case, language: str, today: date, looked_at: frozenset[str] = frozenset()
) -> Papers:
    """The papers of a case on a day: `language` is zh, en or both.

    `looked_at` are the ids of debts whose age a counsellor has looked at with the client: a letter
    may own to them although nobody demanded or paid for years.
    """
    if language not in LANGUAGES:
        raise ValueError(f"no papers in the language {language}")
    return Papers(standing(case, today, looked_at), language)


def missing(case: Case, paper: Paper, today: date | None = None) -> list[Lack]:
    """What keeps a paper from being made, by its place in the case; on the day it was saved."""
    return lacks(standing(case, today or case.saved_on), paper)
