"""The rows of a schedule by date, and the schedule as csv."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import NamedTuple

from pages.papers.case.before import bills
from pages.papers.case.sheets import payments
from pages.papers.case.speaking import Speaker, Text
from pages.papers.case.standing import Line, Standing
from pages.papers.tables import safe

DATES = ("day", "lender", "number", "schedule.pays", "schedule.remark")


class Row(NamedTuple):
    """What is paid to whom on a day; None for a bill that falls due before the plan pays it."""

    on: date
    line: Line
    amount: int | None


def rows(found: Standing) -> list[Row]:
    """Every payment, and every bill before the plan first pays its debt."""
    apart = [Row(on, one.line, None) for one in bills(found) for on in one.days]
    paid = [Row(*one) for one in payments(found)]
    return sorted([*paid, *apart], key=lambda one: (one.on, one.line.number))


def one_line(words: Text) -> str:
    """A text of a cell: both languages in one line."""
    return " / ".join(dict.fromkeys(words))


def rows_as_csv(found: Standing, say: Speaker) -> bytes:
    """The payments by date; the first bytes tell a spreadsheet that the text is Chinese."""
    held = io.StringIO()
    write = csv.writer(held)
    write.writerow([safe(one_line(say(f"papers.{one}"))) for one in DATES])
    apart = one_line(say("papers.schedule.apart"))
    for on, line, amount in rows(found):
        paid = ("", apart) if amount is None else (f"{amount // 100}.{amount % 100:02d}", "")
        write.writerow([on.isoformat(), safe(line.name), str(line.number), *paid])
    return held.getvalue().encode("utf-8-sig")
