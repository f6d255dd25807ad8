"""Pay days against due days: held to a count that walks through every day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import Refused, answer

START = date(2026, 11, 26)
ONE = timedelta(days=1)


def asked(**fields: Any) -> Any:
    usual = {"do": "calendar", "from": START.isoformat(), "days": 60, "cash": "0.00"}
    return answer(usual | fields)


def yuan(fen: int) -> str:
    sign, fen = ("-", -fen) if fen < 0 else ("", fen)
    return f"{sign}{fen // 100}.{fen % 100:02d}"


# The client of the counsellor's specification: 6,500 on the 5th, rent on the 1st, the dues of her
# eight debts; who is paid when is assumed.
HOUSEHOLD: dict[str, Any] = {
    "cash": "400.00",
    "income": [{"day": 5, "amount": "6500.00", "name": "工资"}],
    "spending": [{"day": 1, "amount": "1800.00"}, {"day": 6, "amount": "3530.00"}],
    "payments": [
        {"debt": "花呗", "on": "2026-12-10", "amount": "860.00", "auto": True},
        {"debt": "网贷", "on": "2026-12-15", "amount": "1560.00"},
    ],
}


def test_the_first_day_that_runs_dry_by_hand() -> None:
    """400 − 1,800 = −1,400; + 6,500 = 5,100; − 3,530 = 1,570; − 860 = 710; − 1,560 = −850."""
    found = asked(days=30, **HOUSEHOLD)
    assert found["days"] == [
        {"on": "2026-12-01", "in": "0.00", "out": "1800.00", "balance": "-1400.00"},
        {"on": "2026-12-05", "in": "6500.00", "out": "0.00", "balance": "5100.00"},
        {"on": "2026-12-06", "in": "0.00", "out": "3530.00", "balance": "1570.00"},
        {"on": "2026-12-10", "in": "0.00", "out": "860.00", "balance": "710.00"},
        {"on": "2026-12-15", "in": "0.00", "out": "1560.00", "balance": "-850.00"},
    ]
    assert found["first_short"] == {"on": "2026-12-01", "short": "1400.00"}
    assert found["windows"] == [
        {"from": "2026-11-26", "to": "2026-12-04", "in": "0.00", "out": "1800.00"}
        | {"left": "-1800.00"},
        {"from": "2026-12-05", "to": "2026-12-25", "in": "6500.00", "out": "5950.00"}
        | {"left": "550.00"},
    ]
    assert found["by_month"] is False and found["unsure"] is None
    richer = asked(days=30, **HOUSEHOLD | {"cash": "1800.00"})
    assert richer["first_short"] is None and richer["days"][-1]["balance"] == "550.00"


def test_without_a_pay_day_the_windows_are_months() -> None:
    found = asked(days=40, spending=[{"day": 31, "amount": "1.00"}])
    ends = [(one["from"], one["to"], one["out"]) for one in found["windows"]]
    assert found["by_month"] is True
    assert ends == [
        ("2026-11-26", "2026-11-30", "1.00"),
        ("2026-12-01", "2026-12-31", "1.00"),
        ("2027-01-01", "2027-01-04", "0.00"),
    ]


def test_what_may_not_come_is_not_counted_and_said() -> None:
    bonus = {"on": "2026-12-20", "amount": "3000.00", "sure": False}
    rent = [{"on": "2026-12-24", "amount": "1800.00"}]
    found = asked(income=[bonus], spending=rent)
    assert found["first_short"] == {"on": "2026-12-24", "short": "1800.00"}
    assert found["unsure"] == {"in": "3000.00", "first_short": None}
    assert found["by_month"] is True and len(found["days"]) == 1


def test_a_debit_before_the_pay_of_the_same_day_is_tight() -> None:
    pay = [{"on": "2026-12-10", "amount": "6500.00"}]
    due: dict[str, Any] = {"debt": "花呗", "on": "2026-12-10", "amount": "860.00"}
    found = asked(cash="400.00", income=pay, payments=[due | {"auto": True}])
    assert found["first_short"] is None
    assert found["tight"] == [{"on": "2026-12-10", "short": "460.00"}]
    assert asked(cash="400.00", income=pay, payments=[due])["tight"] == []


def test_a_pay_day_after_a_short_day_is_not_tight_without_a_debit() -> None:
    """100 in hand, 300 spent: 200 below on the 1st. Nothing is debited on the pay day itself."""
    spent = [{"on": "2026-12-01", "amount": "300.00"}]
    pay = [{"on": "2026-12-05", "amount": "6000.00"}]
    found = asked(cash="100.00", spending=spent, income=pay)
    assert found["first_short"] == {"on": "2026-12-01", "short": "200.00"}
    assert found["tight"] == []
    due = {"debt": "花呗", "on": "2026-12-05", "amount": "50.00", "auto": True}
    tight = asked(cash="100.00", spending=spent, income=pay, payments=[due])["tight"]
    assert tight == [{"on": "2026-12-05", "short": "50.00"}]


SUMS = st.integers(0, 300_000)
DAYS = st.dates(START, START + timedelta(days=200))
MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("on"), DAYS, SUMS, st.booleans()),
        st.tuples(st.just("day"), st.integers(1, 31), SUMS, st.booleans()),
    ),
    max_size=6,
)


def entry(move: tuple[str, Any, int, bool]) -> dict[str, Any]:
    kind, when, fen, sure = move
    said = when.isoformat() if kind == "on" else when
    return {kind: said, "amount": yuan(fen), "sure": sure}


def falls(move: tuple[str, Any, int, bool], on: date) -> bool:
    """Whether an entry falls on a day; the 31st of a short month is its last day."""
    kind, when, _, _ = move
    if kind == "on":
        return bool(when == on)
    is_last = (on + ONE).month != on.month
    return bool(when == on.day or (is_last and when > on.day))


@given(
    st.integers(1, 150),
    SUMS,
    MOVES,
    MOVES,
    st.lists(st.tuples(DAYS, SUMS, st.booleans()), max_size=8),
)
def test_held_to_a_count_of_every_single_day(
    days: int, cash: int, income: Any, spending: Any, dues: Any
) -> None:
    found = asked(
        days=days,
        cash=yuan(cash),
        income=[entry(one) for one in income],
        spending=[entry(one) for one in spending],
        payments=[
            {"debt": "x", "on": on.isoformat(), "amount": yuan(fen), "auto": auto}
            for on, fen, auto in dues
        ],
    )
    balance, moved, short, tight = cash, [], None, []
    windows: list[list[Any]] = []
    has_pay = any(
        falls(one, START + at * ONE) and one[2] and one[3] for one in income for at in range(days)
    )
    for at in range(days):
        on = START + at * ONE
        into = sum(one[2] for one in income if one[3] and falls(one, on))
        out = sum(one[2] for one in spending if falls(one, on))
        out += sum(fen for day, fen, _ in dues if day == on)
        debits = sum(fen for day, fen, auto in dues if day == on and auto)
        if not windows or (into if has_pay else on.day == 1):
            windows.append([on, on, 0, 0])
        windows[-1][1:] = [on, windows[-1][2] + into, windows[-1][3] + out]
        before, balance = balance, balance + into - out
        if into or out:
            moved.append((on.isoformat(), yuan(into), yuan(out), yuan(balance)))
        if balance < 0 and short is None:
            short = {"on": on.isoformat(), "short": yuan(-balance)}
        if balance >= 0 and debits > 0 and debits > before:
            tight.append({"on": on.isoformat(), "short": yuan(debits - max(before, 0))})
    assert [tuple(one.values()) for one in found["days"]] == moved
    assert (found["first_short"], found["tight"]) == (short, tight)
    assert found["by_month"] is not has_pay
    assert [tuple(one.values()) for one in found["windows"]] == [
        (one[0].isoformat(), one[1].isoformat(), yuan(one[2]), yuan(one[3]), yuan(one[2] - one[3]))
        for one in windows
    ]


@pytest.mark.parametrize(
    ("fields", "field", "code"),
    [
        ({"days": 0}, "days", "out_of_range"),
        ({"days": 401}, "days", "out_of_range"),
        ({"cash": None}, "cash", "missing"),
        ({"cash": "-1.00"}, "cash", "negative"),
        ({"from": "2026-02-30"}, "from", "not_a_date"),
        ({"from": "9999-12-31"}, "from", "out_of_range"),
        ({"income": [{"amount": "1.00"}]}, "income.0", "one_of_two"),
        ({"income": [{"on": "2026-12-01", "day": 1, "amount": "1.00"}]}, "income.0", "one_of_two"),
        ({"spending": [{"day": 32, "amount": "1.00"}]}, "spending.0.day", "out_of_range"),
        ({"spending": [{"on": "2026-11-25", "amount": "1.00"}]}, "spending.0.on", "date_order"),
        ({"income": [{"on": "2026-12-01"}]}, "income.0.amount", "missing"),
        ({"payments": [{"on": "2026-12-01", "amount": "1.00"}]}, "payments.0.debt", "missing"),
        (
            {"payments": [{"debt": "x", "on": "2026-11-25", "amount": "1.00"}]},
            "payments.0.on",
            "date_order",
        ),
        ({"colour": 1}, "colour", "unknown_field"),
    ],
)
def test_a_calendar_that_makes_no_sense_is_refused_by_name(
    fields: dict[str, Any], field: str, code: str
) -> None:
    with pytest.raises(Refused) as refusal:
        asked(**fields)
    assert (refusal.value.code, refusal.value.field) == (code, field)
