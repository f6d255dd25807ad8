"""What a borrower knows of a debt gives one figure, whichever page asks."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from planner import Refused
from planner.case import Certainty, Kind, KnownDebt
from planner.loan import Rate, build

TODAY = date(2026, 11, 25)
YEAR = Rate(Fraction("0.18"), "year")
A_DAY = Rate(Fraction("0.0005"), "day")


def loan(**more: object) -> KnownDebt:
    """10,000 at 18 % a year, 12 instalments left, 10 days late, penalty 1.5 times."""
    usual: dict[str, object] = {
        "owed": 1_000_000,
        "owed_on": TODAY,
        "first_due": date(2026, 11, 15),
        "rate": YEAR,
        "method": "level_payment",
        "periods_left": 12,
        "penalty_times": Fraction("1.5"),
    }
    return KnownDebt(**usual | more)  # type: ignore[arg-type]


def test_a_loan_repaid_in_one_sum_is_late_when_it_is_late() -> None:
    """F01: 10,000 × 18 % × 12/12 = 1,800.00; penalty 10,000 × 27 % / 360 × 10 = 75.00."""
    debt = loan(method="bullet")
    assert debt.overdue([TODAY])[0].total == 1_187_500
    now = debt.as_of(TODAY)
    assert now.owed_today == 1_187_500 and len(now.missed) == 1 and not now.ahead
    assert debt.days_late(TODAY) == 10


def test_a_loan_repaid_in_one_sum_that_is_not_late_falls_due_on_its_day() -> None:
    """F01, not late: 11,800.00 on 26 Dec 2026, not a year later."""
    debt = loan(method="bullet", first_due=date(2026, 12, 26))
    (row,) = build(debt.terms()).rows
    assert (row.due, row.payment) == (date(2026, 12, 26), 1_180_000)
    assert debt.missed(TODAY) == () and debt.overdue([TODAY])[0].total == 0


def test_a_bill_of_a_card_is_one_sum_without_interest_before_its_day() -> None:
    """F02: 10,000 + 10,000 × 0.05 % × 10 = 10,050.00, and nothing is 1.5 times."""
    debt = loan(kind=Kind.CARD, rate=A_DAY, method=None, penalty_times=None, periods_left=None)
    owed = debt.overdue([TODAY, date(2026, 12, 25)])
    assert [one.total for one in owed] == [1_005_000, 1_020_000]  # 40 days: 200.00
    assert debt.as_of(TODAY).owed_today == 1_005_000
    ahead = KnownDebt(1_000_000, TODAY, date(2026, 12, 10), Kind.CARD, rate=A_DAY)
    assert ahead.as_of(TODAY).owed_today == 1_000_000


def test_level_instalments_late_by_ten_days() -> None:
    """766.80 principal and 150.00 interest overdue; 766.80 × 27 % / 360 × 10 = 5.751."""
    assert loan().overdue([TODAY])[0].total == 76_680 + 15_000 + 575


def test_an_instalment_that_falls_due_today_is_not_overdue() -> None:
    first = date(2026, 10, 25)
    debt = loan(first_due=first)
    assert [one.due for one in debt.missed(TODAY)] == [first]
    assert debt.overdue([TODAY])[0].principal == 76_680


def test_what_the_lender_says_stands_before_our_count() -> None:
    said = loan(stated=93_000).overdue_today(TODAY)
    assert (said.amount, said.certainty) == (93_000, Certainty.CONFIRMED)
    assert loan().overdue_today(TODAY).certainty is Certainty.ESTIMATED
    assert loan(penalty_times=None).overdue_today(TODAY).certainty is Certainty.ASSUMED


@pytest.mark.parametrize(
    ("without", "field"),
    [("owed", "principal"), ("rate", "rate"), ("first_due", "first_due"), ("method", "method")],
)
def test_unknown_is_not_zero(without: str, field: str) -> None:
    with pytest.raises(Refused) as refused:
        loan(**{without: None}).as_of(TODAY)
    assert (refused.value.code, refused.value.field) == ("missing", field)


def test_a_flat_fee_needs_a_penalty_of_its_own() -> None:
    flat = {"method": "flat_fee", "rate": Rate(Fraction("0.006"), "period"), "penalty_times": None}
    with pytest.raises(Refused, match="penalty_rate"):
        loan(**flat).late()
    debt = loan(**flat, penalty_rate=A_DAY, owed=1_200_000)
    # 1,000 × 0.05 % × 10 = 5.00 beside the instalment of 1,000 + 72.00
    assert debt.overdue([TODAY])[0].total == 107_200 + 500
