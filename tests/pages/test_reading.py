"""Numbers as people type them: a table by hand, and the laws that hold for every number."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.parts import reading

MONEY = {
    "二万": "20000", "8千": "8000", "3w": "30000", "3W": "30000", "一万二": "12000",
    "1.2万": "12000", "1万2": "12000", "1万2千": "12000", "1万500": "10500", "一万零五": "10005",
    "两万五": "25000", "三千五": "3500", "一百二": "120", "十五": "15", "二十四": "24",
    "两千零五十": "2050", "一万零五百": "10500", "壹万贰仟元整": "12000", "1.2 亿": "120000000",
    "12,000.50": "12000.50", "１２，０００": "12000", "¥8,000元": "8000", "8000块钱": "8000",
    "RMB 8000": "8000", "12 000": "12000", "12k": "12000", "20 thousand yuan": "20000",
    "5.": "5", ".5": ".5", "": "", " ": "",
}  # fmt: skip
# A slip of the finger, two readings, or no number: asked about, never counted with.
UNREADABLE = ["1,20", "1,2000", "1,200,5", "1234,567", "1.200,50", "1 2", "1.2.3", "1e5", "abc"]
UNREADABLE += [
    "8000块5",
    "1万20000",
    "1.5万2",
    "万",
    "百万",
    "-5万",
    "24期",
    "一二三",
    "12kg",
    "半",
]
PERIODS = {
    "24": "24", "24期": "24", "24 个月": "24", "二十四期": "24", "2年": "24", "两年": "24",
    "半年": "6", "一年半": "18", "1年3个月": "15", "一年零三个月": "15", "两个月": "2",
    "1.5年": "18", "2 years": "24", "24 months": "24", "12 periods": "12", "1 year": "12",
}  # fmt: skip
DAYS = {"45": "45", "45天": "45", "45 日": "45", "四十五天": "45", "一周": "7", "两星期": "14"}
DAYS |= {"45 days": "45", "3 weeks": "21", "1周3天": "10", "一百天": "100"}
RATES = {"18": "18", "18%": "18", "１８％": "18", "百分之十八": "18", "万分之五": "0.05"}
RATES |= {"千分之一": "0.1", "0.05 %": "0.05"}


@pytest.mark.parametrize(("typed", "digits"), MONEY.items())
def test_yuan_are_read_as_people_type_them(typed: str, digits: str) -> None:
    assert reading.money(typed) == digits


@pytest.mark.parametrize("typed", UNREADABLE)
def test_what_could_be_two_numbers_or_none_is_not_guessed(typed: str) -> None:
    assert not reading.is_plain(reading.money(typed))


@pytest.mark.parametrize(("typed", "digits"), PERIODS.items())
@pytest.mark.parametrize("label", ["期数", "还剩几期", "延几个月", "Periods left", "Months"])
def test_years_and_months_are_periods_where_periods_are_asked(
    label: str, typed: str, digits: str
) -> None:
    assert reading.count(typed, label) == digits


@pytest.mark.parametrize(("typed", "digits"), DAYS.items())
@pytest.mark.parametrize("label", ["晚了几天", "Days late"])
def test_weeks_are_days_where_days_are_asked(label: str, typed: str, digits: str) -> None:
    assert reading.count(typed, label) == digits


@pytest.mark.parametrize("typed", ["2个月", "2年", "2 months", "24期"])
def test_a_month_is_no_number_of_days(typed: str) -> None:
    assert not reading.is_plain(reading.count(typed, "晚了几天"))


@pytest.mark.parametrize("typed", ["45天", "3 weeks", "2个半月", "两期半", "年", "12元半"])
def test_days_are_no_number_of_periods(typed: str) -> None:
    assert not reading.is_plain(reading.count(typed, "期数"))


@pytest.mark.parametrize(("typed", "digits"), RATES.items())
def test_rates_are_read_in_per_cent(typed: str, digits: str) -> None:
    assert reading.rate(typed) == digits


def in_chinese(number: int) -> str:
    """A whole number below 10^12 as it is written out in Chinese: 10005 is 一万零五."""
    digits, said = "零一二三四五六七八九", ""
    for size, unit in ((10**8, "亿"), (10**4, "万"), (1, "")):
        four, number = divmod(number, size)
        if not four:
            continue
        if said and four < 1000:
            said += "零"
        zero = False
        for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
            digit = four // place % 10
            if digit:
                said += ("零" if zero else "") + digits[digit] + name
            zero = bool(said) and not digit and four >= place
        said += unit
    return said


@given(st.integers(1, 10**12 - 1))
def test_every_whole_number_written_out_in_chinese_is_read(number: int) -> None:
    assert reading.money(in_chinese(number)) == str(number)


@given(st.decimals(0, 10**9, places=2))
def test_every_amount_is_read_with_and_without_commas(amount: Decimal) -> None:
    for typed in (f"{amount}", f"{amount:,} 元", f"¥{amount:,}", f"{amount} yuan"):
        assert Decimal(reading.money(typed)) == amount


@given(
    st.text(max_size=12) | st.text("0123456789.,，万千百十亿一二两零wk年月期天%元 ", max_size=12)
)
def test_whatever_is_typed_what_was_read_is_a_number_and_reads_the_same_again(typed: str) -> None:
    for read in (
        reading.money,
        reading.rate,
        lambda text: reading.count(text, "期数"),
        lambda text: reading.count(text, "天数"),
    ):
        found = read(typed)
        if reading.is_plain(found):
            assert read(found) == found and Decimal(found).is_finite()
