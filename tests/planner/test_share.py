"""Shares of a pool and the household budget it comes from."""

from __future__ import annotations

import json
import random
from fractions import Fraction
from pathlib import Path
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
    found = share({"pool": pool, "owed": owed})
    assert (found["shares"], found["left_over"]) == (shares, "0.00")


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
    found = share({"pool": "100.00", "owed": {"a": "50.00"}, "cap": {"a": "30.00"}})
    assert (found["shares"], found["left_over"]) == ({"a": "30.00"}, "70.00")


def test_nobody_gets_more_than_is_owed() -> None:
    """Two debts of 100 and a pool of 500: 100 each, and 300 that nobody is owed."""
    found = share({"pool": "500.00", "owed": {"a": "100.00", "b": "100.00"}})
    assert (found["shares"], found["left_over"]) == ({"a": "100.00", "b": "100.00"}, "300.00")


CASES = json.loads((Path(__file__).parent / "cases/sharing.json").read_text("utf-8"))["cases"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_what_comes_first_and_is_saved_is_never_shared(case: dict[str, Any]) -> None:
    given, expected = case["given"], case["expected"]
    rule = given["savings"]
    request: dict[str, Any] = {
        "pool": yuan(given["available"]),
        "owed": {name: yuan(fen) for name, fen in given["owed"].items()},
        "cap": {name: yuan(fen) for name, fen in given["cap"].items()},
        "priority": {one["name"]: yuan(one["due"]) for one in given["priority"]},
    }
    if rule:
        fraction = f"{rule['numerator'] / rule['denominator']:.2f}"
        request["savings"] = {"fraction": fraction, "cap": yuan(rule["cap"])}
    found = share(request)
    assert found["shares"] == {name: yuan(fen) for name, fen in expected["shares"].items()}
    named = {"surplus": "surplus", "deficit": "deficit", "saved": "savings", "offered": "pool"}
    for ours, theirs in (named | {"left_over": "left_over"}).items():
        assert found[ours] == yuan(expected[theirs]), ours


def yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"


def test_a_share_by_the_present_instalment() -> None:
    """1,560 and 860 a month: 500 × 1,560 / 2,420 = 322.31, not by the 3,120 and 8,600 owed."""
    owed = {"loan": "3120.00", "card": "8600.00"}
    instalment = {"loan": "1560.00", "card": "860.00"}
    asked = {"pool": "500.00", "owed": owed, "instalment": instalment, "key": "instalment"}
    assert share(asked)["shares"] == {"loan": "322.31", "card": "177.69"}


NAMES = "abcdefgh"
SUMS = st.integers(0, 10**9)


def fen(text: str) -> int:
    return int(text.replace(".", ""))


@given(st.integers(0, 10**10), st.lists(SUMS, min_size=1, max_size=8), st.data())
def test_sharing_loses_and_makes_no_fen(pool: int, owed: list[int], data: st.DataObject) -> None:
    named = dict(zip(NAMES, owed, strict=False))
    some = st.dictionaries(st.sampled_from(sorted(named)), SUMS)
    caps, first = data.draw(some), data.draw(st.dictionaries(st.just("rent"), SUMS))
    weights = data.draw(st.none() | st.fixed_dictionaries(dict.fromkeys(named, SUMS)))
    asked: dict[str, Any] = {
        "pool": yuan(pool),
        "owed": {name: yuan(one) for name, one in named.items()},
        "cap": {name: yuan(one) for name, one in caps.items()},
        "priority": {name: yuan(one) for name, one in first.items()},
        "savings": {"fraction": "0.1", "cap": "200.00"},
    }
    if weights:
        instalments = {name: yuan(one) for name, one in weights.items()}
        asked |= {"key": "instalment", "instalment": instalments}
    found = share(asked)
    shares = {name: fen(one) for name, one in found["shares"].items()}
    left, offered = fen(found["left_over"]), fen(found["offered"])
    assert sum(shares.values()) + left == offered == fen(found["surplus"]) - fen(found["saved"])
    assert fen(found["surplus"]) - fen(found["deficit"]) == pool - sum(first.values())
    assert all(one <= min(named[name], caps.get(name, one)) for name, one in shares.items())
    # Only where every debt with a weight is at its limit is anything left over.
    for name, weight in (weights or named).items():
        full = shares[name] == min(named[name], caps.get(name, named[name]))
        assert left == 0 or not weight or full


def test_a_thousand_drawn_pools_by_another_way() -> None:
    """Water rises in every debt in proportion to what it is owed, till each is full or none left.

    Those whose limit is reached first are full; the rest is cut down, then a fen each to the
    largest remainders. Whoever is owed more, with no cap, gets no less.
    """
    dice = random.Random(11)
    for _ in range(1000):
        count = dice.randint(1, 8)
        owed = [dice.choice([0, dice.randint(1, 3_000_000)]) for _ in range(count)]
        caps = [dice.randint(0, 200_000) if dice.random() < 0.3 else None for _ in owed]
        pool = dice.randint(0, 600_000)
        named = dict(zip(NAMES, owed, strict=False))
        capped = {n: yuan(cap) for n, cap in zip(NAMES, caps, strict=False) if cap is not None}
        request = {"pool": yuan(pool), "owed": {n: yuan(one) for n, one in named.items()}}
        found = share(request | {"cap": capped})
        expected, left = poured(pool, owed, caps)
        assert [fen(one) for one in found["shares"].values()] == expected
        assert fen(found["left_over"]) == left
        free = sorted((o, s) for o, s, c in zip(owed, expected, caps, strict=True) if c is None)
        assert [s for _, s in free] == sorted(s for _, s in free)


def poured(pool: int, owed: list[int], caps: list[int | None]) -> tuple[list[int], int]:
    limits = [one if cap is None else min(one, cap) for one, cap in zip(owed, caps, strict=True)]
    by_level = sorted(
        (at for at, one in enumerate(owed) if one), key=lambda at: Fraction(limits[at], owed[at])
    )
    shares, rest = [0] * len(owed), pool
    while by_level:
        whole = sum(owed[at] for at in by_level)
        if rest * owed[by_level[0]] <= limits[by_level[0]] * whole:
            break
        full = by_level.pop(0)
        shares[full] = limits[full]
        rest -= limits[full]
    if not by_level:
        return shares, rest
    exact = {at: Fraction(rest * owed[at], whole) for at in sorted(by_level)}
    for at, one in exact.items():
        shares[at] = int(one)
    fens = rest - sum(int(one) for one in exact.values())
    for at in sorted(exact, key=lambda at: (int(exact[at]) - exact[at], at))[:fens]:
        shares[at] += 1
    return shares, 0


@given(st.integers(0, 10**8), st.lists(st.integers(1, 10**9), min_size=1, max_size=8))
def test_a_share_is_within_a_fen_of_its_proportion(pool: int, owed: list[int]) -> None:
    """Of a pool that is no more than all that is owed; and more is owed, no less is offered."""
    pool = min(pool, sum(owed))
    named = {name: yuan(one) for name, one in zip(NAMES, owed, strict=False)}
    shares = [fen(one) for one in share({"pool": yuan(pool), "owed": named})["shares"].values()]
    for one, whole in zip(shares, owed, strict=True):
        assert abs(one * sum(owed) - pool * whole) < sum(owed)
    ranked = sorted(zip(owed, shares, strict=True), key=lambda pair: (pair[0], pair[1]))
    assert [one for _, one in ranked] == sorted(shares)


@pytest.mark.parametrize(
    ("request_", "field"),
    [
        ({"pool": "1.00", "owed": {}}, "owed"),
        ({"pool": "1.00", "owed": {"a": "1.00"}, "cap": {"b": "1.00"}}, "cap.b"),
        ({"pool": "-1.00", "owed": {"a": "1.00"}}, "pool"),
        ({"pool": "1.00", "owed": {"a": 1}}, "owed.a"),
        ({"pool": "1.00", "owed": {"a": "1.00"}, "key": "size"}, "key"),
        ({"pool": "1.00", "owed": {"a": "1.00"}, "key": "instalment"}, "instalment"),
        ({"pool": "1.00", "owed": {"a": "1.00"}, "instalment": {"a": "1.00"}}, "instalment"),
        (
            {"pool": "1.00", "owed": {"a": "1.00", "b": "1.00"}}
            | {"key": "instalment", "instalment": {"a": "1.00"}},
            "instalment.b",
        ),
        (
            {"pool": "1.00", "owed": {"a": "1.00"}}
            | {"key": "instalment", "instalment": {"a": "1.00", "c": "1.00"}},
            "instalment.c",
        ),
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
