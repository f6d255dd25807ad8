"""A letter as a Word file, so that its writer can change it before it is sent."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from content.straight import straight
from pages.papers.case.blocks import Blank, Block, Grid, Heading, Items, Mark, Para, Sheet, Weight
from pages.papers.case.speaking import Speaker, Text

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

FONT = "Microsoft YaHei"  # on most machines that open Word files in China; others put their own
SIZE, TITLE, HEAD = 10.5, 16, 12
WIDTH, HEIGHT, MARGIN = 210, 297, 20  # A4, in millimetres
LINE = "_" * 24
MARKS = {Mark.DOT: "•", Mark.BOX: "☐"}
EAST_ASIA = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}eastAsia"


def word(say: Speaker, sheet: Sheet, made_on: date) -> bytes:
    """The file: headings, paragraphs, tables; nothing in it says who made it."""
    import docx

    document = docx.Document()
    _set_up(document, sheet, made_on)
    _Writer(document, len(say.voices)).sheet(sheet)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def _set_up(document: Document, sheet: Sheet, made_on: date) -> None:
    """A4, one typeface, no author, the reader's day instead of the machine's."""
    from docx.shared import Mm, Pt

    font = document.styles["Normal"].font
    font.name, font.size = FONT, Pt(SIZE)
    font.element.rPr.rFonts.set(EAST_ASIA, FONT)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(WIDTH), Mm(HEIGHT)
    section.left_margin = section.right_margin = Mm(MARGIN)
    section.top_margin = section.bottom_margin = Mm(MARGIN)
    section.footer.paragraphs[0].text = "\n".join(sheet.foot)
    about = document.core_properties
    about.title, about.author, about.comments, about.last_modified_by = sheet.title[0], "", "", ""
    about.created = about.modified = datetime.combine(made_on, time(), UTC)


class _Writer:
    """Writes the parts of a sheet one after the other; two languages stand in two columns."""

    def __init__(self, document: Document, languages: int) -> None:
        self.document, self.languages = document, languages

    def sheet(self, sheet: Sheet) -> None:
        self._beside(sheet.title, bold=True, size=TITLE)
        for block in sheet.blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        if isinstance(block, Heading):
            self._beside(block.words, bold=True, size=HEAD)
        elif isinstance(block, Para):
            self._beside(block.words, bold=block.weight is Weight.HEAVY)
        elif isinstance(block, Items):
            for number, one in enumerate(block.items, 1):
                mark = MARKS.get(block.mark, f"{number}.")
                self._beside(tuple(f"{mark} {words}" for words in one))
        elif isinstance(block, Grid):
            self._grid(block)
        elif isinstance(block, Blank):
            self._beside(tuple(f"{words} {LINE}" for words in block.label))
        else:
            for inner in (*block.left, *block.right):
                self._block(inner)

    def _beside(self, words: Text, bold: bool = False, size: float = SIZE) -> None:
        """A paragraph; where there are two languages, one row of a table without lines."""
        if self.languages == 1:
            _write(self.document.add_paragraph(), words[0], bold, size)
            return
        row = self.document.add_table(rows=1, cols=self.languages).rows[0]
        for cell, said in zip(row.cells, words, strict=True):
            _write(cell.paragraphs[0], said, bold, size)

    def _grid(self, grid: Grid) -> None:
        table = self.document.add_table(rows=0, cols=len(grid.head))
        table.style = "Table Grid"
        for row in (grid.head, *grid.rows, *([grid.foot] if grid.foot else [])):
            heavy = row is grid.head or row is grid.foot
            for at, (cell, words) in enumerate(zip(table.add_row().cells, row, strict=True)):
                _fill(cell, words, heavy, right=at in grid.amounts)
        self.document.add_paragraph()


def _fill(cell: _Cell, words: Text, bold: bool, right: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = cell.paragraphs[0]
    _write(paragraph, "\n".join(dict.fromkeys(words)), bold, SIZE)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _write(paragraph: Paragraph, words: str, bold: bool, size: float) -> None:
    from docx.shared import Pt

    run = paragraph.add_run(straight(words))
    run.bold, run.font.size = bold, Pt(size)
    paragraph.paragraph_format.space_after = Pt(SIZE / 2)
