"""Shares of a pool and the household budget it comes from."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import Refused, budget, share

# National Debtline's example loses a penny (86.10); by largest remainder nothing is lost. The
# second is MoneyAdviceHub's, right as printed.
EXAMPLES = [
    (
        "160.00",
        {"a": "4550.00", "b": "6700.00", "c": "1200.00"},
        {"a": "58.47", "b": "86.11", "c": "15.42"},
    ),
    (
        "100.00",
        {"a": "500.00", "b": "1000.00", "c": "233.00", "d": "200.00"},
        {"a": "25.87", "b": "51.73", "c": "12.05", "d": "10.35"},
    ),
]


@pytest.mark.parametrize(("pool", "owed", "shares"), EXAMPLES)
def test_published_pro_rata_offers(pool: str, owed: dict[str, str], shares: dict[str, str]) -> None:
    assert share({"pool": pool, "owed": owed}) == {"shares": shares, "left_over": "0.00"}


def test_a_cap_gives_its_excess_to_the_others_in_proportion() -> None:
    """100 over 500, 1,000 and 500 with 20 at most for the second: 80 is left for equals."""
    owed = {"a": "500.00", "b": "1000.00", "c": "500.00"}
    found = share({"pool": "100.00", "owed": owed, "cap": {"b": "20.00"}})
    assert found["shares"] == {"a": "40.00", "b": "20.00", "c": "40.00"}


def test_a_share_freed_by_one_cap_can_reach_the_next() -> None:
    """100 over equals: a is held at 10, which makes 45 each; b is held at 40, so c has 50."""
    owed = dict.fromkeys("abc", "300.00")
    found = share({"pool": "100.00", "owed": owed, "cap": {"a": "10.00", "b": "40.00"}})
    assert found["shares"] == {"a": "10.00", "b": "40.00", "c": "50.00"}


def test_what_no_cap_leaves_room_for_is_said() -> None:
    found = share({"pool": "100.00", "owed": {"a": "5.00"}, "cap": {"a": "30.00"}})
    assert found == {"shares": {"a": "30.00"}, "left_over": "70.00"}


NAMES = "abcdefgh"


@given(
    st.integers(0, 10**10),
    st.lists(st.integers(0, 10**9), min_size=1, max_size=8),
    st.data(),
)
def test_sharing_loses_and_makes_no_fen(pool: int, owed: list[int], data: st.DataObject) -> None:
    def text(fen: int) -> str:
        return f"{fen // 100}.{fen % 100:02d}"

    named = {name: text(fen) for name, fen in zip(NAMES, owed, strict=False)}
    caps = data.draw(st.dictionaries(st.sampled_from(sorted(named)), st.integers(0, 10**9)))
    asked: dict[str, Any] = {"pool": text(pool), "owed": named}
    if caps:
        asked["cap"] = {name: text(fen) for name, fen in caps.items()}
    found = share(asked)
    shares = [int(one.replace(".", "")) for one in found["shares"].values()]
    left = int(found["left_over"].replace(".", ""))
    assert sum(shares) + left == pool
    assert all(one <= caps.get(name, one) for name, one in zip(named, shares, strict=True))
    assert all(one == 0 for one, fen in zip(shares, owed, strict=True) if not fen)
    # Only caps, or nothing owed, leave something over.
    open_to = [n for n, fen in zip(named, owed, strict=True) if fen and n not in caps]
    assert left == 0 or not open_to


@given(st.integers(0, 10**8), st.lists(st.integers(1, 10**9), min_size=1, max_size=8))
def test_a_share_is_within_a_fen_of_its_proportion(pool: int, owed: list[int]) -> None:
    def text(fen: int) -> str:
        return f"{fen // 100}.{fen % 100:02d}"

    named = {name: text(fen) for name, fen in zip(NAMES, owed, strict=False)}
    shares = share({"pool": text(pool), "owed": named})["shares"].values()
    for one, fen in zip(shares, owed, strict=True):
        assert abs(int(one.replace(".", "")) * sum(owed) - pool * fen) < sum(owed)


@pytest.mark.parametrize(
    ("request_", "field"),
    [
        ({"pool": "1.00", "owed": {}}, "owed"),
        ({"pool": "1.00", "owed": {"a": "1.00"}, "cap": {"b": "1.00"}}, "cap.b"),
        ({"pool": "-1.00", "owed": {"a": "1.00"}}, "pool"),
        ({"pool": "1.00", "owed": {"a": 1}}, "owed.a"),
    ],
)
def test_a_share_that_makes_no_sense_is_refused_by_name(
    request_: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refusal:
        share(request_)
    assert refusal.value.field == field


# The Money Advice Service's mortgage calculator: remaining = income − commitments − payment.
MORTGAGES = [
    ("3100.00", "500.00", "846.47", "1753.53"),
    ("1700.00", "350.00", "280.17", "1069.83"),
    ("3250.00", "750.00", "591.95", "1908.05"),
]


@pytest.mark.parametrize(("income", "essentials", "debts", "available"), MORTGAGES)
def test_what_is_left_of_an_income(
    income: str, essentials: str, debts: str, available: str
) -> None:
    found = budget({"income": income, "essentials": essentials, "priority_debts": debts})
    assert (found["available"], found["offer_pool"]) == (available, available)


# A tenth of what is over, at most 20 a month: the savings rule of Scotland's statement (AiB).
@pytest.mark.parametrize(
    ("income", "savings", "pool"), [("1150.00", "15.00", "135.00"), ("1500.00", "20.00", "480.00")]
)
def test_a_tenth_is_saved_up_to_a_cap(income: str, savings: str, pool: str) -> None:
    rule = {"fraction": "0.1", "cap": "20.00"}
    found = budget({"income": income, "essentials": {"rent": "1000.00"}, "savings": rule})
    assert (found["savings"], found["offer_pool"]) == (savings, pool)


@pytest.mark.parametrize(("essentials", "deficit"), [("3200.00", "200.00"), ("3000.00", "0.00")])
def test_no_offer_is_made_of_a_deficit(essentials: str, deficit: str) -> None:
    savings = {"fraction": "0.1"}
    found = budget({"income": "3000.00", "essentials": essentials, "savings": savings})
    assert (found["offer_pool"], found["savings"], found["deficit"]) == ("0.00", "0.00", deficit)
