"""The rows of a page as a spreadsheet that adds up by itself, and as csv."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from content.voice import Voice
from pages.papers.page import Cell, Page, Table
from pages.papers.tables import safe

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

FIRST = 3  # the rows above the table: the title, the answer, an empty one
_LITERAL = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def workbook(page: Page) -> bytes:
    """The table with its sums as formulas; every text is text, whatever it begins with."""
    import xlsxwriter

    table, held, voice = _table(page), io.BytesIO(), Voice(page.language)
    book = xlsxwriter.Workbook(held, {"in_memory": True, **_LITERAL})
    book.set_properties(
        {"title": page.title, "created": datetime.combine(page.made_on, time(), UTC)}
    )
    looks = {
        int: book.add_format({"num_format": "#,##0.00"}),
        date: book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
        str: book.add_format({"text_wrap": True, "valign": "top"}),
    }
    bold = book.add_format({"bold": True, "text_wrap": True})
    sheet = book.add_worksheet(re.sub(r"[\[\]:*?/\\']", " ", table.title)[:31])
    sheet.write_string(0, 0, page.title, book.add_format({"bold": True, "font_size": 14}))
    sheet.write_string(1, 0, page.answer)
    for at, name in enumerate(table.head):
        sheet.write_string(FIRST, at, name, bold)
        sheet.set_column(at, at, 60 if at == table.wide else 16)
    for down, row in enumerate(table.rows, FIRST + 1):
        for at, cell in enumerate(row):
            _write(sheet, (down, at), cell, looks[type(cell)])
    money = book.add_format({"num_format": "#,##0.00", "bold": True, "top": 1})
    _sums(sheet, voice, table, (bold, money))
    for below, note in enumerate(page.notes, FIRST + 3 + len(table.rows)):
        sheet.write_string(below, 0, note)
    sheet.freeze_panes(FIRST + 1, 1)
    book.close()
    return held.getvalue()


def _write(sheet: Worksheet, place: tuple[int, int], cell: Cell, look: object) -> None:
    if isinstance(cell, date):
        sheet.write_datetime(*place, datetime.combine(cell, time()), look)
    elif isinstance(cell, int):
        sheet.write_number(*place, cell / 100, look)  # the nearest double; shown to the fen
    else:
        sheet.write_string(*place, cell, look)


def _sums(sheet: Worksheet, voice: Voice, table: Table, looks: tuple[object, object]) -> None:
    """Live totals, rounded to the fen, so that doubles do not show."""
    from xlsxwriter.utility import xl_range

    below = FIRST + 1 + len(table.rows)
    if table.sums and table.rows:
        sheet.write_string(below, 0, voice("take.paper.total"), looks[0])
    for at in table.sums if table.rows else ():
        column = xl_range(FIRST + 1, at, below - 1, at)
        formula = f"=ROUND(SUM({column}),2)"
        sheet.write_formula(below, at, formula, looks[1], table.total(at) / 100)


def rows_as_csv(page: Page) -> bytes:
    """The same rows for any spreadsheet; the first bytes tell Excel that the text is Chinese."""
    table, sheet = _table(page), io.StringIO()
    write = csv.writer(sheet)
    write.writerow([safe(name) for name in table.head])
    for row in table.rows:
        write.writerow([safe(_plain(cell)) for cell in row])
    return sheet.getvalue().encode("utf-8-sig")


def _plain(cell: Cell) -> str:
    """A cell without grouping, so that it can be calculated with."""
    if isinstance(cell, int):
        return f"{'-' if cell < 0 else ''}{abs(cell) // 100}.{abs(cell) % 100:02d}"
    return cell.isoformat() if isinstance(cell, date) else cell


def _table(page: Page) -> Table:
    if page.table is None:
        raise ValueError("this page has no rows")
    return page.table
