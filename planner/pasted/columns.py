"""The columns of a pasted table: which are known, in which unit, and which are never read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from planner.loan import Per
from planner.pasted.cells import LONGEST_FIGURE, is_too_long


class Field(StrEnum):
    """What a column says of a debt."""

    NAME = "name"
    BALANCE = "balance"
    RATE = "rate"
    MONTHLY = "monthly"
    PERIODS = "periods_left"
    DUE = "due"
    LATE = "days_late"
    NOTE = "note"


# Every name that is known; each other column is passed over.
NAMES: dict[Field, str] = {
    Field.NAME: "名称 平台 债权人 机构 贷款平台 借款平台 产品 lender creditor debt name",
    Field.BALANCE: "欠款 余额 剩余本金 剩余欠款 待还 待还总额 欠款金额 尚欠 "
    "balance owed outstanding amount_owed",
    Field.MONTHLY: "月供 每月还款 每期应还 应还 每期 最低还款 最低应还 "
    "monthly_payment payment minimum",
    Field.PERIODS: "剩余期数 还剩期数 periods_left",
    Field.DUE: "还款日 到期日 下次还款 下次还款日 下期还款日 due due_date due_day next_due",
    Field.LATE: "逾期天数 逾期 晚几天 days_late overdue_days",
    Field.NOTE: "备注 note",
}
RATES: dict[Per | None, str] = {
    Per.YEAR: "年化 年利率 年化利率 apr annual_rate",
    Per.MONTH: "月利率 月息 monthly_rate",
    Per.DAY: "日利率 日息 daily_rate",
    None: "利率 rate",
}
KNOWN: dict[str, tuple[Field, Per | None]] = {
    word.replace("_", " "): said
    for words, said in (
        *((words, (field, None)) for field, words in NAMES.items()),
        *((words, (Field.RATE, per)) for per, words in RATES.items()),
    )
    for word in words.split()
}
MONEY = {"元": 1, "人民币": 1, "cny": 1, "rmb": 1, "yuan": 1, "¥": 1, "千元": 1000}
MONEY |= {"万元": 10_000, "万": 10_000}
PARTS = {"%": 100, "百分之": 100, "‰": 1000, "千分之": 1000, "‱": 10_000, "万分之": 10_000}
PERIODS = {"年": Per.YEAR, "月": Per.MONTH, "日": Per.DAY}
COUNTS = {
    Field.PERIODS: ("期", "个月", "月", "months", "periods"),
    Field.LATE: ("天", "日", "days"),
    Field.DUE: ("日", "号", "每月"),
}
_BRACKETS = re.compile(r"(.+?)\s*[(\[【〔]\s*(.+?)\s*[)\]】〕]")


@dataclass(frozen=True, slots=True)
class Column:
    """One column that is read: its header as it stands, and the unit of its bare figures."""

    at: int
    title: str
    field: Field
    unit: Fraction | None = None
    per: Per | None = None


def column(at: int, title: str) -> Column | None:
    """What a header names, or None for what nobody asked.

    >>> column(1, "年化(%)")
    Column(at=1, title='年化(%)', field=<Field.RATE: 'rate'>, unit=Fraction(1, 100), per=<Per...>)
    """
    if is_too_long(title):
        return None
    found = KNOWN.get(_plain(title))
    if found is not None:
        return Column(at, title, found[0], per=found[1])
    inside = _BRACKETS.fullmatch(title)
    found = KNOWN.get(_plain(inside.group(1))) if inside else None
    if found is None or inside is None:
        return None
    field, per = found
    unit = _plain(inside.group(2))
    if field is Field.RATE and unit in PARTS:
        return Column(at, title, field, Fraction(1, PARTS[unit]), per)
    if field is Field.RATE and unit in PERIODS and per in (None, PERIODS[unit]):
        return Column(at, title, field, None, PERIODS[unit])
    if field in (Field.BALANCE, Field.MONTHLY) and unit in MONEY:
        return Column(at, title, field, Fraction(MONEY[unit]))
    return Column(at, title, field) if unit in COUNTS.get(field, ()) else None


def _plain(title: str) -> str:
    """A header as the list spells it: Chinese without spaces, English in small letters."""
    words = title.lower().split()
    return (" " if title.isascii() else "").join(words)


def known(cells: Sequence[str]) -> int:
    """How many columns of a line have a known name."""
    return sum(column(at, one) is not None for at, one in enumerate(cells))


def is_lower_half(cells: Sequence[str]) -> bool:
    """Whether a line is the lower half of a merged header."""
    return known(cells) >= 2 and not any(char.isdigit() for one in cells for char in one)


def chosen(upper: Sequence[str], lower: Sequence[str]) -> tuple[list[Column], list[str]]:
    """The columns that are read, and the titles of those that are not.

    Of two columns that say the same the first is read; rates by the day and by the year may both
    be.
    """
    columns: list[Column] = []
    ignored: list[str] = []
    for at in range(max(len(upper), len(lower))):
        titles = [half[at] for half in (lower, upper) if at < len(half) and half[at]]
        found = next((one for one in (column(at, title) for title in titles) if one), None)
        said = {(one.field, one.per) for one in columns}
        if found and (found.field, found.per) not in said:
            columns.append(found)
        elif titles:
            ignored.append(titles[0][:LONGEST_FIGURE])
    return columns, ignored
