"""Many debts, one budget: who is paid first, when it ends, and what would make it end."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import Refused, plan

STRATEGIES = ("avalanche", "snowball", "by_harm", "pro_rata")
DAILY = {"value": "0.0005", "per": "day"}


def debt(name: str, balance: str, yearly: str, minimum: Any, **more: Any) -> dict[str, Any]:
    rate = {"value": yearly, "per": "year"}
    return {"name": name, "balance": balance, "rate": rate, "minimum": minimum} | more


def asked(debts: list[dict[str, Any]], budget: Any, strategy: Any = "avalanche") -> Any:
    return plan({"debts": debts, "monthly_budget": budget, "strategy": strategy})


def bare(text: str) -> int:
    return int(text.replace(".", ""))


def text(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"


# G18: 10,000 on a card at 0.05 % a day, 30-day months, fixed payments; its interest is not rounded
# until the end, ours every month, half a fen at most. G19: Soll, Keeney and Larrick's question,
# 10,000 at 12 % and 110 a month.
FIXED = [
    (DAILY, "500.00", 24, "1978.27"),
    (DAILY, "1000.00", 11, "916.23"),
    ({"value": "0.12", "per": "year"}, "110.00", 241, None),
]


@pytest.mark.parametrize(("rate", "payment", "months", "interest"), FIXED)
def test_a_fixed_payment_until_nothing_is_left(
    rate: dict[str, str], payment: str, months: int, interest: str | None
) -> None:
    one = {"name": "card", "balance": "10000.00", "rate": rate, "minimum": payment}
    found = asked([one], payment)
    assert found["debts"][0]["paid_off_month"] == len(found["months"]) == months
    if interest:
        assert abs(bare(found["interest"]) - bare(interest)) <= months / 2


A = debt("a", "1000.00", "0.12", "100.00")
B = debt("b", "500.00", "0.24", "50.00")


def test_two_debts_by_hand() -> None:
    """B at 2 % a month gets what is over. Interest half up:
    a 10.00 9.10 8.19 6.46 3.52 0.56, b 10.00 6.20 2.32; the last payment is 56.35.
    """
    found = asked([A, B], "300.00")
    paid = [month["payments"] for month in found["months"]]
    assert [one["b"] for one in paid] == ["200.00", "200.00", "118.52", "0.00", "0.00", "0.00"]
    assert [one["a"] for one in paid] == ["100.00"] * 2 + ["181.48", "300.00", "300.00", "56.35"]
    assert [one["interest"] for one in found["debts"]] == ["37.83", "18.52"]
    assert (found["interest"], found["total"]) == ("56.35", "1556.35")
    assert [one["paid_off_month"] for one in found["debts"]] == [6, 3]


def test_a_minimum_that_is_free_rolls_on_to_the_next_debt() -> None:
    months = asked([A, B], "300.00")["months"]
    assert all(month["total"] == "300.00" for month in months[:-1])


ORDERS = [
    ("avalanche", ["b", "a", "c"]),
    ("snowball", ["c", "b", "a"]),
    ("by_harm", ["c", "a", "b"]),
    (["a", "c", "b"], ["a", "c", "b"]),
]
C = debt("c", "200.00", "0.06", "20.00", harm=["reported", "home"])


@pytest.mark.parametrize(("strategy", "order"), ORDERS)
def test_who_gets_what_is_over(strategy: Any, order: list[str]) -> None:
    debts = [A | {"harm": "court"}, B, C]
    found = asked(debts, "300.00", strategy)
    assert found["order"] == order
    first = found["months"][0]["payments"][order[0]]
    least = {"a": 10000, "b": 5000, "c": 2000}[order[0]]
    assert bare(first) > least


def test_a_rank_of_ones_own_and_priority_before_everything() -> None:
    ranked = [A | {"rank": 2}, B | {"rank": 1}, C | {"rank": 3}]
    assert asked(ranked, "300.00", "custom")["order"] == ["b", "a", "c"]
    ranked[2] |= {"priority": True}
    assert asked(ranked, "300.00", "custom")["order"] == ["c", "b", "a"]


def test_pro_rata_shares_what_is_over_by_balance() -> None:
    """Over the minimums there are 150, and 1,010 and 510 are owed: 99.67 and 50.33."""
    paid = asked([A, B], "300.00", "pro_rata")["months"][0]["payments"]
    assert paid == {"a": "199.67", "b": "100.33"}


def test_a_budget_that_changes_on_a_date() -> None:
    """500 from December, 1,000 from March: the fourth payment is the first larger one."""
    changes = [
        {"from": "2026-12-10", "amount": "500.00"},
        {"from": "2027-03-01", "amount": "1000.00"},
    ]
    one = debt("card", "10000.00", "0.18", "500.00")
    months = asked([one], changes)["months"]
    assert [month["on"] for month in months[:4]] == [
        "2026-12-10",
        "2027-01-10",
        "2027-02-10",
        "2027-03-10",
    ]
    assert [month["total"] for month in months[:4]] == ["500.00"] * 3 + ["1000.00"]


def test_minimums_that_do_not_fit_are_named_with_the_shortfall_and_the_cure() -> None:
    """After two months of 300 only 120 a month is left; the minimums ask 150."""
    changes = [
        {"from": "2026-01-10", "amount": "300.00"},
        {"from": "2026-03-10", "amount": "120.00"},
    ]
    found = asked([A, B], changes)
    assert len(found["months"]) == 2
    assert found["infeasible"] == {
        "month": 3,
        "on": "2026-03-10",
        "needed": "150.00",
        "budget": "120.00",
        "shortfall": "30.00",
    }
    assert found["cure"] == {"monthly_budget": "150.00"}


def test_a_payment_below_the_interest_never_ends() -> None:
    """unbury.us: 100,000 at 100 % a year with 10 a month. Its interest is 8,333.33 a month."""
    found = asked([debt("x", "100000.00", "1", "10.00")], "10.00")
    assert found["never_ends"][0]["interest"] == "8333.33"
    assert found["never_ends"][0]["payment_that_ends"] == "8333.34"
    assert found["cure"] == {"monthly_budget": "8333.34"}


def test_a_plan_that_takes_longer_than_600_months_is_unfinished() -> None:
    """100,000 at 12 % with 1,000.01 a month gains a fen in the first month; 600 are too few."""
    found = asked([debt("x", "100000.00", "0.12", "0.00")], "1000.01")
    assert len(found["months"]) == 600 and found["cure"] is not None
    assert (found["never_ends"], found["unfinished"]) == ([], ["x"])


@st.composite
def situations(draw: st.DrawFn) -> tuple[list[dict[str, Any]], int]:
    """Some debts and a budget between their minimums and all that is owed."""
    debts, least, whole = [], 0, 0
    for name in "abcde"[: draw(st.integers(1, 5))]:
        balance = draw(st.integers(1, 10**7))
        fixed = draw(st.booleans())
        floor, hundredths = draw(st.integers(0, balance // 4 + 1)), draw(st.integers(0, 20))
        minimum: Any = text(floor)
        if not fixed:
            minimum = {"fraction": f"0.{hundredths:02d}", "floor": text(floor)}
        more = {"priority": draw(st.booleans())}
        yearly = f"0.{draw(st.integers(0, 40)):02d}"
        debts.append(debt(name, text(balance), yearly, minimum, **more))
        owed = balance + balance // 10 + 1
        least += min(owed, floor + (0 if fixed else owed * hundredths // 100 + 1))
        whole += owed
    return debts, draw(st.integers(least, max(least, whole)))


@given(situations(), st.sampled_from(STRATEGIES))
def test_no_fen_is_lost_and_no_month_spends_more_than_its_budget(
    situation: tuple[list[dict[str, Any]], int], strategy: str
) -> None:
    debts, budget = situation
    found = asked(debts, text(budget), strategy)
    for one in debts:
        before, name = bare(one["balance"]), one["name"]
        for month in found["months"]:
            after = before + bare(month["interest"][name]) - bare(month["payments"][name])
            assert after == bare(month["owed"][name]) >= 0
            before = after
    for month in found["months"]:
        paid = sum(map(bare, month["payments"].values()))
        assert paid == bare(month["total"]) <= budget == bare(month["budget"])
        # What is not spent is only what nobody is owed any more.
        assert paid == budget or not any(map(bare, month["owed"].values()))
    assert bare(found["total"]) == sum(bare(one["paid"]) for one in found["debts"])
    assert len(found["months"]) <= 600


@given(situations())
def test_the_highest_rate_first_never_costs_more_than_the_smallest_debt_first(
    situation: tuple[list[dict[str, Any]], int],
) -> None:
    """But for rounding: half a fen a debt a month, grown at the highest rate until the end."""
    debts, budget = situation
    debts = [one | {"priority": False} for one in debts]
    high, small = (asked(debts, text(budget), name) for name in ("avalanche", "snowball"))
    if any(one["infeasible"] or one["never_ends"] for one in (high, small)):
        return
    monthly = max(float(one["rate"]["value"]) for one in debts) / 12
    months = max(len(high["months"]), len(small["months"]))
    rounding = sum(len(debts) * (1 + monthly) ** month for month in range(months))
    assert bare(high["interest"]) <= bare(small["interest"]) + rounding


@given(situations(), st.sampled_from(STRATEGIES))
def test_a_cure_is_enough_and_no_fen_less_would_be(
    situation: tuple[list[dict[str, Any]], int], strategy: str
) -> None:
    debts, budget = situation
    found = asked(debts, text(budget // 3), strategy)
    if found["cure"] is None:
        assert found["infeasible"] is None and found["never_ends"] == []
        return
    cured = asked(debts, found["cure"]["monthly_budget"], strategy)
    assert cured["infeasible"] is None and cured["never_ends"] == []
    assert bare(cured["months"][-1]["total"]) <= bare(found["cure"]["monthly_budget"])
    less = bare(found["cure"]["monthly_budget"]) - 1
    if less:
        short = asked(debts, text(less), strategy)
        assert short["infeasible"] or short["never_ends"] or short["unfinished"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"debts": []}, "debts"),
        ({"debts": [A, A]}, "debts.1.name"),
        ({"strategy": "fastest"}, "strategy"),
        ({"strategy": ["a"]}, "strategy"),
        ({"strategy": "custom"}, "debts.0.rank"),
        ({"monthly_budget": 300}, "monthly_budget"),
        ({"monthly_budget": "-1.00"}, "monthly_budget"),
        (
            {
                "monthly_budget": [
                    {"from": "2026-02-10", "amount": "1.00"},
                    {"from": "2026-01-10", "amount": "1.00"},
                ]
            },
            "monthly_budget.1.from",
        ),
        (
            {
                "start": "2026-01-01",
                "monthly_budget": [{"from": "2026-02-10", "amount": "1.00"}],
            },
            "monthly_budget.0.from",
        ),
        ({"debts": [A | {"harm": "bad"}, B]}, "debts.0.harm"),
    ],
)
def test_a_plan_that_makes_no_sense_is_refused_by_name(change: dict[str, Any], field: str) -> None:
    whole = {"debts": [A, B], "monthly_budget": "300.00", "strategy": "avalanche"}
    with pytest.raises(Refused) as refusal:
        plan(whole | change)
    assert refusal.value.field == field
