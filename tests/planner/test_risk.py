"""`risk`: cases from outside, every course added up by plain recursion, and a seeded simulation."""

from __future__ import annotations

import json
import random
from decimal import Decimal
from fractions import Fraction
from math import lcm
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from planner import Refused, risk

CASES = json.loads((Path(__file__).parent / "cases/risk.json").read_text("utf-8"))["cases"]
RUNS = 10_000


def yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"


def weights(chances: dict[str, list[int]]) -> dict[str, int]:
    """Fractions as whole-number weights."""
    whole = lcm(*(below for _, below in chances.values()))
    return {name: above * whole // below for name, (above, below) in chances.items()}


def request(case: dict[str, Any]) -> dict[str, Any]:
    given = case["given"]
    income = given["income"]
    asked: dict[str, Any] = {"kind": income["kind"]}
    if income["kind"] == "iid":
        found = weights({str(at): one["p"] for at, one in enumerate(income["values"])})
        asked["levels"] = [
            {"amount": yuan(one["income"]), "weight": weight}
            for one, weight in zip(income["values"], found.values(), strict=True)
        ]
    else:
        asked["start"] = income["start"]
        asked["states"] = {name: yuan(one) for name, one in income["states"].items()}
        asked["steps"] = {name: weights(row) for name, row in income["step"].items()}
    return {
        "months": given["months"],
        "income": asked,
        "living": [yuan(one) for one in given["living"]],
        "payments": [yuan(one) for one in given["payment"]],
        "reserve": yuan(given["buffer"]),
        "cap": yuan(given["cap"]),
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_chance_counted_outside_the_product(case: dict[str, Any]) -> None:
    found, expected = risk(request(case)), case["expected"]
    assert found["miss_within"] == "/".join(map(str, expected["miss_within"]))
    assert found["miss_within_decimal"] == expected["miss_within_decimal"]
    assert found["first_miss_in_month"] == expected["first_miss_in_month_decimal"]
    assert (found["of_100"], found["counted_in"]) == (expected["of_100"], "0.01")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_seeded_simulation_is_within_four_standard_errors(case: dict[str, Any]) -> None:
    dice = random.Random(20261126)
    share = sum(missed(dice, case["given"]) for _ in range(RUNS)) / RUNS
    exact = float(Fraction(*case["expected"]["miss_within"]))
    assert abs(share - exact) <= float(case["expected"]["tolerance_10000_runs"])
    assert abs(share - float(risk(request(case))["miss_within_decimal"])) <= 0.02


def missed(dice: random.Random, given: dict[str, Any]) -> bool:
    """One course with a die, as the README of the cases tells it."""
    income, buffer = given["income"], given["buffer"]
    state = income.get("start")
    for living, payment in zip(given["living"], given["payment"], strict=True):
        if state is None:
            levels = income["values"]
            chances = [Fraction(*one["p"]) for one in levels]
            amount = dice.choices([one["income"] for one in levels], chances)[0]
        else:
            row = income["step"][state]
            state = dice.choices(list(row), [Fraction(*one) for one in row.values()])[0]
            amount = income["states"][state]
        cash = buffer + amount - living
        if cash < payment:
            return True
        buffer = min(given["cap"], cash - payment)
    return False


# Every course one by one, with exact fractions: the same rule and nothing else in common.
def first_misses(asked: dict[str, Any], reserve: int) -> list[Fraction]:
    found = [Fraction(0)] * asked["months"]
    income = asked["income"]

    def go(month: int, kept: int, state: str | None, chance: Fraction) -> None:
        if month == asked["months"]:
            return
        if income["kind"] == "iid":
            nexts = [(None, one["amount"], one["weight"]) for one in income["levels"]]
        else:
            row = income["steps"][state]
            nexts = [(name, income["states"][name], weight) for name, weight in row.items()]
        whole = sum(weight for _, _, weight in nexts)
        for name, amount, weight in nexts:
            cash = kept + fen(amount) - fen(asked["living"][month])
            paid = fen(asked["payments"][month])
            part = chance * weight / whole
            if cash < paid:
                found[month] += part
            else:
                go(month + 1, min(fen(asked["cap"]), cash - paid), name, part)

    go(0, reserve, income.get("start"), Fraction(1))
    return found


def fen(text: str) -> int:
    return int(text.replace(".", ""))


def drawn(seed: int) -> dict[str, Any]:
    """A short course with two or three incomes, in tens of fen so that many reserves meet."""
    dice = random.Random(seed)
    months = dice.randint(1, 5)
    amounts = [yuan(dice.randint(0, 90) * 10) for _ in range(dice.randint(1, 3))]
    if dice.random() < 0.5:
        levels = [{"amount": one, "weight": dice.randint(1, 4)} for one in amounts]
        income: dict[str, Any] = {"kind": "iid", "levels": levels}
    else:
        names = [f"s{at}" for at in range(len(amounts))]
        steps = {}
        for name in names:
            steps[name] = {after: dice.randint(0, 3) for after in names}
            steps[name][dice.choice(names)] += 1
        states = dict(zip(names, amounts, strict=True))
        income = {"kind": "chain", "start": names[0], "states": states, "steps": steps}
    return {
        "months": months,
        "income": income,
        "living": [yuan(dice.randint(0, 40) * 10) for _ in range(months)],
        "payments": [yuan(dice.randint(0, 40) * 10) for _ in range(months)],
        "cap": yuan(dice.randint(0, 60) * 10),
    }


def test_every_course_added_up_one_by_one_gives_the_same_fractions() -> None:
    for seed in range(200):
        asked = drawn(seed)
        reserve = random.Random(seed).randint(0, 900)
        found = risk(asked | {"reserve": yuan(reserve)})
        misses = first_misses(asked, reserve)
        whole = sum(misses, Fraction(0))
        assert found["miss_within"] == f"{whole.numerator}/{whole.denominator}"
        places = Decimal(1).scaleb(-12)
        for shown, exact in zip(found["first_miss_in_month"], misses, strict=True):
            assert abs(Fraction(shown) - exact) <= Fraction(places) / 2


def test_the_reserve_for_a_chance_is_the_least_of_all_that_are_tried() -> None:
    for seed in range(300, 420):
        asked = drawn(seed)
        most = random.Random(seed).choice(["0", "0.05", "0.3", "0.9", "1"])
        # Above what one bad month and the cap can take more changes nothing: 9 and 9 yuan here.
        enough = [
            yuan
            for yuan in range(0, 20)
            if sum(first_misses(asked, 100 * yuan), Fraction(0)) <= Fraction(most)
        ]
        found = risk(asked | {"reserve_for": most})
        least = f"{enough[0]}.00" if enough else None
        assert found["reserve"] == least, seed
        if least:
            again = risk(asked | {"reserve": least})
            assert found["miss_within"] == again["miss_within"]


def test_the_example_of_the_session() -> None:
    """The partner's money 0 to 2,000 in five even steps: 93 of 100 years miss, or fewer than one.

    Living 5,330 of 6,500 to 8,500, 1,500 promised; 3,000 are kept at most.
    """
    levels = [{"amount": yuan(650_000 + 50_000 * at), "weight": 1} for at in range(5)]
    asked = {"months": 12, "income": {"kind": "iid", "levels": levels}}
    asked |= {"living": "5330.00", "payments": "1500.00"}
    assert risk(asked | {"reserve": "0.00", "cap": "0.00"})["of_100"] == "93"
    kept = risk(asked | {"reserve": "1200.00", "cap": "3000.00"})
    assert kept["of_100"] == "<1"
    never = risk(asked | {"payments": "1053.00", "reserve": "0.00", "cap": "0.00"})
    assert (never["of_100"], never["miss_within"]) == ("0", "0/1")


def test_a_table_too_large_for_the_fen_is_counted_against_the_household_and_says_so() -> None:
    """Eight incomes, unlike to the fen, over two years: coarser units only make it worse."""
    dice = random.Random(4)
    levels = [{"amount": yuan(dice.randint(500_000, 900_000)), "weight": 1} for _ in range(8)]
    asked = {"income": {"kind": "iid", "levels": levels}, "living": "5000.37"}
    asked |= {"payments": "1800.11", "reserve": "800.00", "cap": "9999.99"}
    exact = risk(asked | {"months": 5})
    assert exact["counted_in"] == "0.01"
    long = risk(asked | {"months": 24})
    assert Decimal(long["counted_in"]) >= 1
    assert Fraction(long["miss_within"]) >= Fraction(exact["miss_within"])
    # The same course to the fen is never worse; a simulation says about how much better.
    given = {
        "income": {
            "kind": "iid",
            "values": [{"income": fen(one["amount"]), "p": [1, 8]} for one in levels],
        },
        "living": [500_037] * 24,
        "payment": [180_011] * 24,
        "buffer": 80_000,
        "cap": 999_999,
    }
    share = sum(missed(dice, given) for _ in range(2000)) / 2000
    assert 0 <= float(Fraction(long["miss_within"])) - share + 0.04 <= 0.12


def to_the_fen(asked: dict[str, Any], reserve: int) -> float:
    """The chance of a miss with every fen up to the cap in an array: slow, and nothing cut."""
    cap, levels = fen(asked["cap"]), asked["income"]["levels"]
    kept, missed = np.zeros(cap + 1), 0.0
    assert reserve <= cap
    kept[reserve] = 1
    for _ in range(asked["months"]):
        after = np.zeros(cap + 1)
        for level in levels:
            by = fen(level["amount"]) - fen(asked["living"]) - fen(asked["payments"])
            if by >= 0:
                after[by:] += kept[: cap + 1 - by] / len(levels)
                after[cap] += kept[cap + 1 - by :].sum() / len(levels)
            else:
                after[:by] += kept[-by:] / len(levels)
                missed += kept[:-by].sum() / len(levels)
        kept = after
    return float(missed)


UNLIKE: dict[str, Any] = {"living": "3333.33", "payments": "1777.77"}


UNLIKE["income"] = {
    "kind": "iid",
    "levels": [
        {"amount": one, "weight": 1}
        for one in (
            *("8071.92", "6112.27", "4375.49", "3299.33", "7466.93"),
            *("5604.78", "8532.05", "4688.51", "6941.61", "3815.36"),
        )
    ],
}
UNLIKE["cap"] = "20000.00"


def test_ten_incomes_unlike_to_the_fen_are_exact_where_most_reserves_cannot_miss() -> None:
    asked = UNLIKE | {"months": 10}
    found = risk(asked | {"reserve_for": "0.1"})
    least = fen(found["reserve"])
    exact = to_the_fen(asked, least)
    assert float(found["miss_within_decimal"]) == pytest.approx(exact, abs=1e-11)
    assert exact <= 0.1 < to_the_fen(asked, least - 100)
    assert found["counted_in"] == "0.01"
    assert risk(asked | {"reserve": found["reserve"]}) == found


@pytest.mark.parametrize("months", [12, 24])
def test_what_is_counted_coarser_agrees_with_itself_and_is_on_the_safe_side(months: int) -> None:
    asked = UNLIKE | {"months": months}
    found = risk(asked | {"reserve_for": "0.3"})
    assert Decimal(found["counted_in"]) > Decimal("0.01")
    again = risk(asked | {"reserve": found["reserve"]})
    assert again["miss_within"] == found["miss_within"]
    assert to_the_fen(asked, fen(found["reserve"])) <= Fraction(found["miss_within"]) <= 0.3


def test_five_years_of_five_incomes_do_not_contradict_themselves() -> None:
    """162.00 keep it at 4.00 of 100: counted apart, to the fen, in an array of every reserve."""
    amounts = ("4949.75", "7458.16", "6030.77", "6883.80", "7758.08")
    income = {"kind": "iid", "levels": [{"amount": one, "weight": 1} for one in amounts]}
    found = risk(UNLIKE | {"months": 60, "income": income, "reserve_for": "0.05"})
    assert (found["reserve"], found["of_100"], found["counted_in"]) == ("162.00", "4", "0.01")


BASE: dict[str, Any] = {
    "months": 2,
    "income": {"kind": "iid", "levels": [{"amount": "10.00", "weight": 1}]},
    "living": "5.00",
    "payments": ["3.00", "4.00"],
    "reserve": "0.00",
    "cap": "1.00",
}
CHAIN: dict[str, Any] = {
    "kind": "chain",
    "start": "work",
    "states": {"work": "10.00", "none": "1.00"},
    "steps": {"work": {"work": 19, "none": 1}, "none": {"work": 1, "none": 3}},
}
REFUSED: list[tuple[dict[str, Any], str, str]] = [
    ({"months": 0}, "out_of_range", "months"),
    ({"months": 121}, "out_of_range", "months"),
    ({"months": 3}, "out_of_range", "payments"),
    ({"living": ["5.00"]}, "out_of_range", "living"),
    ({"living": 5}, "wrong_type", "living"),
    ({"payments": ["3.00", "4"]}, "not_an_amount", "payments.1"),
    ({"reserve": None}, "missing", "reserve"),
    ({"reserve_for": "0.05"}, "one_of_two", "reserve_for"),
    ({"reserve": None, "reserve_for": 0.05}, "wrong_type", "reserve_for"),
    ({"reserve": None, "reserve_for": "1.5"}, "too_large", "reserve_for"),
    ({"cap": None}, "missing", "cap"),
    ({"income": {}}, "missing", "income.kind"),
    ({"income": {"kind": "normal"}}, "unknown_word", "income.kind"),
    ({"income": {"kind": "iid"}}, "missing", "income.levels"),
    ({"income": {"kind": "iid", "levels": []}}, "out_of_range", "income.levels"),
    ({"income": BASE["income"] | {"start": "work"}}, "one_of_two", "income.start"),
    ({"income": CHAIN | {"start": "rest"}}, "unknown_word", "income.start"),
    ({"income": CHAIN | {"states": None}}, "missing", "income.states"),
    ({"income": CHAIN | {"steps": {"work": {"work": 1}}}}, "missing", "income.steps.none"),
    ({"seed": 1}, "unknown_field", "seed"),
]
LEVELS: list[tuple[Any, str, str]] = [
    ({"amount": "10.00"}, "missing", "income.levels.0.weight"),
    ({"amount": "10.00", "weight": 0}, "not_positive", "income.levels"),
    ({"amount": "10.00", "weight": "1"}, "wrong_type", "income.levels.0.weight"),
    ({"amount": "-1.00", "weight": 1}, "negative", "income.levels.0.amount"),
]
REFUSED += [
    ({"income": {"kind": "iid", "levels": [one]}}, code, field) for one, code, field in LEVELS
]
ROWS: list[tuple[Any, str, str]] = [
    (1, "wrong_type", "income.steps.none"),
    ({}, "out_of_range", "income.steps.none"),
    ({"rest": 1}, "unknown_word", "income.steps.none.rest"),
    ({"work": -1}, "out_of_range", "income.steps.none.work"),
    ({"work": 0.5}, "wrong_type", "income.steps.none.work"),
    ({"work": 0}, "not_positive", "income.steps.none"),
]
REFUSED += [
    ({"income": CHAIN | {"steps": CHAIN["steps"] | {"none": row}}}, code, field)
    for row, code, field in ROWS
]


@pytest.mark.parametrize(("change", "code", "field"), REFUSED)
def test_a_risk_that_cannot_be_asked_is_refused_by_name(
    change: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(Refused) as refusal:
        risk(BASE | change)
    assert (refusal.value.code, refusal.value.field) == (code, field)


def test_a_fraction_too_long_to_print_is_refused() -> None:
    levels = [{"amount": f"{at}.00", "weight": 999_983 - at} for at in range(40)]
    steps = {f"s{a}": {f"s{b}": 900_001 + 7 * a + b for b in range(12)} for a in range(12)}
    states = {f"s{at}": "10.00" for at in range(12)}
    chain = {"kind": "chain", "start": "s0", "states": states, "steps": steps}
    known = BASE | {"months": 120, "payments": "3.00"}
    assert "/" in risk(known | {"income": {"kind": "iid", "levels": levels}})["miss_within"]
    with pytest.raises(Refused) as refusal:
        risk(known | {"income": chain})
    assert (refusal.value.code, refusal.value.field) == ("too_large", "income")
