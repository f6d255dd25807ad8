"""Papers of a case as a PDF on A4 and as a picture for a phone, by Typst."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pages.papers.case.blocks import Blank, Block, Grid, Heading, Items, Para, Sheet
from pages.papers.case.speaking import Text
from pages.papers.compiled import compiled
from pages.papers.glyphs import drawable

TEMPLATE = Path(__file__).with_name("sheet.typ")

Json = str | int | list["Json"] | dict[str, "Json"]


def pdf(sheets: Sequence[Sheet]) -> bytes:
    """A4, each sheet on pages of its own."""
    return _compiled(sheets, "a4", "pdf")


def picture(sheet: Sheet) -> bytes:
    """One PNG, as high as it needs to be."""
    return _compiled([sheet], "phone", "png")


def _compiled(sheets: Sequence[Sheet], form: str, kind: Literal["pdf", "png"]) -> bytes:
    values = json.dumps([_sheet(one) for one in sheets], ensure_ascii=False)
    return compiled(TEMPLATE, form, kind, sheets=values)


def _sheet(sheet: Sheet) -> Json:
    made = _Values(sheet.languages)
    return {
        "title": made.text(sheet.title),
        "blocks": [made.block(one) for one in sheet.blocks],
        "foot": made.text(sheet.foot),
        "size": str(sheet.size),
        "least": str(sheet.least or sheet.size),
    }


class _Values:
    """The parts of a sheet as the template reads them, every text with its language."""

    def __init__(self, languages: Sequence[str]) -> None:
        self.languages = languages

    def text(self, words: Text) -> list[Json]:
        """Each language's words in characters that the font can draw."""
        pairs = zip(self.languages, words, strict=True)
        return [{"lang": language, "said": drawable(said)} for language, said in pairs]

    def block(self, block: Block) -> Json:
        if isinstance(block, Heading):
            return {"kind": "heading", "words": self.text(block.words)}
        if isinstance(block, Para):
            return {"kind": "para", "words": self.text(block.words), "weight": block.weight}
        if isinstance(block, Items):
            items: list[Json] = [self.text(one) for one in block.items]
            return {"kind": "items", "mark": block.mark, "items": items}
        if isinstance(block, Blank):
            return {"kind": "blank", "label": self.text(block.label)}
        if isinstance(block, Grid):
            return self._grid(block)
        return {
            "kind": "sides",
            "left": [self.block(one) for one in block.left],
            "right": [self.block(one) for one in block.right],
            "both": int(len(self.languages) > 1),
        }

    def _grid(self, grid: Grid) -> Json:
        return {
            "kind": "grid",
            "head": [self.text(one) for one in grid.head],
            # A cell is one value, so that rows of them can be laid flat.
            "rows": [[{"said": self.text(one)} for one in row] for row in grid.rows],
            "amounts": list(grid.amounts),
            "foot": [self.text(one) for one in grid.foot],
            "wide": list(grid.wide),
            "open": grid.open,
        }
