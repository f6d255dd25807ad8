"""Which conventions reproduce the rows that a lender printed."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import Refused, match, schedule
from planner.loan import Fee, FeeWhen, Method, Per, Printed, Rate, Terms, printed_rate

LOAN = {
    "principal": "10000.00",
    "method": "interest_first",
    "rate": {"value": "0.18", "per": "year"},
    "periods": 12,
    "start": "2026-01-10",
}


# Ten thousand at 18 %: 31 days and then 28, by hand.
#   30/360        150.00 150.00        10,000 × 18 % / 12
#   actual/360    155.00 140.00        10,000 × 18 % × 31/360, × 28/360
#   actual/365    152.88 138.08        10,000 × 18 % × 31/365, × 28/365
#   both ends     160.00 140.00        32 days of 360, then 28
BY_HAND = [
    (("150.00", "150.00"), "30/360", "one_end"),
    (("155.00", "140.00"), "actual/360", "one_end"),
    (("152.88", "138.08"), "actual/365", "one_end"),
    (("160.00", "140.00"), "actual/360", "both_ends"),
]


@pytest.mark.parametrize(("printed", "day_count", "count"), BY_HAND)
def test_two_rows_tell_the_day_count(printed: tuple[str, str], day_count: str, count: str) -> None:
    rows = [{"number": at, "interest": one} for at, one in enumerate(printed, 1)]
    found = match(LOAN | {"rows": rows})
    assert found["conventions"]["day_count"] == day_count
    assert found["conventions"]["count"] == count
    assert found["difference"] == "0.00" and found["rows"] == []


FLAT = {
    "principal": "12000.00",
    "method": "flat_fee",
    "rate": {"value": "0.072", "per": "total"},
    "periods": 12,
    "start": "2026-01-10",
}


# G14: the whole fee of 864 in the first period, or none in the rows because it came off before.
@pytest.mark.parametrize(
    ("first", "timing"),
    [("1072.00", "as_agreed"), ("1864.00", "first_period"), ("1000.00", "upfront")],
)
def test_where_the_fees_fall(first: str, timing: str) -> None:
    second = "1072.00" if timing == "as_agreed" else "1000.00"
    rows = [{"number": 1, "payment": first}, {"number": 2, "payment": second}]
    assert match(FLAT | {"rows": rows})["conventions"]["fee_timing"] == timing


def test_rounding_is_found_from_the_rows() -> None:
    """1,000 over 3 at 2.5 %: 333.33 and 8.33 cut down (G5); up it is 333.34 and 8.34."""
    loan = FLAT | {"principal": "1000.00", "rate": {"value": "0.025", "per": "total"}, "periods": 3}
    for payment, rounding in (("341.66", "down"), ("341.68", "up")):
        rows = [{"number": at, "payment": payment} for at in (1, 2)]
        assert match(loan | {"rows": rows})["conventions"]["rounding"] == rounding


# Four layouts that lenders print. 10,000/6 rounded is 1,666.67, the last 1,666.65
# (qq1060656096/loan-calculator PR #4); 100,000 at 0.5 % × 12 is 8,606.64, its interest by 30 and 31
# days of 365 (ArtyomPanfutov/loan-amortization-calculator #44); 800/12 cut is 66.66, the first
# takes 0.08 more (antiwork/gumroad PR #435); 2,000/3 cut is 666.66, its fee 50/3 rounded is 16.67.
LAYOUTS = [
    (
        {"method": "level_principal", "rate": {"value": "0.12", "per": "year"}, "periods": 6},
        [
            {"number": 1, "principal": "1666.67", "interest": "100.00", "closing": "8333.33"},
            {"number": 2, "principal": "1666.67", "interest": "83.33", "payment": "1750.00"},
            {"number": 6, "principal": "1666.65", "interest": "16.67", "payment": "1683.32"},
        ],
        {"rounding": "half_up", "principal": "half_up"},
    ),
    (
        {
            "principal": "100000.00",
            "method": "level_payment",
            "rate": {"value": "0.06", "per": "year"},
            "start": "2022-06-24",
        },
        [
            {"number": 1, "payment": "8606.64", "interest": "493.15", "principal": "8113.49"},
            {"number": 2, "payment": "8606.64", "interest": "468.24", "principal": "8138.40"},
        ],
        {"day_count": "actual/365", "payment_by": "monthly_formula"},
    ),
    # The first row a fen more, then eleven alike that end at nothing: 903.25 and 13.55.
    (
        {"method": "level_payment"},
        [
            {"number": 1, "payment": "916.81", "interest": "150.00", "principal": "766.81"},
            {"number": 2, "payment": "916.80", "principal": "778.30", "closing": "8454.89"},
            {"number": 12, "payment": "916.80", "opening": "903.25", "closing": "0.00"},
        ],
        {"day_count": "30/360", "remainder": "first_row"},
    ),
    (
        {
            "principal": "5000.00",
            "rate": {"value": "0.0005", "per": "day"},
            "method": "level_payment",
            "periods": 36,
            "every": {"days": 7},
            "first_due": "2026-01-17",
            "start": "2026-01-10",
            "day_count": "actual/365",
            "rounding": "half_up",
        },
        [{"number": 1, "payment": "148.07", "interest": "17.50", "principal": "130.57"}],
        {"day_count": "actual/365", "payment_by": "monthly_formula"},
    ),
    (
        {"principal": "800.00", "method": "flat_fee", "rate": {"value": "0", "per": "period"}},
        [{"number": 1, "principal": "66.74"}, {"number": 2, "principal": "66.66"}],
        {"rounding": "down", "remainder": "first_row"},
    ),
    (
        {
            "principal": "2000.00",
            "method": "flat_fee",
            "rate": {"value": "0.025", "per": "total"},
            "periods": 3,
        },
        [
            {"number": 1, "principal": "666.66", "fee": "16.67"},
            {"number": 3, "principal": "666.68", "fee": "16.66"},
        ],
        {"rounding": "half_up", "principal": "down"},
    ),
]
NEW = ("principal", "remainder", "payment_by")


@pytest.mark.parametrize(("loan", "rows", "words"), LAYOUTS)
def test_a_rarer_layout_is_named(loan: dict[str, Any], rows: list[Any], words: Any) -> None:
    found = match(LOAN | loan | {"rows": rows})
    best = found["conventions"]
    assert found["difference"] == "0.00" and found["rows"] == []
    assert {name: best[name] for name in words} == words
    assert {name for name in NEW if name in best} == {name for name in NEW if name in words}


def test_none_does_and_the_nearest_is_named_with_its_difference() -> None:
    rows = [{"number": 1, "interest": "155.03"}, {"number": 2, "interest": "140.00"}]
    found = match(LOAN | {"rows": rows})
    assert found["conventions"] == "none" and found["also"] == []
    assert found["nearest"]["day_count"] == "actual/360"
    assert found["difference"] == "0.03"
    assert found["rows"] == [
        {
            "number": 1,
            "column": "interest",
            "printed": "155.03",
            "computed": "155.00",
            "difference": "0.03",
        }
    ]


def test_what_the_contract_says_is_kept() -> None:
    rows = [{"number": 1, "interest": "155.00"}, {"number": 2, "interest": "140.00"}]
    found = match(LOAN | {"rows": rows, "day_count": "actual/365"})
    assert found["nearest"]["day_count"] == "actual/365"
    assert found["conventions"] == "none"


@given(
    st.sampled_from(["level_payment", "level_principal", "interest_first"]),
    st.sampled_from(["30/360", "actual/360", "actual/365", "actual/actual"]),
    st.sampled_from(["one_end", "both_ends"]),
    st.sampled_from(["half_up", "half_even", "up", "down"]),
    st.integers(100_000, 10**8),
    st.integers(1, 36),
    st.dates(date(2024, 1, 1), date(2027, 12, 31)),
)
def test_the_convention_that_made_the_rows_is_found(
    method: str, day_count: str, count: str, rounding: str, fen: int, rate: int, start: date
) -> None:
    """Rows made by `schedule` with that convention; both ends is a start one day earlier."""
    loan = {
        "principal": f"{fen // 100}.{fen % 100:02d}",
        "method": method,
        "rate": {"value": f"0.{rate:02d}", "per": "year"},
        "periods": 12,
        "start": start.isoformat(),
        "first_due": (start + timedelta(31)).isoformat(),
    }
    counted = (start - timedelta(count == "both_ends")).isoformat()
    made = loan | {"day_count": day_count, "rounding": rounding, "start": counted}
    names = ("number", "due", "payment", "interest", "principal", "closing")
    rows = [{name: row[name] for name in names} for row in schedule(made)["instalments"]]
    found = match(loan | {"rows": rows})
    wanted = {
        "day_count": day_count,
        "count": count,
        "rounding": rounding,
        "fee_timing": "as_agreed",
    }
    assert wanted in [found["conventions"], *found["also"]]


@pytest.mark.parametrize(
    ("rows", "field"),
    [
        ([], "rows"),
        ([{"number": 1}], "rows.0"),
        ([{"number": 13, "payment": "1.00"}], "rows.0.number"),
        ([{"number": 1, "payment": 1.0}], "rows.0.payment"),
        ([{"number": 1, "due": "2026-02-11", "payment": "1.00"}], "rows.0.due"),
        ([{"due": "2026-02-11", "payment": "1.00"}], "rows.0.due"),
        ([{"payment": "1.00"}] * 13, "rows.12"),
    ],
)
def test_rows_that_make_no_sense_are_refused_by_name(rows: list[Any], field: str) -> None:
    with pytest.raises(Refused) as refusal:
        match(LOAN | {"rows": rows})
    assert refusal.value.field == field


# What the printed payments cost a year: rate(12, -2845, 30000, 0) of numpy-financial is 2.0471 % a
# month, of 28,000 in hand 3.1904 %; its irr with a last payment of 2,000.00 is 20.1260 % a year.
EVEN = [(1, 284_500), (2, 284_500)]


@pytest.mark.parametrize(
    ("method", "printed", "fees", "nominal"),
    [
        ("level_payment", EVEN, (), 0.2456520),
        ("flat_fee", EVEN, (), 0.2456520),
        ("level_payment", EVEN, (Fee(200_000, FeeWhen.DEDUCTED),), 0.3828447),
        ("level_payment", [*EVEN, (12, 200_000)], (), 0.2012602),
        ("level_payment", EVEN[:1], (), None),
        ("level_payment", [(1, 284_500), (12, 284_500)], (), None),
        ("level_payment", [(1, 284_500), (2, 284_501)], (), None),
        ("level_principal", EVEN, (), None),
        ("bullet", [(1, 3_300_000)], (), 12 * (1.1 ** (1 / 12) - 1)),
    ],
)
def test_what_printed_payments_cost_a_year(
    method: str, printed: list[tuple[int, int]], fees: tuple[Fee, ...], nominal: float | None
) -> None:
    due = tuple(date(2026 + (at > 10), (at + 1) % 12 + 1, 10) for at in range(12))
    rate = Rate(Fraction("0.144"), Per.YEAR)
    terms = Terms(3_000_000, Method(method), rate, due, date(2026, 1, 10), 10, fees=fees)
    rows = [Printed(number=number, payment=payment) for number, payment in printed]
    found = printed_rate(terms, rows)
    assert (found and round(found.nominal, 7)) == (nominal and round(nominal, 7))
