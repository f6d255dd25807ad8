"""The record of contacts as a file to take away: csv and text."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from content import voice as say
from content.straight import straight
from content.words import t
from pages.papers.tables import safe

FIELDS = ("day", "time", "who", "agency", "said", "proof")


PROOFS = ("none", "recording", "witness", "both")


Row = Mapping[str, str]


def spoken(language: str, row: Row) -> dict[str, str]:
    """A row in words: the day and the proof in the reader's language, the rest as typed."""
    shown = {"day": say.day(language, row["day"]), "proof": t(language, f"proof.{row['proof']}")}
    return {name: straight(shown.get(name, row[name])) for name in FIELDS}


def as_csv(language: str, noted: Sequence[Row]) -> bytes:
    """The record for a spreadsheet; its first bytes tell Excel that the text is Chinese."""
    sheet = io.StringIO()
    write = csv.writer(sheet)
    write.writerow([t(language, f"log.{name}") for name in FIELDS])
    for row in noted:
        plain = spoken(language, row) | {"day": row["day"]}
        write.writerow([safe(plain[name]) for name in FIELDS])
    return sheet.getvalue().encode("utf-8-sig")


def as_text(language: str, noted: Sequence[Row]) -> bytes:
    """The record as plain text, one contact after the other."""
    colon = "：" if language == "zh" else ": "
    parts = [
        "\n".join(f"{t(language, f'log.{name}')}{colon}{one[name]}" for name in FIELDS)
        for one in (spoken(language, row) for row in noted)
    ]
    return "\n\n".join([t(language, "log.title"), *parts, ""]).encode("utf-8-sig")
