"""`mix`: cases from outside, and every mix tried by hand, by code that shares nothing with ours."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from itertools import product
from math import prod
from pathlib import Path
from typing import Any

import pytest

from planner import Refused, mix
from tests.conftest import ROOT

CASES = json.loads((Path(__file__).parent / "cases/optimiser.json").read_text("utf-8"))["cases"]
# Worst first, as the specification of the session lists them.
HARMS = ("home", "energy", "care", "court", "support", "tax")
HARMS += ("secured", "guarantor", "reported", "none")


def yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"


def fen(text: str) -> int:
    return int(text.replace(".", ""))


def offer(name: str, pays: dict[str, int], **more: Any) -> dict[str, Any]:
    """An offer of a request; what it pays in fen by window."""
    known = {"needs_agreement": False, "leaves_overdue": False}
    return {"name": name, "payments": {at: yuan(one) for at, one in pays.items()}} | known | more


def request(case: dict[str, Any]) -> dict[str, Any]:
    """A case in fen as the contract asks it."""
    debts = []
    for debt in case["debts"]:
        offers = [
            {"name": one["name"], "payments": {at: yuan(fen) for at, fen in one["pays"].items()}}
            | {key: value for key, value in one.items() if key not in ("name", "pays")}
            for one in debt["offers"]
        ]
        debts.append(
            {key: one for key, one in debt.items() if key != "offers"} | {"offers": offers}
        )
    return {"budget": [yuan(one) for one in case["budget"]], "debts": debts}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_mix_counted_outside_the_product(case: dict[str, Any]) -> None:
    found, expected = mix(request(case)), case["expected"]
    assert (found["feasible"], found["proved"]) == (expected["feasible"], True)
    if not expected["feasible"]:
        return check_short(found, expected)
    assert found["choice"] == expected["choice"]
    names = [
        debt["offers"][pick]["name"]
        for debt, pick in zip(case["debts"], expected["choice"], strict=True)
    ]
    assert list(found["chosen"].values()) == names
    assert (found["total"], found["peak"]) == (yuan(expected["total"]), yuan(expected["peak"]))
    assert (found["agreements"], found["last_window"]) == (
        expected["agreements"],
        expected["last_month"],
    )
    assert [fen(one) for one in found["pays"]] == expected["pays"]


def check_short(found: dict[str, Any], expected: dict[str, Any]) -> None:
    assert found["reason"] == expected["reason"]
    for ours, theirs in (("least_extra", "smallest_extra"), ("least_once", "smallest_once")):
        known = expected[theirs]
        assert found[ours] == (None if known is None else yuan(known)), ours
    if expected.get("one_month_proof"):
        months, least = expected["one_month_proof"]["months"], expected["one_month_proof"]["least"]
        proof = found["proof"]
        assert (proof["window"], fen(proof["least"])) == (months[0], least[0])
        assert sum(fen(line["amount"]) for line in found["lightest"]) == least[0]
    else:
        assert found["proof"]["kind"] == "tried"
    assert found.get("debt") == expected.get("debt")


# The same question by trying every mix, on plain lists.
Case = dict[str, Any]


def drawn(seed: int, scale: int = 1) -> Case:
    """A small case: two to four debts, one to four offers, two to five windows."""
    dice = random.Random(seed)
    months = dice.randint(2, 5)
    debts = []
    for at in range(dice.randint(2, 4)):
        whole = dice.randint(20, 90) * scale
        offers = [drawn_offer(dice, whole, months, scale) for _ in range(dice.randint(1, 4))]
        harm = dice.choice(HARMS[:3] + HARMS[-2:])
        debts.append({"name": f"d{at}", "late": dice.random() < 0.3, "harm": harm})
        debts[-1]["offers"] = offers
    # From far too little to more than enough; some windows bear nothing.
    least = sum(min(max(one["pays"].values(), default=0) for one in d["offers"]) for d in debts)
    share = dice.choice([0.4, 0.7, 0.9, 1.0, 1.1, 1.3, 2.0])
    budget = [int(least * share * dice.uniform(0.8, 1.1)) for _ in range(months)]
    if dice.random() < 0.1:
        budget[dice.randrange(months)] = 0
    return {"budget": budget, "debts": debts}


def drawn_offer(dice: random.Random, whole: int, months: int, scale: int) -> Case:
    first, count = dice.randint(1, months), dice.randint(1, months)
    last = min(months, first + count - 1)
    # Even parts tie often; a few fen more or less do not.
    part = max(whole // (last - first + 1) + dice.choice([0, 0, 0, 1, -1, scale // 7]), 0)
    return {
        "name": f"{first}-{last}",
        "pays": {str(at): part for at in range(first, last + 1)},
        "by": dice.choice(["lender", "lender", "lender", "us"]),
        "level": dice.randint(0, 4),
        "needs_agreement": dice.random() < 0.5,
        "leaves_overdue": dice.random() < 0.1,
    }


def tried(case: Case, may: Any) -> list[tuple[tuple[int, ...], list[int]]]:
    """Every mix of the offers that may be chosen, with what it pays month by month."""
    places = [
        [at for at, one in enumerate(debt["offers"]) if may(one) and not one["leaves_overdue"]]
        for debt in case["debts"]
    ]
    return [(picks, paid(case, picks)) for picks in product(*places)]


def paid(case: Case, picks: tuple[int | None, ...]) -> list[int]:
    months = [0] * len(case["budget"])
    for debt, pick in zip(case["debts"], picks, strict=True):
        for at, one in debt["offers"][pick]["pays"].items() if pick is not None else ():
            months[int(at) - 1] += one
    return months


def over(case: Case, pays: list[int]) -> list[int]:
    return [max(one - most, 0) for one, most in zip(pays, case["budget"], strict=True)]


def ranked(case: Case, picks: tuple[int | None, ...], pays: list[int]) -> tuple[Any, ...]:
    """Total, agreements, peak, last month, order given: the objective and its ties."""
    taken = [
        debt["offers"][pick]
        for debt, pick in zip(case["debts"], picks, strict=True)
        if pick is not None
    ]
    last = max((at for at, one in enumerate(pays, 1) if one), default=0)
    order = [99 if pick is None else pick for pick in picks]
    return sum(pays), sum(one["needs_agreement"] for one in taken), max(pays), last, order


def on_the_table(one: Case) -> bool:
    return one["by"] == "lender"


def check_plain(case: Case, found: dict[str, Any], every: list[tuple[Any, list[int]]]) -> None:
    """`table` against all its mixes."""
    assert found["proved"]
    fits = [(picks, pays) for picks, pays in every if not any(over(case, pays))]
    assert found["feasible"] == bool(fits)
    if fits:
        picks, pays = min(fits, key=lambda one: ranked(case, *one))
        assert (found["choice"], [fen(one) for one in found["pays"]]) == (list(picks), pays)
    elif every:
        check_missing(case, found, every)
    else:
        assert (found["reason"], found["least_extra"]) == ("no_clean_offer", None)
        assert found["proof"] == {"kind": "tried", "mixes": 0}


def check_missing(case: Case, found: dict[str, Any], every: list[tuple[Any, list[int]]]) -> None:
    assert found["reason"] == "budget"
    assert fen(found["least_extra"]) == min(max(over(case, pays)) for _, pays in every)
    assert fen(found["least_once"]) == min(sum(over(case, pays)) for _, pays in every)
    if found["proof"]["kind"] == "tried":
        assert found["proof"]["mixes"] == len(every)
    else:
        at = found["proof"]["window"] - 1
        assert fen(found["proof"]["budget"]) == case["budget"][at] < fen(found["proof"]["least"])
        assert fen(found["proof"]["least"]) == min(pays[at] for _, pays in every)
    check_eased(case, found["one_debt"], every)


def check_eased(case: Case, eased: Any, every: list[tuple[Any, list[int]]]) -> None:
    """The debt that has to give way least: its lightest peak less what is left for it."""
    best = None
    for at, debt in enumerate(case["debts"]):
        mine = {picks[at]: max(debt["offers"][picks[at]]["pays"].values()) for picks, _ in every}
        rooms = []
        for picks, _ in every:
            others = paid(case, tuple(None if d == at else one for d, one in enumerate(picks)))
            rooms.append(min(b - one for b, one in zip(case["budget"], others, strict=True)))
        if max(rooms) >= 0:
            gives = min(mine.values()) - max(rooms)
            if best is None or gives < best[0]:
                best = gives, {"debt": debt["name"], "to": yuan(max(rooms))}
    assert eased == (best and best[1])


@pytest.mark.parametrize("part", range(10))
def test_table_is_the_best_of_all_that_can_be_tried(part: int) -> None:
    """500 drawn cases, 50 at a time; below also with sums of ten million yuan and a half."""
    for seed in range(part * 50, part * 50 + 50):
        case = drawn(seed)
        check_plain(case, mix(request(case)), tried(case, on_the_table))


def test_a_fen_decides_where_sums_are_of_ten_million_yuan() -> None:
    """100 drawn cases with sums of 10⁹ fen and more, where a solver with floats is a fen short."""
    for seed in range(100):
        case = drawn(seed, scale=10**8 + 37)
        check_plain(case, mix(request(case)), tried(case, on_the_table))


@pytest.mark.parametrize("part", range(3))
def test_the_smallest_ask_is_the_lowest_level_that_fits_and_the_fewest_asked(part: int) -> None:
    for seed in range(1000 + part * 50, 1050 + part * 50):
        case = drawn(seed)
        found = mix(request(case) | {"mode": "smallest_ask"})
        assert found["proved"]
        for level in range(5):
            every = tried(case, lambda one, most=level: one["level"] <= most)
            fits = [(picks, pays) for picks, pays in every if not any(over(case, pays))]
            if fits:
                break
        assert found["feasible"] == bool(fits)
        if not fits:
            check_plain(case, found, every)
            continue
        picks, _ = min(fits, key=lambda one: (asked(case, one[0], level), *ranked(case, *one)))
        assert (found["choice"], found["level"]) == (list(picks), level)
        more = found["one_level_more"]
        next_up = tried(case, lambda one, most=level + 1: one["level"] <= most)
        above = [sum(pays) for _, pays in next_up if not any(over(case, pays))]
        has = any(o["level"] == level + 1 for d in case["debts"] for o in d["offers"])
        assert (more is not None) == has and (not more or fen(more["total"]) == min(above))


def asked(case: Case, picks: tuple[int, ...], level: int) -> int:
    """How many lenders are asked at a level; what is as agreed is not asked."""
    taken = [debt["offers"][pick] for debt, pick in zip(case["debts"], picks, strict=True)]
    return sum(one["level"] == level for one in taken) if level else 0


@pytest.mark.parametrize("part", range(3))
def test_what_can_be_kept_is_the_worst_harm_first(part: int) -> None:
    for seed in range(2000 + part * 50, 2050 + part * 50):
        case = drawn(seed)
        found = mix(request(case) | {"mode": "keep"})
        places = [
            [at for at, one in enumerate(d["offers"]) if not one["leaves_overdue"]] + [None]
            for d in case["debts"]
        ]
        fits = [
            (picks, paid(case, picks))
            for picks in product(*places)
            if not any(over(case, paid(case, picks)))
        ]
        picks, pays = min(fits, key=lambda one: (late(case, one[0]), *ranked(case, *one)))
        assert (found["choice"], found["proved"]) == (list(picks), True)
        assert found["clean"] == (None not in picks), "never late while a clean mix exists"
        held = [d["name"] for d, p in zip(case["debts"], picks, strict=True) if p is None]
        assert found["held"] == held and found["shares"] == (None if held else {})
        assert [fen(one) for one in found["left"]] == [
            most - one for most, one in zip(case["budget"], pays, strict=True)
        ]


def late(case: Case, picks: tuple[int | None, ...]) -> list[int]:
    """Late debts in each class of harm, the worst class first."""
    held = [d["harm"] for d, pick in zip(case["debts"], picks, strict=True) if pick is None]
    return [held.count(harm) for harm in HARMS]


def test_what_is_left_is_shared_among_the_held_by_what_they_are_owed() -> None:
    """100 a month, the rent takes 60: 40 for debts of 300 and 75 is 32 and 8."""
    rent = {"name": "rent", "late": False, "harm": "home"}
    debts = [rent | {"offers": [offer("rent", {"1": 6000, "2": 6000, "3": 6000})]}]
    for name, owed in (("card", 30000), ("bill", 7500)):
        debt = {"name": name, "late": False, "harm": "reported", "owed": yuan(owed)}
        debts.append(debt | {"offers": [offer("now", {"1": owed})]})
    found = mix({"mode": "keep", "budget": ["100.00"] * 3, "debts": debts})
    assert (found["held"], found["left"]) == (["card", "bill"], ["40.00"] * 3)
    assert found["shares"] == {"card": ["32.00"] * 3, "bill": ["8.00"] * 3}


def test_the_offers_of_a_debt_are_left_out_that_nobody_made() -> None:
    """An ask is not on the table: where it alone would fit, nothing does."""
    debt = {
        "name": "card",
        "offers": [
            offer("as agreed", {"1": 9000}, by="lender", level=0),
            offer("in two", {"1": 4500, "2": 4500}, by="us", level=1),
        ],
    }
    whole = {"budget": ["50.00", "50.00"], "debts": [debt]}
    found = mix(whole)
    assert (found["feasible"], found["least_extra"]) == (False, "40.00")
    assert found["one_debt"] == {"debt": "card", "to": "50.00"}
    asked = mix(whole | {"mode": "smallest_ask"})
    assert (asked["chosen"], asked["level"]) == ({"card": "in two"}, 1)


ONE = {"name": "a", "offers": [offer("now", {"1": 100})]}
REFUSED: list[tuple[dict[str, Any], str, str]] = [
    ({"budget": []}, "out_of_range", "budget"),
    ({"budget": "1.00"}, "wrong_type", "budget"),
    ({"budget": ["1.0"]}, "not_an_amount", "budget.0"),
    ({"budget": ["1.00"] * 601}, "out_of_range", "budget"),
    ({"mode": "best"}, "unknown_word", "mode"),
    ({"debts": []}, "out_of_range", "debts"),
    ({"debts": [ONE] * 61}, "out_of_range", "debts"),
    ({"debts": [ONE, ONE]}, "twice", "debts.1.name"),
    ({"debts": [ONE | {"harm": "pride"}]}, "unknown_word", "debts.0.harm"),
    ({"debts": [ONE | {"offers": []}]}, "out_of_range", "debts.0.offers"),
    ({"debts": [{"name": "a"}]}, "missing", "debts.0.offers"),
    ({"mode": "keep"}, "missing", "debts.0.late"),
    ({"mode": "keep", "debts": [ONE | {"late": False}]}, "missing", "debts.0.harm"),
    ({"mode": "smallest_ask"}, "missing", "debts.0.offers.0.by"),
]
BAD: list[tuple[dict[str, Any], str, str]] = [
    ({"payments": {"0": "1.00"}}, "not_a_number", "payments.0"),
    ({"payments": {"01": "1.00"}}, "not_a_number", "payments.01"),
    ({"payments": {"一": "1.00"}}, "not_a_number", "payments.一"),
    ({"payments": {"3": "1.00"}}, "out_of_range", "payments.3"),
    ({"payments": {"1": 1}}, "wrong_type", "payments.1"),
    ({"payments": {"1": "-1.00"}}, "negative", "payments.1"),
    ({"payments": ["1.00"]}, "wrong_type", "payments"),
    ({"payments": None}, "missing", "payments"),
    ({"by": "bank"}, "unknown_word", "by"),
    ({"level": 5}, "out_of_range", "level"),
    ({"needs_agreement": "no"}, "wrong_type", "needs_agreement"),
    ({"leaves_overdue": None}, "missing", "leaves_overdue"),
    ({"chance": "0.5"}, "unknown_field", "chance"),
]
HUGE = offer("now", {"1": 10**14, "2": 10**14})
MANY = [ONE | {"name": str(at), "offers": [HUGE]} for at in range(60)]
REFUSED += [
    *(
        (
            {"debts": [ONE | {"offers": [offer("now", {"1": 100}) | one]}]},
            code,
            f"debts.0.offers.0.{at}",
        )
        for one, code, at in BAD
    ),
    ({"debts": MANY}, "too_large", "debts"),
]


@pytest.mark.parametrize(("change", "code", "field"), REFUSED)
def test_a_mix_that_cannot_be_asked_is_refused_by_name(
    change: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(Refused) as refusal:
        mix({"budget": ["1.00", "1.00"], "debts": [ONE]} | change)
    assert (refusal.value.code, refusal.value.field) == (code, field)


def lent(dice: random.Random, months: int) -> list[dict[str, Any]]:
    """Eight offers of one loan: as agreed, longer, held first, without interest, at once."""
    whole, rate = dice.randint(200_000, 4_000_000), dice.choice([0.088, 0.146, 0.2352]) / 12
    found = []
    for name, first, count, free in (
        *((f"{n}", 1, n, False) for n in (6, 12, 24, 36, 60)),
        ("held 1, then 24", 2, 24, False),
        ("held 3, then 36", 4, 36, False),
        ("36 without interest", 1, 36, True),
    ):
        part = whole / count if free else whole * rate / (1 - (1 + rate) ** -count)
        pays = {str(at): int(part) + 1 for at in range(first, first + count) if at <= months}
        level = 3 if free else 1 if count > 6 else 0
        by = "us" if level else "lender"
        found.append(offer(name, pays, by=by, level=level, needs_agreement=level > 0))
    return found


def realistic(seed: int, count: int, months: int, tight: float) -> dict[str, Any]:
    dice = random.Random(seed)
    debts = [
        {"name": f"d{at}", "late": False, "harm": dice.choice(HARMS), "offers": lent(dice, months)}
        for at in range(count)
    ]
    least = sum(min(max(map(fen, one["payments"].values())) for one in d["offers"]) for d in debts)
    return {"budget": [yuan(int(least * tight))] * months, "debts": debts}


@pytest.mark.parametrize("mode", ["table", "smallest_ask", "keep"])
@pytest.mark.parametrize("tight", [0.9, 1.05, 1.5])
def test_the_largest_mix_over_http_keeps_its_budget(mode: str, tight: float) -> None:
    """15 debts, 8 offers, 120 windows. One of the nine is not proved in its time, and says so."""
    asked = realistic(7, 15, 120, tight) | {"mode": mode}
    found = mix(asked)
    if found["feasible"]:
        taken = [
            debt["offers"][pick]["payments"]
            for debt, pick in zip(asked["debts"], found["choice"], strict=True)
            if pick is not None
        ]
        sums = [sum(fen(one.get(str(at), "0.00")) for one in taken) for at in range(1, 121)]
        assert sums == [fen(one) for one in found["pays"]]
        assert all(one <= fen(most) for one, most in zip(sums, asked["budget"], strict=True))
    assert found["proved"] == ((mode, tight) != ("smallest_ask", 1.5))


def test_above_fifteen_debts_what_is_answered_is_added_up_in_fen() -> None:
    """Forty debts: HiGHS looks, whole numbers check; without a proof none is claimed."""
    for tight in (0.9, 1.2):
        asked = realistic(3, 40, 60, tight) | {"mode": "smallest_ask"}
        found = mix(asked)
        assert found["feasible"] == (tight > 1)
        if found["feasible"]:
            assert all(
                fen(one) <= fen(most)
                for one, most in zip(found["pays"], asked["budget"], strict=True)
            )
        else:
            assert found["proof"]["kind"] == "one_window" or found["proof"] is None
        assert found["proved"] in (True, False)


def test_the_largest_sums_are_still_exact() -> None:
    """A trillion yuan less seven fen each: one a window, and the third is one too many."""
    halves = [offer("now", {"1": 10**14 - 7}), offer("later", {"2": 10**14 - 7})]
    debts = [{"name": f"{at}", "offers": halves} for at in range(3)]
    tight = {"budget": ["999999999999.93"] * 2, "debts": debts[:2]}
    assert mix(tight)["choice"] == [0, 1]
    short = mix(tight | {"debts": debts[:3]})
    assert (short["feasible"], short["least_extra"]) == (False, "999999999999.93")
    assert (short["least_once"], short["proved"]) == ("999999999999.93", True)


def test_scipy_is_loaded_for_many_debts_only() -> None:
    code = (
        "import sys, json, planner; planner.mix(json.load(sys.stdin)); "
        "print(any(name.startswith('scipy') for name in sys.modules))"
    )
    line = [sys.executable, "-c", code]
    text = json.dumps(realistic(1, 10, 60, 1.1)).encode()
    done = subprocess.run(line, input=text, cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.strip() == b"False"


def test_the_number_of_mixes_that_were_tried_is_the_product_of_the_offers() -> None:
    case = next(one for one in CASES if one["id"] == "opt-23")
    many = prod(sum(not o["leaves_overdue"] for o in debt["offers"]) for debt in case["debts"])
    assert mix(request(case))["proof"] == {"kind": "tried", "mixes": many}
