"""Papers made from values: every character drawn, nothing cut, no formula, no name to be seen."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from pages.papers import printed, reminders, sheets
from pages.papers.glyphs import drawable
from pages.papers.page import Cell, Day, Mark, Page, Table
from tests import paper
from tests.conftest import ROOT

MADE = date(2026, 11, 24)
LONG = "一家名字很长很长的消费金融有限责任公司的循环额度借款账户"
UNBROKEN = "averylongaccountnamewithoutanyspace" * 3
RISKY = '=HYPERLINK("http://x.cn")'
TYPST = "#pagebreak() *bold* $x$ [a] \\ // @b"
NAMES = {"zh": "还款安排", "en": "repayment-plan"}


def page(language: str = "zh", **more: object) -> Page:
    plain = Page(language, NAMES[language], "我的还款安排", MADE, "每月 499.24 元。")
    return replace(plain, **more)  # type: ignore[arg-type]


def debts(count: int, months: int) -> Table:
    """A plan of so many debts, as wide and as long as the page on several debts allows."""
    names = [f"{LONG}{at}" for at in range(count)]
    rows: list[list[Cell]] = [
        [MADE + timedelta(days=30 * at), *([123_456_78] * count), 1_481_481_36, 9_999_999_99]
        for at in range(months)
    ]
    return Table("每个月", ["日期", *names, "一共", "还剩"], rows, sums=range(1, count + 2))


LOG = Table(
    "每次联系",
    ["日期", "几点", "谁", "自称", "说了什么", "证据"],
    [[MADE, "23:10", UNBROKEN[:80], LONG, (LONG * 20)[:400], "录音"]] * 40,
    wide=4,
)


def test_the_chinese_font_goes_with_the_pdf(tmp_path: Path) -> None:
    made = printed.pdf(page(say=["您好，我想申请延期。"]))
    assert paper.fonts(made, tmp_path) == [[paper.fonts(made, tmp_path)[0][0], "yes", "yes", "yes"]]
    assert "NotoSansSC" in paper.fonts(made, tmp_path)[0][0]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("table", [debts(1, 360), debts(12, 60), LOG], ids=["long", "wide", "log"])
def test_no_word_is_cut_or_lies_on_another(language: str, table: Table, tmp_path: Path) -> None:
    """Every word is inside the margins, none on another; each cell is whole on one sheet."""
    long = {"answer": LONG * 4, "notes": [UNBROKEN * 3], "say": ["请" * 900]}
    made = printed.pdf(page(language, table=table, **long))
    assert paper.cut_off(made, tmp_path, margin=30) == []
    assert paper.overlapping(made, tmp_path) == []
    said = paper.text(made, tmp_path)
    assert said.count("123,456.78") == sum(row.count(123_456_78) for row in table.rows)
    assert said.count(paper.squeezed((LONG * 20)[:400])) == (40 if table is LOG else 0)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_a_reader_typed_is_text_and_never_typst(language: str, tmp_path: Path) -> None:
    table = Table("t", ["名", "元"], [[TYPST, 100], [RISKY, 200]])
    said = paper.text(printed.pdf(page(language, table=table, notes=[TYPST])), tmp_path)
    assert said.count(paper.squeezed(TYPST)) == 2
    assert paper.squeezed(RISKY) in said


@pytest.mark.parametrize(
    "typed, drawn",
    [
        ("小米💳钱包👨‍👩‍👧", "小米钱包"),
        ("䶮𬭚〇·—…“”《》①✓", "䶮𬭚〇·—…“”《》①✓"),
        ("ئۇ", "〓〓"),
        ("e\u0301\t\u00a0x\u0000", "é \u00a0x"),
    ],
)
def test_no_character_becomes_a_box(typed: str, drawn: str) -> None:
    """The font's table of characters, read here by hand, agrees with what poppler gets back."""
    assert drawable(typed) == drawn


def test_every_character_of_our_words_and_letters_can_be_drawn() -> None:
    from content.every_text import every_text
    from content.letters import every_letter

    lines = [line["zh"] + line["en"] for one in every_letter() for line in one.lines]
    for text in [*map(str, every_text()), *lines]:
        assert drawable(text).replace("\n", "") == text.replace("\n", "").replace("\t", " "), text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_picture_is_as_wide_as_a_phone_and_has_no_long_table(language: str) -> None:
    short, long = (printed.picture(page(language, table=debts(1, rows))) for rows in (12, 360))
    (width, height), (other, less) = paper.png_size(short), paper.png_size(long)
    assert width == other == 1080
    assert less < height < 8000


def test_a_calendar_says_what_and_when_and_nothing_else(tmp_path: Path) -> None:
    days = [
        Day(date(2026, 12, 24), "还 499.24 元", Mark.PAYMENT, 49924),
        Day(date(2026, 12, 24), "还 10.00 元", Mark.PAYMENT, 1000),
        Day(date(2026, 12, 9), "答辩", Mark.LAST_DAY),
        Day(date(2026, 11, 1), "过去的", Mark.PAYMENT, 1),
    ]
    ics = reminders.calendar(page(days=days, title=LONG, answer=LONG))
    assert ics == reminders.calendar(page(days=days))
    assert all(len(line) <= 75 for line in ics.split(b"\r\n"))
    found = paper.events(ics)
    assert [(str(one["SUMMARY"]), one["DTSTART"].dt) for one in found] == [
        ("期限最后一天", date(2026, 12, 9)),
        ("还款日", date(2026, 12, 24)),
        ("还款日", date(2026, 12, 24)),
    ]
    assert [str(one["UID"]) for one in found] == [
        "last_day-20261209-1@repaywise",
        "payment-20261224-1@repaywise",
        "payment-20261224-2@repaywise",
    ]
    assert [str(one.get("DESCRIPTION", "")) for one in found] == ["", "499.24 元", "10.00 元"]
    for one in found:
        assert one["DTSTAMP"].dt == datetime(2026, 11, 24, tzinfo=UTC)
        assert one["DTEND"].dt == one["DTSTART"].dt + timedelta(days=1)
        (alarm,) = one.walk("VALARM")
        # Nine in the morning, two days before: 24 × 2 − 9 hours before midnight of the day.
        assert alarm["TRIGGER"].dt == -timedelta(hours=39)


def test_a_workbook_adds_up_by_itself_and_holds_text_as_text() -> None:
    table = Table(
        "每次", ["日期", "还款", "记"], [[MADE, 10, "=1+1"], [MADE, 20, "http://x.cn"]], (1,)
    )
    made = sheets.workbook(page(table=table, answer=RISKY, notes=[RISKY]))
    found = paper.sheet(made)
    assert paper.added_up(found) == {"B7": Decimal("0.30")}
    assert paper.sheet(made, values=True)["B7"].value == 0.3
    assert [cell.value for cell in found["C"]][3:6] == ["记", "=1+1", "http://x.cn"]
    assert {cell.data_type for row in found.iter_rows() for cell in row} == {"s", "n", "d", "f"}
    assert found["A2"].value == RISKY and not found["C6"].hyperlink
    assert found["A5"].value == datetime(2026, 11, 24)


def test_a_csv_has_plain_figures_and_starts_no_formula() -> None:
    table = Table("每次", ["日期", "还款", "记"], [[MADE, 1_234_567_89, RISKY], [MADE, 5, "好"]])
    assert paper.rows(sheets.rows_as_csv(page(table=table)))[1:] == [
        ["2026-11-24", "1234567.89", f"'{RISKY}"],
        ["2026-11-24", "0.05", "好"],
    ]


def test_a_file_is_named_by_what_it_is_and_the_day() -> None:
    assert page().file("pdf") == "还款安排-2026-11-24.pdf"
    assert page("en").file("ics") == "repayment-plan-2026-11-24.ics"


def test_nothing_heavy_is_loaded_before_a_tap() -> None:
    code = "import sys, pages.parts.take; print([n for n in sys.modules if n in HEAVY])"
    heavy = {"typst", "xlsxwriter", "icalendar", "pylopdf_fonts_zh_cn"}
    done = subprocess.run(
        [sys.executable, "-c", code.replace("HEAVY", repr(heavy))],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"
