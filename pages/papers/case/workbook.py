"""The schedule as a workbook that counts itself: inputs, shares, payments by date."""

from __future__ import annotations

import io
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from pages.papers.case import sharing
from pages.papers.case.by_date import DATES, one_line, rows
from pages.papers.case.owing import weight
from pages.papers.case.sheets import Payment
from pages.papers.case.speaking import Speaker
from pages.papers.case.standing import Standing
from pages.papers.tables import safe

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_LITERAL = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
SOURCE = 6  # the first row of a debt among the inputs
COLUMNS = ("in_fen", "weight_in_fen", "full", "full", "full", "whole", "whole", "remainder", "rank")
WIDTH, NAMES = 14, 30


def workbook(found: Standing, say: Speaker) -> bytes:
    """Three sheets; every text is text, no macro."""
    import xlsxwriter

    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True, **_LITERAL})
    title = one_line(say("papers.schedule.title"))
    book.set_properties({"title": title, "created": datetime.combine(found.today, time(), UTC)})
    looks = {
        "money": book.add_format({"num_format": "#,##0.00"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
        "bold": book.add_format({"bold": True, "text_wrap": True}),
    }
    names = [one_line(say(f"papers.schedule.{one}")).replace("/", "") for one in SHEETS]
    made = [book.add_worksheet(one) for one in names]
    _Writer(found, say, looks, [f"'{one}'" for one in names]).all(*made)
    book.close()
    return held.getvalue()


SHEETS = ("inputs", "shares", "dates")


class _Writer:
    """Writes the three sheets; the names of the first two stand in formulas of the others."""

    def __init__(
        self, found: Standing, say: Speaker, looks: dict[str, Format], names: list[str]
    ) -> None:
        self.found, self.say, self.looks, self.names = found, say, looks, names
        self.lines = found.shared
        self.last = sharing.TOP + len(self.lines) - 1

    def all(self, inputs: Worksheet, shares: Worksheet, dates: Worksheet) -> None:
        self._inputs(inputs)
        if self.lines:
            self._shares(shares)
        self._dates(dates)

    def _head(self, sheet: Worksheet, row: int, keys: list[str]) -> None:
        for at, key in enumerate(keys):
            words = self.say(key, round=at - 3) if key.endswith(".full") else self.say(key)
            sheet.write_string(row, at, one_line(words), self.looks["bold"])
            sheet.set_column(at, at, NAMES if at == 1 else WIDTH)

    def _inputs(self, sheet: Worksheet) -> None:
        """What can be changed."""
        say, money = self.say, self.looks["money"]
        self._head(sheet, SOURCE - 2, [f"papers.{one}" for one in INPUTS])
        sheet.write_string("A1", one_line(say("papers.schedule.change")))
        sheet.write_string("A3", one_line(say("papers.schedule.pool")))
        sheet.write_number("B3", (self.found.promise or 0) / 100, money)
        for at, line in enumerate(self.lines, SOURCE):
            sheet.write_number(f"A{at}", line.number)
            sheet.write_string(f"B{at}", safe(line.name))
            sheet.write_number(f"C{at}", (line.debt.owed or 0) / 100, money)
            sheet.write_number(f"D{at}", (weight(self.found.case, line.debt) or 0) / 100, money)

    def _shares(self, sheet: Worksheet) -> None:
        """The shares, counted from the inputs."""
        keys = ["papers.number", "papers.lender", *(f"papers.schedule.{one}" for one in COLUMNS)]
        self._head(sheet, sharing.TOP - 2, [*keys, "papers.schedule.share"])
        case = self.found.case
        owed = [one.debt.owed or 0 for one in self.lines]
        weights = [weight(case, one.debt) or 0 for one in self.lines]
        pools, rows = sharing.counted(self.found.promise or 0, owed, weights)
        sheet.write_string("B1", one_line(self.say("papers.schedule.to_share")))
        sheet.write_string("B2", one_line(self.say("papers.schedule.by")))
        sheet.write_string("J1", one_line(self.say("papers.schedule.left")))
        known = {f"{one}1": fen for one, fen in pools.shared.items()} | {"K1": pools.left}
        known |= {f"{one}2": fen for one, fen in pools.weights.items()}
        for place, formula in sharing.pool_formulas(self.names[0], self.last).items():
            sheet.write_formula(place, formula, None, known[place])
        for at, (line, row) in enumerate(zip(self.lines, rows, strict=True)):
            here = sharing.TOP + at
            sheet.write_number(f"A{here}", line.number)
            sheet.write_string(f"B{here}", safe(line.name))
            made = sharing.formulas(self.names[0], here, SOURCE + at, self.last)
            for column, formula in made.items():
                value = row.values[column]
                if column == "L":
                    sheet.write_formula(f"L{here}", formula, self.looks["money"], value / 100)
                else:
                    sheet.write_formula(f"{column}{here}", formula, None, value)

    def _dates(self, sheet: Worksheet) -> None:
        """Every payment, those that share follow the shares; and bills before them, unpaid."""
        self._head(sheet, 2, [f"papers.{one}" for one in DATES])
        sheet.write_string("A1", one_line(self.say("papers.schedule.note")))
        seen: dict[int, int] = {}
        every = rows(self.found)
        for at, one in enumerate(every, 4):
            day = datetime.combine(one.on, time())
            sheet.write_datetime(f"A{at}", day, self.looks["day"])
            sheet.write_string(f"B{at}", safe(one.line.name))
            sheet.write_number(f"C{at}", one.line.number)
            if one.amount is None:
                sheet.write_string(f"E{at}", one_line(self.say("papers.schedule.apart")))
                continue
            before = seen.get(one.line.number, 0)
            seen[one.line.number] = before + 1
            self._pays(sheet, f"D{at}", Payment(one.on, one.line, one.amount), before)
        end = 4 + len(every)
        sheet.write_string(f"A{end}", one_line(self.say("papers.total")), self.looks["bold"])
        total, money = sum(one.amount or 0 for one in every) / 100, self.looks["money"]
        sheet.write_formula(f"D{end}", f"=ROUND(SUM(D4:D{end - 1}),2)", money, total)

    def _pays(self, sheet: Worksheet, place: str, one: Payment, before: int) -> None:
        value, money = one.amount / 100, self.looks["money"]
        if one.line not in self.lines:
            sheet.write_number(place, value, money)
            return
        at = self.lines.index(one.line)
        share = f"{self.names[1]}!L{sharing.TOP + at}"
        owed = f"{self.names[0]}!C{SOURCE + at}"
        formula = f"=MAX(0,ROUND(MIN({share},{owed}-{before}*{share}),2))"
        sheet.write_formula(place, formula, money, value)


INPUTS = ("number", "lender", "schedule.owed", "schedule.weight")
