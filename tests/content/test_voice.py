"""Amounts, rates and dates are written as Babel writes them from CLDR: the outside oracle."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from content import voice

# To the fen and beyond, below nil too; a hundred million yuan and more has a unit of its own.
AMOUNTS = st.decimals("-1e13", "1e13", places=2) | st.decimals("-1e6", "1e6", places=5)
RATES = st.decimals("-20", "20", places=9) | st.decimals("-1", "1", places=4)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


def babel(value: Decimal, pattern: str) -> str:
    return str(format_decimal(value, format=pattern, locale="en"))


@given(AMOUNTS)
def test_amounts_have_grouped_digits_and_two_decimals(amount: Decimal) -> None:
    assert voice.digits(str(amount)) == babel(amount, "#,##0.00")
    assert voice.money("en", str(amount)) == f"{babel(amount, '#,##0.00')} yuan"
    assert voice.money("zh", str(amount)) == f"{babel(amount, '#,##0.00')} 元"


@given(RATES, st.integers(1, 6))
def test_rates_are_percentages_with_so_many_decimals(rate: Decimal, places: int) -> None:
    assert voice.percent(str(rate), places) == babel(rate * 100, "#,##0." + "0" * places) + "%"


@given(AMOUNTS)
def test_an_amount_is_read_back_in_the_units_of_its_language(amount: Decimal) -> None:
    assert voice.aloud("en", str(amount)) == f"{babel(amount, '#,##0.##')} yuan"
    size, unit = (10**8, "亿元") if amount >= 10**8 else (10**4, "万元")
    if amount < 10**4:
        size, unit = 1, "元"
    places = "######" if size > 1 else "##"
    assert voice.aloud("zh", str(amount)) == f"{babel(amount / size, '#,##0.' + places)} {unit}"


@pytest.mark.parametrize(
    ("amount", "written"),
    [  # half a fen goes to the even fen, as CLDR's default rounding does; nil keeps its decimals
        ("0", "0.00"),
        ("0.125", "0.12"),
        ("0.135", "0.14"),
        ("999.995", "1,000.00"),
        ("1234567.5", "1,234,567.50"),
        ("-0.001", "-0.00"),
        ("1E+3", "1,000.00"),
    ],
)
def test_edges_of_rounding(amount: str, written: str) -> None:
    assert voice.digits(amount) == written == babel(Decimal(amount), "#,##0.00")


@given(DAYS)
def test_english_dates_name_the_month_as_cldr_does(when: date) -> None:
    assert voice.day("en", when) == format_date(when, format="d MMM y", locale="en")
    assert voice.month("en", when.isoformat()) == format_date(when, format="MMM y", locale="en")
