"""What lenders ask in a plan: arrears, what is unknown, fees, free months, dates, what fits."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import Refused, plan
from planner.household import Liability, Strategy, compare
from tests.planner.test_plan import STRATEGIES, asked, bare, debt, text

CASES = json.loads((Path(__file__).parent / "cases/plans.json").read_text("utf-8"))["cases"]


MINIMUMS = [one for one in CASES if one["strategy"] == "minimums"]
STRATEGIC = [one for one in CASES if one["strategy"] != "minimums"]


@pytest.mark.parametrize("case", STRATEGIC, ids=lambda case: case["id"])
def test_a_course_counted_outside_the_product(case: dict[str, Any]) -> None:
    debts = []
    for one in case["debts"]:
        kept = {name: one[name] for name in ("name", "rate", "priority")}
        debts.append(
            kept | {"balance": text(one["balance"]), "minimum": text(one["minimum"]["floor"])}
        )
    steps = [
        {"from": date(2026, step["from_month"], 10).isoformat(), "amount": text(step["fen"])}
        for step in case["budget"]
    ]
    found, expected = asked(debts, steps, case["strategy"]), case["expected"]
    assert (found["order"], len(found["months"])) == (expected["order"], expected["months"])
    assert [bare(found["interest"]), bare(found["total"])] == [
        expected["interest"],
        expected["paid"],
    ]
    for month, whole in zip(found["months"], expected["course"], strict=False):
        for ours, theirs in (("interest", "interest"), ("payments", "paid"), ("owed", "left")):
            assert list(map(bare, month[ours].values())) == whole[theirs]
    gone = {one["name"]: one["paid_off_month"] for one in found["debts"]}
    assert gone == expected["paid_off_month"]


@pytest.mark.parametrize("case", MINIMUMS, ids=lambda case: case["id"])
def test_every_debt_with_its_minimum_and_nothing_more(case: dict[str, Any]) -> None:
    """Nothing moves from one debt to another, so each is a plan of its own with that budget.

    A plan stops in the month in which a debt is seen never to end.
    """
    expected = case["expected"]
    for at, one in enumerate(case["debts"]):
        least = text(one["minimum"]["floor"])
        whole = {"name": one["name"], "balance": text(one["balance"]), "rate": one["rate"]}
        found = asked([whole | {"minimum": least}], least)
        name, ends = one["name"], one["name"] not in expected["never_ends"]
        assert [gone["name"] for gone in found["never_ends"]] == ([] if ends else [name])
        assert found["debts"][0]["paid_off_month"] == expected["paid_off_month"][name]
        for month, line in zip(found["months"], expected["course"], strict=False):
            for ours, theirs in (("interest", "interest"), ("payments", "paid"), ("owed", "left")):
                assert bare(month[ours][name]) == line[theirs][at]
        assert not ends or bare(found["interest"]) == expected["interest_of"][name]


CARDS = [debt("a", "10000.00", "0.18", "0.00"), debt("b", "20000.00", "0.12", "0.00")]


def test_without_minimum_or_ask_a_course_is_never_called_clean() -> None:
    """1,000 a month ends both, but b gets nothing while a lasts, and nobody said what it asks."""
    found = asked(CARDS, "1000.00")
    assert found["months"][0]["payments"] == {"a": "1000.00", "b": "0.00"}
    assert found["cure"] is None, "it ends"
    assert (found["course_is_clean"], found["asks_unknown"]) == (None, ["a", "b"])


def test_a_lender_who_asks_nothing_is_known_to_ask_nothing() -> None:
    relative = debt("relative", "2000.00", "0", "0.00", asks="0.00")
    found = asked([debt("card", "1000.00", "0.18", "100.00"), relative], "300.00")
    assert (found["course_is_clean"], found["asks_unknown"]) == (True, [])


def test_a_debt_that_is_late_asks_more_than_its_minimum_and_nobody_said_how_much() -> None:
    found = asked([debt("card", "1000.00", "0.18", "100.00", late_days=40)], "300.00")
    assert (found["course_is_clean"], found["asks_unknown"]) == (None, ["card"])


def test_what_is_asked_comes_before_the_dearest_debt() -> None:
    """500 and 800 asked, 1,500 there: 200 are over, and only they go to the higher rate."""
    debts = [CARDS[0] | {"asks": "500.00"}, CARDS[1] | {"asks": "800.00"}]
    found = asked(debts, "1500.00")
    assert found["months"][0]["payments"] == {"a": "700.00", "b": "800.00"}
    assert (found["course_is_clean"], found["late_months"]) == (True, {})


def test_a_debt_paid_less_than_it_asks_is_late_until_it_is_made_up() -> None:
    """500 and 800 asked, 1,000 there. Month 1: a whole, b lacks 300. Month 2: b asks 800 + 300.

    b is behind by 300 more each month, so it is late until a is gone.
    """
    debts = [CARDS[0] | {"asks": "500.00"}, CARDS[1] | {"asks": "800.00"}]
    found = asked(debts, "1000.00")
    assert found["months"][0]["payments"] == {"a": "500.00", "b": "500.00"}
    assert found["course_is_clean"] is False and list(found["late_months"]) == ["b"]
    assert found["late_months"]["b"][:3] == [1, 2, 3] == found["debts"][1]["late_months"][:3]
    assert found["within_reach"] == {
        "month": 1,
        "on": None,
        "asked": "1300.00",
        "budget": "1000.00",
        "fits": ["a"],
        "to_ask": [{"name": "b", "asks": "800.00", "can_pay": "500.00", "lacks": "300.00"}],
    }
    # Both go on asking what they ask: 1,300 a month is the least that leaves nobody late.
    assert found["cure"] == {"monthly_budget": "1300.00"}


BEHIND = [
    debt("a", "3000.00", "0", "150.00", asks="450.00", late_days=61, harm="home"),
    debt("b", "4000.00", "0", "200.00"),
]


def test_arrears_are_counted_once_in_what_would_cure() -> None:
    """150 and 200 a month, and two missed instalments of 150: 350 a month and once 300."""
    found = asked(BEHIND, "300.00")
    assert found["infeasible"]["needed"] == "350.00" and found["never_ends"] == []
    assert found["cure"] == {"monthly_budget": "350.00", "once": "300.00"}
    # 300 cannot pay the 450 that a asks, but b whole, and 100 of it.
    assert found["within_reach"]["fits"] == ["b"]
    assert found["within_reach"]["to_ask"] == [
        {"name": "a", "asks": "450.00", "can_pay": "100.00", "lacks": "350.00"}
    ]
    assert found["late_months"] == {"a": [1]} and found["course_is_clean"] is False
    cured = asked(
        BEHIND,
        [
            {"from": "2026-01-10", "amount": "650.00"},
            {"from": "2026-02-10", "amount": "350.00"},
        ],
    )
    assert (cured["course_is_clean"], cured["cure"]) == (True, None)


def test_minimums_that_fit_leave_arrears_late_not_the_plan_impossible() -> None:
    """400 pays 150 + 200 and 50 of the arrears; 250, 200 … are behind until month 6 pays them."""
    found = asked(BEHIND, "400.00")
    assert found["infeasible"] is None
    assert found["late_months"] == {"a": [1, 2, 3, 4, 5]}


def test_only_a_payment_that_is_not_above_the_interest_never_ends() -> None:
    """1,000.01 on 1,000.00 of interest gains a fen: not in 600 months, but it does end."""
    found = asked([debt("x", "100000.00", "0.12", "0.00")], "1000.01")
    assert (found["never_ends"], found["unfinished"]) == ([], ["x"])
    stuck = asked([debt("x", "100000.00", "0.12", "0.00")], "1000.00")
    assert (stuck["never_ends"][0]["name"], stuck["unfinished"]) == ("x", [])


def test_a_debt_known_only_by_what_is_left_to_pay() -> None:
    """Two payments of 1,560 on the 15th, paid on the 15th; without start that is the first day."""
    left = [{"on": "2026-12-15", "amount": "1560.00"}, {"on": "2027-01-15", "amount": "1560.00"}]
    found = asked([{"name": "loan", "payments": left}], "1560.00")
    assert [month["on"] for month in found["months"]] == ["2026-12-15", "2027-01-15"]
    assert [month["payments"]["loan"] for month in found["months"]] == ["1560.00", "1560.00"]
    assert (found["interest"], found["course_is_clean"]) == ("0.00", True)
    short = asked([{"name": "loan", "payments": left}], "1000.00")
    assert (short["infeasible"]["shortfall"], short["late_months"]) == ("560.00", {"loan": [1]})


def test_a_flat_fee_is_asked_every_period_and_ordered_by_its_true_rate() -> None:
    """12,000 in 12 at 0.6 % (72.00 a month, 7.2 % of the first sum a year) costs 13.03 %.

    So it stands before a debt of 12 % and after one of 14 %. As agreed: 12 × 1,072.00.
    """
    bill = {"name": "bill", "balance": "12000.00"}
    fees = [{"amount": "72.00", "periods_left": 12}, {"fraction": "0.006", "periods_left": 12}]
    for fee in fees:
        alone = asked([bill | {"flat_fee": fee}], "1072.00")
        assert (len(alone["months"]), alone["interest"]) == (12, "864.00")
        assert {month["payments"]["bill"] for month in alone["months"]} == {"1072.00"}
        others = [debt("low", "1000.00", "0.12", "50.00"), debt("high", "1000.00", "0.14", "50.00")]
        order = asked([others[0], bill | {"flat_fee": fee}, others[1]], "2000.00")["order"]
        assert order == ["high", "bill", "low"]


def interest(one: dict[str, Any], count: int) -> list[str]:
    whole = {"debts": [one], "monthly_budget": "1000.00", "strategy": "avalanche"}
    months = plan(whole | {"start": "2026-02-10"})["months"]
    return [month["interest"]["x"] for month in months[:count]]


def test_interest_starts_after_the_free_time() -> None:
    """Free until 10 April: three payments take 3,000 off; then 1 % of 7,000, of 6,070."""
    one = debt("x", "10000.00", "0.12", "0.00", free_until="2026-04-10")
    assert interest(one, 5) == ["0.00", "0.00", "0.00", "70.00", "60.70"]
    # Until 25 March: 16 of the 31 days up to 10 April: 1 % × 8,000 × 16 / 31 = 41.29.
    assert interest(one | {"free_until": "2026-03-25"}, 3) == ["0.00", "0.00", "41.29"]


def test_a_rate_that_rises_on_a_day() -> None:
    """1 % a month, from 10 March 2 %: 100.00, 91.00 on 9,100, then 2 % of 8,191 = 163.82."""
    rates = [
        {"from": "2026-01-01", "value": "0.12", "per": "year"},
        {"from": "2026-03-10", "value": "0.02", "per": "month"},
    ]
    assert interest(debt("x", "10000.00", "0", "0.00") | {"rate": rates}, 3) == [
        "100.00",
        "91.00",
        "163.82",
    ]


def test_money_goes_to_what_costs_now() -> None:
    """While the dear debt is free the other one gets what is over; then the dear one."""
    debts = [
        debt("free", "5000.00", "0.24", "10.00", free_until="2026-03-10"),
        debt("usual", "5000.00", "0.12", "10.00"),
    ]
    whole = {"debts": debts, "monthly_budget": "500.00", "strategy": "avalanche"}
    months = plan(whole | {"start": "2026-02-10"})["months"]
    assert [month["payments"]["free"] for month in months[:3]] == ["10.00", "10.00", "490.00"]


@pytest.mark.parametrize(
    ("start", "due", "first"),
    [
        ("2026-12-26", ["2026-12-10", "2026-12-20"], "2026-12-10"),
        ("2026-12-05", ["2026-12-10"], "2026-12-05"),
        (None, ["2026-12-20", "2026-12-12"], "2026-12-12"),
    ],
)
def test_the_first_payment_is_never_after_the_first_due_day(
    start: str | None, due: list[str], first: str
) -> None:
    debts = [debt(f"{at}", "1000.00", "0.12", "50.00", due_on=day) for at, day in enumerate(due)]
    whole = {"debts": debts, "monthly_budget": "300.00", "strategy": "avalanche", "start": start}
    assert plan(whole)["months"][0]["on"] == first


def test_a_day_that_is_past_brings_no_payment_forward() -> None:
    """Missed on 1 December and 30 days late on the 31st: what comes next is due on 1 January."""
    left = [{"on": "2026-12-01", "amount": "100.00"}, {"on": "2027-01-01", "amount": "100.00"}]
    one = {"name": "loan", "payments": left, "late_days": 30}
    whole = {"debts": [one], "monthly_budget": "300.00", "strategy": "avalanche"}
    found = plan(whole | {"start": "2027-01-05"})["months"][0]
    assert (found["on"], found["payments"]["loan"]) == ("2027-01-01", "200.00")


def test_orders_that_differ_by_rounding_cost_about_the_same() -> None:
    """Two debts of 18 %: whoever is first, only fen differ. A third of 36 % makes yuan of it."""
    same = [
        Liability("a", 800_000, Fraction(18, 1200), floor=20_000),
        Liability("b", 300_000, Fraction(18, 1200), floor=20_000, rank=1),
    ]
    found = compare(same, [(1, 100_000)])
    assert [one.strategy for one in found] == list(Strategy)
    assert all(one.is_about_least for one in found)
    dear = Liability("c", 900_000, Fraction(3, 100), floor=27_000, rank=2)
    about = {one.strategy: one.is_about_least for one in compare([*same, dear], [(1, 150_000)])}
    assert about[Strategy.AVALANCHE] and not about[Strategy.SNOWBALL]
    assert not any(one.is_about_least for one in compare(same, [(1, 30_000)])), "none ends"


@st.composite
def asking(draw: st.DrawFn) -> tuple[list[dict[str, Any]], int]:
    """Debts that ask more or less than their minimum now, and any budget."""
    debts = []
    for name in "abcd"[: draw(st.integers(1, 4))]:
        balance = draw(st.integers(1, 10**6))
        one = debt(name, text(balance), f"0.{draw(st.integers(0, 40)):02d}", "0.00")
        one |= {"minimum": text(draw(st.integers(0, balance)))}
        if draw(st.booleans()):
            one |= {"asks": text(draw(st.integers(0, 2 * balance)))}
        debts.append(one)
    return debts, draw(st.integers(0, 2 * 10**6))


@given(asking(), st.sampled_from(STRATEGIES))
def test_a_course_is_clean_only_where_no_month_pays_less_than_is_asked(
    situation: tuple[list[dict[str, Any]], int], strategy: str
) -> None:
    debts, budget = situation
    found = asked(debts, text(budget), strategy)
    last = len(found["months"]) + 1 if found["infeasible"] else 0
    for one in debts:
        late, behind, before = [], 0, bare(one["balance"])
        least = bare(one["minimum"])
        for month in found["months"]:
            paid, whole = (
                bare(month["payments"][one["name"]]),
                before + bare(month["interest"][one["name"]]),
            )
            asks = bare(one.get("asks", one["minimum"]))
            if month["month"] > 1 and least:
                asks = least
            asks = min(whole, asks + behind)
            behind, before = max(asks - paid, 0), bare(month["owed"][one["name"]])
            late += [month["month"]] if behind else []
        told = found["late_months"].get(one["name"], [])
        assert [month for month in told if month != last] == late
    for month in found["months"]:
        assert sum(map(bare, month["payments"].values())) <= budget
    assert (found["course_is_clean"] is False) == bool(found["late_months"])
    assert not found["infeasible"] or found["late_months"]
    silent = [one["name"] for one in debts if "asks" not in one and one["minimum"] == "0.00"]
    assert found["asks_unknown"] == silent
    assert found["course_is_clean"] is not True or not silent


@given(asking(), st.sampled_from(STRATEGIES))
def test_a_cure_leaves_nobody_late(
    situation: tuple[list[dict[str, Any]], int], strategy: str
) -> None:
    debts, budget = situation
    found = asked(debts, text(budget), strategy)
    if found["cure"] is None:
        assert not found["late_months"] and not found["infeasible"] and not found["never_ends"]
        return
    monthly, once = bare(found["cure"]["monthly_budget"]), bare(found["cure"].get("once", "0.00"))
    steps = [
        {"from": "2026-01-10", "amount": text(monthly + once)},
        {"from": "2026-02-10", "amount": text(monthly)},
    ]
    cured = asked(debts, steps, strategy)
    assert (cured["cure"], cured["late_months"], cured["unfinished"]) == (None, {}, [])


LEFT = [{"on": "2026-12-15", "amount": "100.00"}]
FEE = {"name": "x", "balance": "100.00", "flat_fee": {"amount": "1.00", "periods_left": 3}}


@pytest.mark.parametrize(
    ("one", "field"),
    [
        ({"name": "x", "payments": LEFT, "balance": "90.00"}, "debts.0.balance"),
        ({"name": "x", "payments": LEFT, "minimum": "10.00"}, "debts.0.minimum"),
        ({"name": "x", "payments": []}, "debts.0.payments"),
        ({"name": "x", "payments": LEFT, "late_days": 9}, "start"),
        (FEE | {"rate": {"value": "0.1", "per": "year"}}, "debts.0.rate"),
        (FEE | {"flat_fee": {"periods_left": 3}}, "debts.0.flat_fee"),
        (FEE | {"flat_fee": {"amount": "1.00"}}, "debts.0.flat_fee.periods_left"),
        ({"name": "x", "balance": "90.00", "asks": "10.00"}, "debts.0.rate"),
        (debt("x", "90.00", "0.1", "1.00", free_until="2026-12-15"), "start"),
        (debt("x", "90.00", "0.1", "1.00", free_until="soon"), "debts.0.free_until"),
        (debt("x", "90.00", "0.1", "1.00", late_days=-1), "debts.0.late_days"),
        (debt("x", "90.00", "0.1", "1.00") | {"rate": []}, "debts.0.rate"),
        (
            debt("x", "90.00", "0.1", "1.00", due_on="2026-12-15")
            | {"rate": [{"on": "2026-12-16", "value": "0.1", "per": "year"}]},
            "debts.0.rate.0.on",
        ),
        (
            debt("x", "90.00", "0.1", "1.00", due_on="2026-12-15")
            | {"rate": [{"value": "0.1", "per": "year"}]},
            "debts.0.rate.0",
        ),
    ],
)
def test_terms_that_do_not_go_together_are_refused_by_name(one: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refusal:
        asked([one], "300.00")
    assert refusal.value.field == field
