"""A table in a file as the text that a spreadsheet would paste. Nothing is evaluated, nothing kept.

No Streamlit here.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from planner import Refused

LARGEST, UNPACKED = 1_000_000, 20_000_000  # bytes of a file, and of what it unpacks to
ROWS, COLUMNS, LONGEST = 400, 40, 500
CODINGS = ("utf-8-sig", "gb18030")


def text_of(name: str, raw: bytes) -> str:
    """The rows of a file, their cells parted by tabs. Raises `Refused`: too_large, not_a_table."""
    if len(raw) > LARGEST:
        raise Refused("too_large", "", f"at most {LARGEST} bytes", most=LARGEST)
    return _workbook(raw) if name.lower().endswith(".xlsx") else _plain(raw)


def _plain(raw: bytes) -> str:
    for coding in CODINGS:
        try:
            return raw.decode(coding)
        except UnicodeDecodeError:
            continue
    raise Refused("not_a_table", "", "is not text")


def _workbook(raw: bytes) -> str:
    """The first sheet of a workbook in which something stands, as its program last showed it."""
    import openpyxl  # for those who open one

    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            size = sum(one.file_size for one in packed.infolist())
        if size > UNPACKED:
            raise Refused("too_large", "", f"at most {UNPACKED} bytes", most=UNPACKED)
        book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        for sheet in book.worksheets:
            rows = sheet.iter_rows(max_row=ROWS, max_col=COLUMNS)
            lines = ["\t".join(_cells(row)) for row in rows]
            if any(line.strip() for line in lines):
                return "\n".join(lines)
    except Refused:
        raise
    except Exception as problem:  # whatever a broken file makes its reader stumble over
        raise Refused("not_a_table", "", "is not a workbook that can be read") from problem
    raise Refused("not_a_table", "", "holds nothing")


def _cells(row: Iterable[object]) -> list[str]:
    return [_shown(getattr(one, "value", None), one) for one in row]


def _shown(value: object, cell: object) -> str:
    """A cell as it is seen: a day as a date, a share as a percentage, no tab and no line in it."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, float) and "%" in str(getattr(cell, "number_format", "")):
        return f"{(Decimal(repr(value)) * 100).normalize():f}%"
    if isinstance(value, float):
        return f"{Decimal(repr(value)).normalize():f}"
    return " ".join(str(value)[:LONGEST].split())
