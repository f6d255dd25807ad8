"""Paying a loan off early."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planner import Refused, schedule, settle

FLAT = {
    "principal": "12000.00",
    "method": "flat_fee",
    "rate": {"value": "0.006", "per": "period"},
    "periods": 12,
    "start": "2026-01-10",
}
LEVEL = {
    "principal": "10000.00",
    "method": "level_payment",
    "rate": {"value": "0.18", "per": "year"},
    "periods": 12,
    "start": "2026-01-10",
}


# G15: 12,000 over 12 at 0.6 % a period, paid off with the 6th payment.
@pytest.mark.parametrize("paid", [5, 6])
@pytest.mark.parametrize(
    ("kind", "saved", "nominal"),
    [("none", "432.00", 9.074), ("remaining_fees", "0.00", 17.778)],
)
def test_what_paying_off_a_flat_fee_plan_saves(
    paid: int, kind: str, saved: str, nominal: float
) -> None:
    found = settle(FLAT | {"paid": paid, "on": "2026-07-10", "early_fee": {"kind": kind}})
    assert found["saved"] == saved
    assert round(float(found["true_rate"]["nominal"]) * 100, 3) == nominal


def test_interest_by_the_days_used_or_for_the_period_begun() -> None:
    """Ten days after the first payment: 9,233.20 × 18 % × 10/360 = 46.17; the period, 138.50."""
    asked = LEVEL | {"paid": 1, "on": "2026-02-20"}
    assert settle(asked)["interest"] == "46.17"
    assert settle(asked | {"interest_rule": "whole_period"})["interest"] == "138.50"


def test_apache_fineracts_early_payoff() -> None:
    """7 % over 6 months, one of 17.01 paid, 14 of 29 days on: 83.57 and 0.24 of interest."""
    found = settle(
        {
            "principal": "100.00",
            "method": "level_payment",
            "rate": {"value": "0.0058333333333333333333", "per": "period"},
            "periods": 6,
            "start": "2024-01-01",
            "paid": 1,
            "on": "2024-02-15",
        }
    )
    assert (found["principal"], found["interest"], found["total"]) == ("83.57", "0.24", "83.81")


def test_without_terms_the_rate_runs_on_the_principal_that_was_missed() -> None:
    """100 at 7 %, nothing ever paid: interest of 0.58, 0.49, 0.39, 0.30, 0.20 and 0.09. Of five
    instalments 16.43, 16.52, 16.62, 16.71 and 16.81 are missed for 151, 122, 91, 61 and 30 days
    of 360: 0.48, 0.39, 0.29, 0.20 and 0.10."""
    loan = LEVEL | {"principal": "100.00", "rate": {"value": "0.07", "per": "year"}, "periods": 6}
    found = settle(loan | {"start": "2024-01-01", "on": "2024-07-01"})
    assert (found["interest"], found["penalty"], found["total"]) == ("2.05", "1.46", "103.51")


# F18: 1 %, 2 % or 3 % of what is prepaid (MYbank's published tiers), or a fixed sum.
@pytest.mark.parametrize(
    ("fee", "expected"),
    [
        ({"kind": "fraction_of_principal", "fraction": "0.01"}, "92.33"),
        ({"kind": "fraction_of_principal", "fraction": "0.03"}, "277.00"),
        ({"kind": "amount", "amount": "50.00"}, "50.00"),
        ({"kind": "none"}, "0.00"),
    ],
)
def test_the_early_fee(fee: dict[str, str], expected: str) -> None:
    found = settle(LEVEL | {"paid": 1, "on": "2026-02-10", "early_fee": fee})
    assert (found["principal"], found["early_fee"], found["fee"]) == ("9233.20", expected, expected)


def test_a_flat_fee_is_charged_by_the_days_of_the_period_begun() -> None:
    """72.00 × 10 of 31 days is 23.23; the whole period begun is 72.00."""
    asked = FLAT | {"paid": 6, "on": "2026-07-20"}
    assert settle(asked)["fee"] == "23.23"
    assert settle(asked | {"interest_rule": "whole_period"})["fee"] == "72.00"


def test_dated_payments_are_counted_to_the_day() -> None:
    """5,000 halfway, on 25 January: 10,000 × 15/360 × 18 % = 75.00 of it is interest; 5,075 is
    left, and 15 days of it are 38.06."""
    paid = [{"on": "2026-01-25", "amount": "5000.00"}]
    found = settle(LEVEL | {"paid": paid, "on": "2026-02-10"})
    assert (found["principal"], found["interest"]) == ("5075.00", "38.06")


@st.composite
def loans(draw: st.DrawFn) -> dict[str, Any]:
    method = draw(st.sampled_from(["level_payment", "level_principal", "interest_first"]))
    fen = draw(st.integers(10_000, 10**8))
    return {
        "principal": f"{fen // 100}.{fen % 100:02d}",
        "method": method,
        "rate": {"value": f"0.{draw(st.integers(0, 36)):02d}", "per": "year"},
        "periods": draw(st.integers(2, 36)),
        "start": draw(st.dates(date(2024, 1, 1), date(2027, 12, 31))).isoformat(),
        "day_count": draw(st.sampled_from(["30/360", "actual/360", "actual/365"])),
    }


def bare(text: str) -> int:
    return int(text.replace(".", ""))


@given(loans(), st.data())
def test_on_a_due_date_a_loan_costs_its_balance(loan: dict[str, Any], data: st.DataObject) -> None:
    """Paid as agreed to the day, the row says what is left; one row unpaid adds its interest."""
    rows = schedule(loan)["instalments"]
    assume(len(rows) == loan["periods"])
    paid = data.draw(st.integers(1, len(rows) - 1))
    row, after = rows[paid - 1], rows[paid]
    found = settle(loan | {"paid": paid, "on": row["due"]})
    assert (found["total"], found["interest"]) == (row["closing"], "0.00")
    later = settle(loan | {"paid": paid, "on": after["due"]})
    assert (later["principal"], later["interest"]) == (after["opening"], after["interest"])


@given(loans(), st.data())
def test_payments_on_their_dates_are_instalments_paid(
    loan: dict[str, Any], data: st.DataObject
) -> None:
    rows = schedule(loan)["instalments"]
    assume(len(rows) == loan["periods"])
    paid = data.draw(st.integers(0, len(rows) - 1))
    last = rows[paid - 1]["due"] if paid else loan["start"]
    days = data.draw(st.integers(0, 40))
    on = (date.fromisoformat(last) + timedelta(days)).isoformat()
    dated = [{"on": row["due"], "amount": row["payment"]} for row in rows[:paid]]
    assume(all(bare(one["amount"]) for one in dated))
    counted = settle(loan | {"paid": paid, "on": on})
    assert settle(loan | {"paid": dated, "on": on}) == counted
    parts = ("principal", "interest", "penalty", "fee")
    assert bare(counted["total"]) == sum(bare(counted[part]) for part in parts)
    assert bare(counted["saved"]) == bare(counted["contract_left"]) - bare(counted["total"])


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"on": "2026-01-09"}, "on"),
        ({"paid": 12, "on": "2027-01-10"}, "paid"),
        ({"paid": [{"on": "2026-03-01", "amount": "1.00"}], "on": "2026-02-10"}, "paid.0.on"),
        (
            {"paid": [{"on": "2026-02-01", "amount": "99999.00"}], "on": "2026-02-10"},
            "paid.0.amount",
        ),
        ({"on": "2026-02-10", "early_fee": {"kind": "amount"}}, "early_fee.amount"),
        (
            {"on": "2026-02-10", "early_fee": {"kind": "none", "amount": "1.00"}},
            "early_fee.amount",
        ),
        ({"on": "2026-02-10", "paid": "1"}, "paid"),
        ({"on": "2026-02-10", "interest_rule": "daily"}, "interest_rule"),
    ],
)
def test_a_settlement_that_makes_no_sense_is_refused_by_name(
    change: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refusal:
        settle(LEVEL | change)
    assert refusal.value.field == field
