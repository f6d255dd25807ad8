"""Papers opened by readers that are not ours: poppler, openpyxl, icalendar, csv."""

from __future__ import annotations

import csv
import io
import re
import struct
import subprocess
from collections.abc import Callable, Iterator
from datetime import datetime
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import icalendar
import openpyxl
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image, ImageChops

MAKERS = dict[str, Callable[[], bytes]]  # what each download button makes, by the name of its file


def _read(command: str, *args: str, pdf: bytes, where: Path) -> str:
    path = where / "paper.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(
        [command, *args, str(path), *(["-"] if command == "pdftotext" else [])],
        capture_output=True,
        check=True,
    )
    return done.stdout.decode()


def text(pdf: bytes, where: Path) -> str:
    """The words of a PDF as one copies them, without spaces and breaks."""
    return squeezed(_read("pdftotext", "-raw", pdf=pdf, where=where))


def squeezed(words: str) -> str:
    """Words without what a line break changes."""
    return re.sub(r"[\s\u200b]", "", words)


def fonts(pdf: bytes, where: Path) -> list[list[str]]:
    """Name, embedded, subset, Unicode of each font in a PDF."""
    rows = _read("pdffonts", pdf=pdf, where=where).splitlines()[2:]
    return [[row.split()[0], *row.split()[-5:-2]] for row in rows]


class Word(NamedTuple):
    """A word of a PDF: the number and the size of its sheet, where it stands, in points."""

    sheet: int
    size: tuple[float, float]
    box: tuple[float, float, float, float]
    text: str


def words(pdf: bytes, where: Path) -> Iterator[Word]:
    """Each word of a PDF and where it stands."""
    found = _read("pdftotext", "-bbox", pdf=pdf, where=where)
    for number, sheet in enumerate(found.split("<page ")[1:]):
        width, height = re.findall(r'(?:width|height)="([\d.]+)"', sheet)[:2]
        for corners, said in re.findall(r"<word (.*?)>(.*?)</word>", sheet):
            left, top, right, bottom = map(float, re.findall(r'"([-\d.]+)"', corners))
            size = (float(width), float(height))
            yield Word(number, size, (left, top, right, bottom), said)


def cut_off(pdf: bytes, where: Path, margin: float) -> list[Word]:
    """The words that stand in the margin of their sheet or off it; the lower one holds the foot."""
    return [
        one
        for one in words(pdf, where)
        if min(one.box[0], one.box[1], one.size[0] - one.box[2]) < margin
        or one.size[1] - one.box[3] < margin / 2
    ]


def overlapping(pdf: bytes, where: Path) -> list[tuple[Word, Word]]:
    """Words of one line that lie on each other."""
    found = sorted(words(pdf, where), key=lambda one: (one.sheet, round(one.box[1]), one.box[0]))
    return [
        (one, two)
        for one, two in pairwise(found)
        if (one.sheet, round(one.box[1])) == (two.sheet, round(two.box[1]))
        and one.box[2] > two.box[0] + 0.5
    ]


def png_size(png: bytes) -> tuple[int, int]:
    """Width and height of a PNG out of its head."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def apart(png: bytes, pdf: bytes, where: Path) -> int:
    """How far a picture is from a PDF of one page as poppler draws it, in grey from 0 to 255.

    The sizes agree to a pixel; squares of a character's size are compared, the worst one counts.
    """
    (where / "page.pdf").write_bytes(pdf)
    command = ["pdftoppm", "-r", "216", "-png", "-singlefile", "page.pdf", "page"]
    subprocess.run(command, cwd=where, check=True)
    ours, theirs = Image.open(io.BytesIO(png)), Image.open(where / "page.png")
    assert max(abs(one - two) for one, two in zip(ours.size, theirs.size, strict=True)) <= 1
    small = (ours.width // 16, ours.height // 16)
    pair = [each.convert("L").resize(small, Image.Resampling.BOX) for each in (ours, theirs)]
    return max(ImageChops.difference(*pair).tobytes())


def events(ics: bytes) -> list[Any]:
    """The events of a calendar."""
    return list(icalendar.Calendar.from_ical(ics).walk("VEVENT"))


def sheet(xlsx: bytes, values: bool = False) -> Worksheet:
    """The first sheet of a workbook; formulas as written, or the values kept with them."""
    found = openpyxl.load_workbook(io.BytesIO(xlsx), data_only=values).worksheets[0]
    assert isinstance(found, Worksheet)
    return found


def cells(found: Worksheet, count: int) -> list[list[str]]:
    """The head of a table and so many rows, as the csv file writes them; it begins in row 4."""
    rows = found.iter_rows(min_row=4, max_row=4 + count, values_only=True)
    return [[_plain(cell) for cell in row] for row in rows]


def _plain(cell: Any) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, int | float):
        return f"{Decimal(str(cell)):.2f}"
    return "" if cell is None else str(cell)


def added_up(found: Worksheet) -> dict[str, Decimal]:
    """What each formula `=ROUND(SUM(range),2)` of a sheet comes to, added here cell by cell."""
    sums = {}
    for row in found.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                (column,) = re.findall(
                    r"^=ROUND\(SUM\(([A-Z]+\d+:[A-Z]+\d+)\),2\)$", str(cell.value)
                )
                parts = [Decimal(str(one.value)) for (one,) in found[column]]
                sums[cell.coordinate] = sum(parts, Decimal())
    return sums


def rows(data: bytes) -> list[list[str]]:
    """The rows of a csv file as Excel reads it."""
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
