"""A template of Typst filled with values, as a PDF or a picture; the Chinese font goes with it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pages.papers.glyphs import font_folder

WIDE, POINTS = 1080, 360  # of a picture: in pixels, and in points as the templates have it


def compiled(template: Path, form: str, kind: Literal["pdf", "png"], **inputs: str) -> bytes:
    """The file. A picture has one page: it is as high as it needs to be."""
    import typst

    made = typst.compile(
        template,
        root=template.parent,
        font_paths=[font_folder()],
        ignore_system_fonts=True,
        format=kind,
        ppi=72 * WIDE / POINTS,
        sys_inputs={"form": form, **inputs},
    )
    assert isinstance(made, bytes)
    return made
