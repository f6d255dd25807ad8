"""Amounts, rates and dates are written as Babel writes them from CLDR: the outside oracle."""

from __future__ import annotations

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

ZH, EN = Voice("zh"), Voice("en")
# To a hundred thousand million yuan, below nil too.
FEN = st.integers(-(10**13), 10**13)
# To the fen and beyond; a hundred million yuan and more has a unit of its own.
AMOUNTS = st.decimals("-1e13", "1e13", places=2) | st.decimals("-1e6", "1e6", places=5)
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


@given(AMOUNTS)
def test_an_amount_is_read_back_in_the_units_of_its_language(amount: Decimal) -> None:
    english, chinese = aloud(amount)
    assert (voice.aloud("en", str(amount)), voice.aloud("zh", str(amount))) == (english, chinese)


@given(FEN)
def test_fen_are_read_back_as_yuan(fen: int) -> None:
    assert (EN.aloud(fen), ZH.aloud(fen)) == aloud(Decimal(fen) / 100)


def aloud(amount: Decimal) -> tuple[str, str]:
    """An amount as Babel writes it, in English and in Chinese units."""
    size, unit = (10**8, "亿元") if amount >= 10**8 else (10**4, "万元")
    if amount < 10**4:
        size, unit = 1, "元"
    places = "######" if size > 1 else "##"
    chinese = f"{babel(amount / size, '#,##0.' + places)} {unit}"
    return f"{babel(amount, '#,##0.##')} yuan", chinese


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
