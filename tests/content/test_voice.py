"""Amounts, rates and dates are written as Babel writes them from CLDR: the outside oracle."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from content import voice
from content.voice import Voice
from content.words import t, unfilled, word_keys

ZH, EN = Voice("zh"), Voice("en")
# To a hundred thousand million yuan, below nil too.
FEN = st.integers(-(10**13), 10**13)
RATES = st.decimals("-20", "20", places=9) | st.decimals("-1", "1", places=4)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


def babel(value: Decimal, pattern: str) -> str:
    return str(format_decimal(value, format=pattern, locale="en"))


def yuan(fen: int) -> str:
    return babel(Decimal(fen) / 100, "#,##0.00")


@given(FEN)
def test_amounts_have_grouped_digits_and_two_decimals(fen: int) -> None:
    assert voice.digits_of(fen) == yuan(fen)
    assert EN.money(fen) == f"{yuan(fen)} yuan"
    assert ZH.money(fen) == f"{yuan(fen)} 元"


@given(FEN)
def test_a_difference_says_which_way_and_has_no_sign(fen: int) -> None:
    if fen == 0:
        assert (ZH.signed(fen), EN.signed(fen)) == ("和合同一样", "the same as the contract")
        return
    amount = yuan(abs(fen))
    assert ZH.signed(fen) == f"比合同{'多' if fen > 0 else '少'} {amount} 元"
    assert EN.signed(fen) == f"{amount} yuan {'more' if fen > 0 else 'less'} than the contract"


@given(RATES, st.integers(0, 10))
def test_rates_are_percentages_with_so_many_decimals(rate: Decimal, places: int) -> None:
    written = babel(rate * 100, "#,##0." + "0" * places if places else "#,##0")
    if set(written) <= set("-0."):
        written = written.removeprefix("-")  # CLDR keeps the sign of what rounds to nil
    assert ZH.percent(Fraction(rate), places) == EN.percent(Fraction(rate), places)
    assert EN.percent(Fraction(rate), places) == f"{written}%"


@given(FEN)
def test_fen_are_read_back_as_yuan_in_english(fen: int) -> None:
    amount = Decimal(fen) / 100
    assert EN.aloud(fen) == f"{babel(amount, '#,##0' if fen % 100 == 0 else '#,##0.00')} yuan"
    assert voice.aloud("en", str(amount)) == EN.aloud(fen)


@given(FEN)
def test_what_is_read_back_in_chinese_is_the_amount(fen: int) -> None:
    """Read as a person would: so many 亿 or 万, and what follows them."""
    said = ZH.aloud(fen).replace(",", "").replace(" ", "")
    assert said.endswith("元")
    many, unit, rest = re.fullmatch(r"(-?[0-9.]+)(?:(亿|万)零?([0-9.]*))?元", said).groups()  # type: ignore[union-attr]
    size = {"亿": 10**8, "万": 10**4, None: 1}[unit]
    assert Decimal(many) * size + Decimal(rest or 0) == Decimal(fen) / 100
    assert ("零" in said) == (unit is not None and rest != "" and Decimal(rest) < 1000)


@pytest.mark.parametrize(
    ("amount", "chinese", "english"),
    [  # by a Chinese hand: one says 一万二, 一万两千零五毛, 一万零五
        ("999.5", "999.50 元", "999.50 yuan"),
        ("12000", "1.2 万元", "12,000 yuan"),
        ("12000.50", "1 万 2,000.50 元", "12,000.50 yuan"),
        ("73519.42", "7 万 3,519.42 元", "73,519.42 yuan"),
        ("18600", "1.86 万元", "18,600 yuan"),
        ("10005", "1 万零 5 元", "10,005 yuan"),
        ("120000", "12 万元", "120,000 yuan"),
        ("123000000", "1.23 亿元", "123,000,000 yuan"),
        ("100000001", "100,000,001 元", "100,000,001 yuan"),
    ],
)
def test_amounts_are_read_back_as_they_are_said(amount: str, chinese: str, english: str) -> None:
    assert (voice.aloud("zh", amount), voice.aloud("en", amount)) == (chinese, english)


@pytest.mark.parametrize(
    ("fen", "written"),
    [
        (0, "0.00"),
        (1, "0.01"),
        (-1, "-0.01"),
        (-100, "-1.00"),
        (99_999, "999.99"),
        (100_000, "1,000.00"),
        (-123_456_750, "-1,234,567.50"),
    ],
)
def test_edges_of_amounts(fen: int, written: str) -> None:
    assert voice.digits_of(fen) == written == yuan(fen)


@pytest.mark.parametrize(
    ("rate", "written"),
    [  # by hand: what lies half way goes to the even figure, as CLDR's default rounding does
        (Fraction(1, 3), "33.33%"),
        (Fraction(2, 3), "66.67%"),
        (Fraction(125, 100_000), "0.12%"),
        (Fraction(135, 100_000), "0.14%"),
        (Fraction(-135, 100_000), "-0.14%"),
        (Fraction(999_995, 100_000), "1,000.00%"),
        (Fraction(-1, 10**6), "0.00%"),
        (Fraction(0), "0.00%"),
    ],
)
def test_edges_of_rounding(rate: Fraction, written: str) -> None:
    assert EN.percent(rate) == written


@given(DAYS)
def test_english_dates_name_the_month_as_cldr_does(when: date) -> None:
    assert voice.day("en", when) == format_date(when, format="d MMM y", locale="en")
    assert voice.month("en", when.isoformat()) == format_date(when, format="MMM y", locale="en")


# A date ends in 日 or 月 and needs no space after it; "第 {day} 天" and this one's amount do not.
DATED = re.compile(r"(?<!第 )\{(day|then|now|later|month)\} [\u4e00-\u9fff]|\{received\} 收到")
AMOUNT = "own.day_price"


def test_no_space_stands_after_a_date_in_chinese() -> None:
    """2026年12月3日前回应法院, as 2026年12月3日起: never 2026年12月3日 前."""
    spaced = [key for key in word_keys() if DATED.search(unfilled("zh", key))]
    assert [key for key in spaced if key != AMOUNT] == []


# A number of one, said as English says it, beside two; "a" is any other value.
ONE_AND_TWO = [
    ("offer.defer", "months", "Defer 1 month, interest added", "Defer 2 months, interest added"),
    ("offer.interest_only", "months", "Interest only for 1 month", "Interest only for 2 months"),
    ("read.days", "count", "1 day", "2 days"),
    ("read.months", "count", "1 month", "2 months"),
    ("read.periods", "count", "1 period", "2 periods"),
    ("contact.mine.days", "days", "1 day late", "2 days late"),
    ("own.days_late", "days", "1 day late", "2 days late"),
    ("late.days", "count", "1 day", "2 days"),
    ("papers.letter.late", "days", "It is 1 day late today.", "It is 2 days late today."),
    ("due.way.late", "wait", "Pay 1 day late", "Pay 2 days late"),
    ("session.urgent_by.late", "count", "1 day late", "2 days late"),
    ("session.read", "count", "1 debt was read.", "2 debts were read."),
]


@pytest.mark.parametrize(("key", "name", "one", "two"), ONE_AND_TWO)
def test_english_says_one_day_and_two_days(key: str, name: str, one: str, two: str) -> None:
    assert t("en", key, **{name: 1}) == t("en", key, **{name: "1"}) == one
    assert t("en", key, **{name: 2}) == two
    assert t("en", key, **{name: "____"}) == two.replace("2", "____")


def test_two_numbers_in_a_sentence_are_counted_each() -> None:
    said = [t("en", "session.way.wait", hold=hold, count=count) for hold, count in ((1, 6), (2, 1))]
    assert said == ["6 payments after 1 month", "1 payment after 2 months"]
    found = t("en", "teams.found", kinds=1, places=2)
    assert found.startswith("Found 1 kind of words in 2 places, marked below.")
    also = "other way prints the same lines, apart only in rounding or fee dates."
    assert t("en", "bill.also", count=1) == f"1 {also}"


def test_no_english_text_counts_with_a_plural_for_one() -> None:
    """A number before its noun says both forms; a whole sentence for one stands under `.one`."""
    counted = re.compile(
        r"\{(count|days|months|wait|hold|periods)\} (days|months|payments|debts)\b"
    )
    plural = {key for key in word_keys() if counted.search(unfilled("en", key))}
    apart = {key for key in plural if f"{key.removesuffix('.many')}.one" in word_keys()}
    assert plural - apart == set()
