"""The files of each paper: to whom they go, and what makes their bytes when they are asked for."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from pages.papers.case import by_date, days, printing, workbook
from pages.papers.case.blocks import Sheet
from pages.papers.case.bring import bring
from pages.papers.case.kinds import Paper, PaperFile
from pages.papers.case.ledger import ledger
from pages.papers.case.letter import hold, letter
from pages.papers.case.my_page import my_page
from pages.papers.case.reach import held_for, written_to
from pages.papers.case.script import script
from pages.papers.case.shares import shares
from pages.papers.case.speaking import Speaker
from pages.papers.case.standing import Line, Standing
from pages.papers.case.statement import statement
from pages.papers.case.word import word

Maker = Callable[[], bytes]
OLDEST = date(1980, 1, 1)  # no zip file can hold an earlier day


def makers(
    found: Standing, say: Speaker, paper: Paper, waits: frozenset[str]
) -> Iterator[tuple[int, str, Maker]]:
    """Each file of a paper: the number of its lender, its ending, what makes it."""
    whole: dict[Paper, Callable[[Standing, Speaker], Sheet]] = {
        Paper.STATEMENT: statement,
        Paper.LEDGER: ledger,
        Paper.BRING: bring,
    }
    if paper in whole:
        yield 0, "pdf", lambda: printing.pdf([whole[paper](found, say)])
    if paper is Paper.MY_PAGE:
        yield 0, "pdf", lambda: printing.pdf(client_pages(found, say))
        yield 0, "png", lambda: printing.picture(my_page(found, say))
    elif paper is Paper.SCHEDULE:
        yield 0, "xlsx", lambda: workbook.workbook(found, say)
        yield 0, "csv", lambda: by_date.rows_as_csv(found, say)
    elif paper is Paper.CALENDAR:
        yield 0, "ics", lambda: days.calendar(found, say)
    elif paper is Paper.SHARES:
        yield 0, "pdf", lambda: printing.pdf([shares(found, say, None)])
    yield from _by_lender(found, say, paper, waits)


def client_pages(found: Standing, say: Speaker) -> list[Sheet]:
    """The client's page in each language: on a page for two there is no room for the figures."""
    return [my_page(found, one) for one in say.each]


def _by_lender(
    found: Standing, say: Speaker, paper: Paper, waits: frozenset[str]
) -> Iterator[tuple[int, str, Maker]]:
    """The files that go to one lender each."""
    each: dict[Paper, Callable[[Standing, Line, Speaker], Sheet]] = {
        Paper.LETTER: letter,
        Paper.HOLD: hold,
        Paper.SCRIPT: script,
        Paper.SHARES: lambda found, line, say: shares(found, say, line),
    }
    if paper not in each:
        return
    speaks_to = held_for if paper is Paper.HOLD else written_to
    for line in filter(speaks_to, found.lines):
        if line.debt.id in waits:
            continue
        sheet = partial(each[paper], found, line, say)
        yield line.number, "pdf", partial(_printed, say, sheet)
        if paper in (Paper.LETTER, Paper.HOLD):
            yield line.number, "docx", partial(_written, say, sheet, found.today)


def _printed(say: Speaker, sheet: Callable[[], Sheet]) -> bytes:
    return printing.pdf([sheet()])


def _written(say: Speaker, sheet: Callable[[], Sheet], today: date) -> bytes:
    return word(say, sheet(), today)


def zipped(files: tuple[PaperFile, ...], today: date) -> bytes:
    """Files in one, stamped with the reader's day."""
    held, stamp = io.BytesIO(), max(today, OLDEST)
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        for one in files:
            about = zipfile.ZipInfo(one.name, (stamp.year, stamp.month, stamp.day, 0, 0, 0))
            made.writestr(about, one.make(), zipfile.ZIP_DEFLATED)
    return held.getvalue()
