"""A card month by month: against arithmetic by hand, the relief engine, and the daily engine."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import Refused
from planner.arrears import Charge, Late, Penalty
from planner.card import Card, Minimum, Posted, before, by_month, run
from planner.dates import add_months
from planner.loan import Per, Rate

MONTHLY = Fraction(15, 1000)  # 0.05 % a day, 30 days
TENTH, TWENTIETH = Minimum(Fraction(1, 10), 5_000), Minimum(Fraction(1, 20), 5_000)


def test_four_months_of_minimum_on_18_600() -> None:
    """borrower.md, scenario 3: 18,600 × (1.015 × 0.9)⁴ leaves 12,952, and about 979 was interest.

    18,600 + 279.00 = 18,879.00, a tenth 1,887.90, left 16,991.10; then 254.87 and 1,724.60 …
    """
    rows = by_month(1_860_000, MONTHLY, TENTH.of, 4)
    assert rows[0] == (279_00, 1_887_90, 16_991_10)
    assert rows[1][:2] == (254_87, 1_724_60)
    assert sum(row.interest for row in rows) == 979_37
    assert abs(rows[-1].left - 1_860_000 * (Fraction("1.015") * Fraction("0.9")) ** 4) <= 4
    assert rows[-1].left == 12_952_30


@pytest.mark.parametrize(
    ("least", "months", "interest"), [(TENTH, 45, 1693_04), (TWENTIETH, 88, 3973_80)]
)
def test_how_long_the_minimum_takes(least: Minimum, months: int, interest: int) -> None:
    """borrower.md: 45 and 88 months; its 1,693.02 and 3,973.80 round otherwise, by fen."""
    rows = by_month(1_000_000, MONTHLY, least.of)
    assert len(rows) == months and rows[-1].left == 0
    assert abs(sum(row.interest for row in rows) - interest) <= months // 2
    assert sum(row.paid for row in rows) == 1_000_000 + sum(row.interest for row in rows)


def test_a_steady_amount_is_done_in_24_months() -> None:
    """The lesson: 507.50, then 500 a month; n = −ln(1 − B·i/A) / ln(1 + i) = 23.6 months more."""
    rows = by_month(1_000_000, MONTHLY, lambda owed: 500_00)
    assert len(rows) == 24 and 1_950_00 < sum(row.interest for row in rows) < 2_000_00


def test_an_amount_below_the_interest_never_ends() -> None:
    rows = by_month(1_000_000, MONTHLY, lambda owed: 100_00, 36)
    assert len(rows) == 36 and rows[-1].left > 1_000_000


def test_the_first_bill_not_paid_in_full_bears_nothing_before_its_day() -> None:
    assert by_month(1_860_000, MONTHLY, TENTH.of, 1, free=True) == [(0, 1_860_00, 16_740_00)]


@given(
    start=st.integers(10_000, 10_000_000),
    share=st.integers(2, 30),
    months=st.integers(1, 24),
)
def test_counted_back_it_comes_down_to_the_same(start: int, share: int, months: int) -> None:
    least = Minimum(Fraction(share, 100), 5_000).of
    rows = by_month(start, MONTHLY, least, months)
    if len(rows) < months or not rows[-1].left:
        return
    began = before(rows[-1].left, MONTHLY, least, months)
    assert abs(began - start) <= max(2, start // 5_000)
    assert by_month(began, MONTHLY, least, months)[-1].left == rows[-1].left


def test_nothing_comes_down_to_something_where_all_is_asked() -> None:
    with pytest.raises(Refused):
        before(100_00, MONTHLY, lambda owed: owed, 3)


def test_real_days_come_to_nearly_the_same() -> None:
    """The daily engine, its first purchase on the statement's day: within a tenth of the months."""
    first, due = date(2026, 8, 5), date(2026, 8, 25)
    grows = Penalty(Rate(Fraction(5, 10_000), Per.DAY))
    plastic = Card(
        *((Posted(first, 1_860_000),), grows, first, due, TENTH, Charge(amount=0)),
    )
    paid: list[tuple[date, int]] = []
    for at in range(4):
        on = add_months(due, at)
        _, _, bills = run(plastic, Late(grows), [on], paid)
        paid.append((on, bills[at].minimum))
    (owed,), _, _ = run(plastic, Late(grows), [date(2026, 11, 25)], paid)
    left = owed.principal + owed.interest
    assert abs(left - 12_952_30) < 200
    cost = sum(amount for _, amount in paid) + left - 1_860_000
    assert abs(cost - 979_37) < 100_00
