"""The figures in a table's cells: amounts, counts and rates, each read whole or refused.

A reader gives the value, None for what is unknown, or raises `Fault` with the word that says why.
Nothing is rounded and nothing guessed.
"""

from __future__ import annotations

import re
from fractions import Fraction

from planner.loan import Per, Rate
from planner.money import LARGEST_YUAN
from planner.pasted.cells import bare, is_too_long, is_unknown
from planner.pasted.columns import PARTS, Column

LONGEST_NUMBER = 40
COUNT_MOST = {"periods_left": 600, "days_late": 36_500}
DECIMALS_MOST = 20
LARGEST_RATE = 10  # a thousand per cent, of any period

_PLAIN = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_RANGE = re.compile(rf".*?{_PLAIN}.*?(?:~|-|–|—|至|到).*?{_PLAIN}.*")
_AMOUNT = re.compile(
    rf"([+-]?)(?:¥|cny|rmb|人民币)?([+-]?)({_PLAIN})"
    r"(万|萬|w|千|k)?(元|块钱|块|圆|yuan|cny|rmb|人民币)?",
    re.ASCII,
)
_TIMES = {"万": 10_000, "萬": 10_000, "w": 10_000, "千": 1000, "k": 1000}
_COUNT = re.compile(
    rf"(?:还剩|剩余|剩|逾期)?([+-]?)({_PLAIN})"
    r"(?:个月|期|月|天|日|months?|periods?|days?)?",
    re.ASCII,
)
_DIGITS = {char: str(at) for at, char in enumerate("一二三四五六七八九", 1)}
_BEFORE = rf"(百分之|千分之|万分之)({_PLAIN}|[一二三四五六七八九])"
_AFTER = rf"([+-]?)({_PLAIN})([%‰‱]?)"
_RATE = re.compile(rf"(?:{_BEFORE}|{_AFTER})", re.ASCII)
# The longer words first: 日息 is not 日.
_PERS = {
    Per.YEAR: "年化利率 年化 年利率 年息 (?:/|每|一)?年 /year /yr perannum peryear ayear yearly "
    r"annually annual p\.a\. pa apr",
    Per.MONTH: "月利率 月息 (?:/|每|一)?月 /month /mo permonth amonth monthly",
    Per.DAY: "日利率 日息 (?:/|每|一)?[日天] /day perday aday daily",
}
_PER = [
    (per, (re.compile(f"^(?:{words})[:=]?"), re.compile(rf"[,(]?(?:{words})\)?$")))
    for per, words in ((per, "|".join(said.split())) for per, said in _PERS.items())
]


class Fault(Exception):
    """A cell that cannot be read, by the word that says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def amount(text: str, column: Column) -> int | None:
    """An amount in fen.

    >>> amount("2.4万", Column(0, "欠款", "balance"))
    2400000
    """
    written = _figure(text)
    if written is None:
        return None
    inside = re.fullmatch(r"\((.+)\)", written)
    found = _AMOUNT.fullmatch(inside.group(1) if inside else written)
    if not found:
        raise Fault("range" if _RANGE.fullmatch(written) else "not_a_number")
    sign, again, number, unit, currency = found.groups()
    if inside or "-" in (sign, again):
        raise Fault("negative")
    of_column = column.unit or Fraction(1)
    times = Fraction(_TIMES.get(unit, 1)) if unit or currency else of_column
    fen = _number(number) * times * 100
    if fen.denominator != 1:
        raise Fault("too_many_decimals")
    if fen > LARGEST_YUAN * 100:
        raise Fault("out_of_range")
    return int(fen)


def count(text: str, column: Column) -> int | None:
    """A whole number of periods or days.

    >>> count("12期", Column(0, "剩余期数", "periods_left"))
    12
    """
    written = _figure(text)
    if written is None:
        return None
    found = _COUNT.fullmatch(written)
    if not found:
        if re.fullmatch(r"第?\d+期?/(?:共)?\d+期?", written):
            raise Fault("ambiguous")
        raise Fault("range" if _RANGE.fullmatch(written) else "not_a_number")
    if found[1] == "-":
        raise Fault("negative")
    value = _number(found[2])
    if value.denominator != 1:
        raise Fault("not_whole")
    if value > COUNT_MOST[column.field]:
        raise Fault("out_of_range")
    return int(value)


def rate(text: str, column: Column) -> Rate | None:
    """A rate with its period; a bare number, or one without a period, is asked about.

    >>> rate("万分之五", Column(0, "日利率", "rate", per=Per.DAY))
    Rate(value=Fraction(1, 2000), per=<Per.DAY: 'day'>)
    """
    written = _figure(text)
    if written is None:
        return None
    per, rest = _period(written)
    if per and column.per and per is not column.per:
        raise Fault("rate_conflict")
    per = per or column.per
    if rest in ("无息", "免息"):
        return Rate(Fraction(0), per or Per.YEAR)
    found = _RATE.fullmatch(rest)
    if not found:
        raise Fault("range" if _RANGE.fullmatch(rest) else "not_a_number")
    before, digits, sign, plain, after = found.groups()
    if sign == "-":
        raise Fault("negative")
    number, part = plain or _DIGITS.get(digits, digits), before or after
    value, unit = _number(number), Fraction(1, PARTS[part]) if part else column.unit
    if not value:
        return Rate(Fraction(0), per or Per.YEAR)
    if unit is None:
        raise Fault("rate_unit_missing")
    if per is None:
        raise Fault("rate_period_missing")
    if value * unit > LARGEST_RATE or (value * unit).denominator > 10**DECIMALS_MOST:
        raise Fault("out_of_range")
    return Rate(value * unit, per)


def same(one: Rate, other: Rate) -> bool:
    """Whether two rates say the same, a year being 12 months or 360 or 365 days."""
    if one.per is other.per:
        return one.value == other.value
    return bool(_yearly(one) & _yearly(other))


def _yearly(one: Rate) -> set[Fraction]:
    times = {Per.YEAR: (1,), Per.MONTH: (12,), Per.DAY: (360, 365)}[one.per]
    return {one.value * many for many in times}


def _period(written: str) -> tuple[Per | None, str]:
    """The period that a cell names before or after its figure, and what is left of the cell."""
    for per, places in _PER:
        for place in places:
            rest, times = place.subn("", written)
            if times and (rest[-1:] in PARTS or re.search(r"[\d一二三四五六七八九息]", rest)):
                return per, rest
    return None, written


def _figure(text: str) -> str | None:
    """The bare text of a figure; None for unknown. A formula is never evaluated."""
    if text.startswith("="):
        raise Fault("formula")
    if is_too_long(text):
        raise Fault("not_a_number")
    return None if is_unknown(text) else bare(text)


def _number(text: str) -> Fraction:
    if len(text) > LONGEST_NUMBER:
        raise Fault("out_of_range")
    return Fraction(text.replace(",", ""))
