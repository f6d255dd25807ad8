"""Being late: cards with interest on the whole bill, judgments, orders of payment, charges."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import Refused, allocate, answer

DAILY = {"value": "0.0005", "per": "day"}
# 法释〔2014〕8号, art. 1: 0.0175 % a day.
COURT = "0.000175"
PARTS = ("costs", "fees", "penalty", "interest", "principal")


def overdue(**fields: Any) -> Any:
    return answer({"do": "overdue"} | fields)


def card(posted: str, amount: str, statement: str, due: str, **more: Any) -> dict[str, Any]:
    """A card with one purchase, 0.05 % a day and a minimum of a tenth."""
    return {
        "purchases": [{"posted": posted, "amount": amount}],
        "rate": DAILY,
        "statement": statement,
        "due": due,
        "minimum": {"fraction": "0.1"},
    } | more


def bare(text: str) -> int:
    return int(text.replace(".", ""))


# Published card examples: the purchase, its bill, what is paid when, and the interest billed.
CARDS = [
    # G2, Bank of Communications: 1,500 × 26 days + 1,350 × 10 days, each × 0.05 %.
    pytest.param(
        card("2026-05-30", "1500.00", "2026-06-05", "2026-06-25"),
        ("2026-06-25", "150.00"),
        "2026-07-05",
        "26.25",
        id="G2",
    ),
    # G2b, the same page a month on: 1,350 × 30 + 1,200 × 11 days (the page's 29.10 used 1,500).
    pytest.param(
        card("2026-06-25", "1350.00", "2026-07-05", "2026-07-25"),
        ("2026-07-25", "150.00"),
        "2026-08-05",
        "26.85",
        id="G2b",
    ),
    # G3, China Construction Bank, both ends counted: 5,000 × 26 + 4,500 × 16 days.
    pytest.param(
        card("2026-03-05", "5000.00", "2026-03-15", "2026-03-31", count="both_ends"),
        ("2026-03-30", "500.00"),
        "2026-04-15",
        "101.00",
        id="G3",
    ),
    # G4, China Merchants Bank's pattern: 10,000 × 35 + 9,000 × 10 days.
    pytest.param(
        card("2026-03-23", "10000.00", "2026-04-07", "2026-04-27"),
        ("2026-04-27", "1000.00"),
        "2026-05-07",
        "220.00",
        id="G4",
    ),
]


@pytest.mark.parametrize(("plastic", "paid", "on", "interest"), CARDS)
def test_a_card_paid_in_part_bears_interest_on_the_whole_bill(
    plastic: dict[str, Any], paid: tuple[str, str], on: str, interest: str
) -> None:
    payments = [{"on": paid[0], "amount": paid[1]}]
    found = overdue(card=plastic, payments=payments, as_of=[plastic["due"], on])
    assert found["owed"][1]["interest"] == interest
    assert found["owed"][0]["interest"] == "0.00"
    assert found["statements"][1]["interest"] == interest


def test_a_card_paid_in_full_by_its_due_date_costs_nothing() -> None:
    plastic = card("2026-05-30", "1500.00", "2026-06-05", "2026-06-25")
    paid = [{"on": "2026-06-25", "amount": "1500.00"}]
    found = overdue(card=plastic, payments=paid, as_of=["2026-06-26", "2026-08-05"])
    assert [one["total"] for one in found["owed"]] == ["0.00", "0.00"]


def test_cash_runs_from_its_day_even_when_the_bill_is_paid_in_full() -> None:
    """1,000 for the 11 days to the statement: 5.50; ten more days to its due date: 5.00."""
    plastic = card("2026-05-25", "1000.00", "2026-06-05", "2026-06-15")
    plastic["purchases"][0]["kind"] = "cash"
    found = overdue(card=plastic, as_of=["2026-06-05", "2026-06-15"])
    assert [one["interest"] for one in found["owed"]] == ["5.50", "10.50"]
    # Cash is asked back whole in the minimum, with a tenth of the 5.50 (F13).
    assert found["statements"][0]["minimum"] == "1000.55"


# G23: 5 % of 6,542.97 (China Industrial Bank's printed statement). Floors and whole parts: F13.
MINIMUMS = [
    ("6542.97", "purchase", {"fraction": "0.05"}, "327.15"),
    ("300.00", "purchase", {"fraction": "0.1", "floor": "50.00"}, "50.00"),
    ("30.00", "purchase", {"fraction": "0.1", "floor": "50.00"}, "30.00"),
    ("1200.00", "instalment", {"fraction": "0.1"}, "1200.00"),
    ("800.00", "over_limit", {"fraction": "0.1"}, "800.00"),
]


@pytest.mark.parametrize(("amount", "kind", "minimum", "expected"), MINIMUMS)
def test_the_minimum_payment(
    amount: str, kind: str, minimum: dict[str, str], expected: str
) -> None:
    plastic = card("2026-06-01", amount, "2026-06-05", "2026-06-25", minimum=minimum)
    plastic["purchases"][0]["kind"] = kind
    found = overdue(card=plastic, as_of=["2026-06-05"])
    assert found["statements"][0]["minimum"] == expected


# G24, F15: 5 % of the unpaid minimum, at least 30: of 150 it is 30, of 1,500 it is 75.
@pytest.mark.parametrize(("amount", "fee"), [("1500.00", "30.00"), ("15000.00", "75.00")])
def test_the_default_fee_is_taken_once_the_due_date_has_passed(amount: str, fee: str) -> None:
    rule = {"fraction": "0.05", "floor": "30.00"}
    plastic = card("2026-06-01", amount, "2026-06-05", "2026-06-25", default_fee=rule)
    found = overdue(card=plastic, as_of=["2026-06-25", "2026-06-26"])
    assert [one["fees"] for one in found["owed"]] == ["0.00", fee]
    assert [one["days_overdue"] for one in found["owed"]] == [0, 1]


def test_the_next_minimum_asks_for_the_missed_one_whole() -> None:
    """1,000 unpaid: minimum 100. Then 1,000 × 34 days = 17.00 is billed, and the next minimum is
    the missed 100 and a tenth of the other 917.00."""
    plastic = card("2026-06-01", "1000.00", "2026-06-05", "2026-06-25")
    found = overdue(card=plastic, as_of=["2026-07-05"])
    assert [one["minimum"] for one in found["statements"]] == ["100.00", "191.70"]


def test_from_day_91_a_card_payment_goes_to_principal_first() -> None:
    """Art. 9(5) of a published card agreement; the order before that is interest first."""
    turned = [{"days": 91, "order": ["principal", "fees", "interest"]}]
    plastic = card("2026-01-01", "1000.00", "2026-01-05", "2026-01-25")
    for days, first in ((90, "interest"), (91, "principal")):
        on = (date(2026, 1, 25) + timedelta(days)).isoformat()
        paid = [{"on": on, "amount": "10.00"}]
        found = overdue(card=plastic, payments=paid, as_of=[on], order_from=turned)
        assert found["owed"][0]["days_overdue"] == days
        assert found["payments"][0]["applied"][first] == "10.00"


def test_the_order_turns_for_missed_instalments_too() -> None:
    missed = [{"due": "2026-01-10", "principal": "1000.00", "interest": "20.00"}]
    for on, first in (("2026-04-10", "penalty"), ("2026-04-11", "principal")):
        found = overdue(
            missed=missed,
            penalty={"rate": DAILY},
            payments=[{"on": on, "amount": "10.00"}],
            order_from=[{"days": 91, "order": ["principal", "interest", "penalty"]}],
            as_of=[on],
        )
        assert found["payments"][0]["applied"][first] == "10.00"


def test_a_judgment_not_paid_in_time_bears_its_extra_interest() -> None:
    """G22, F21: 10,000 × 0.0175 % × 100 days = 175.00."""
    judged = {"amount": "10000.00", "from": "2026-01-01", "daily": COURT}
    found = overdue(judgment=judged, as_of=["2026-01-01", "2026-04-11"])
    assert [one["judgment_extra"] for one in found["owed"]] == ["0.00", "175.00"]
    assert found["owed"][1]["total"] == "10175.00"


def test_a_payment_after_judgment_covers_the_debt_before_the_extra() -> None:
    """Art. 4: 10,000 for 50 days is 87.50; 4,000 is paid; 6,000 for 50 days is 52.50 more.

    The last 6,100 clears the 6,000 and 100.00 of the 140.00.
    """
    found = overdue(
        judgment={"amount": "10000.00", "from": "2026-01-01", "daily": COURT},
        payments=[
            {"on": "2026-02-20", "amount": "4000.00"},
            {"on": "2026-04-11", "amount": "6100.00"},
        ],
        as_of=["2026-02-20", "2026-04-11"],
    )
    assert [one["judgment_extra"] for one in found["owed"]] == ["87.50", "40.00"]
    assert [one["applied"]["judgment"] for one in found["payments"]] == ["0.00", "100.00"]


def test_what_is_paid_on_a_judgment_in_time_bears_no_extra() -> None:
    """4,000 of 10,000 paid before the last day: 6,000 × 0.0175 % × 100 days = 105.00."""
    found = overdue(
        judgment={"amount": "10000.00", "from": "2026-01-01", "daily": COURT},
        payments=[{"on": "2025-12-20", "amount": "4000.00"}],
        as_of=["2026-04-11"],
    )["owed"][0]
    assert (found["principal"], found["judgment_extra"]) == ("6000.00", "105.00")


# MattFaz/actuali PR #465: 1,050.00 paid a day early is the whole instalment. Paymenter #1280:
# 2,005.00 clears 1,000.00 with ten days of penalty (5.00) and the 1,000.00 that falls due next.
@pytest.mark.parametrize(
    ("missed", "paid", "as_of", "applied"),
    [
        (
            [{"due": "2026-05-10", "principal": "1000.00", "interest": "50.00"}],
            {"on": "2026-05-09", "amount": "1050.00"},
            ["2026-05-10", "2026-06-10"],
            {"interest": "50.00", "principal": "1000.00"},
        ),
        (
            [{"due": f"2026-0{month}-10", "principal": "1000.00"} for month in (5, 6)],
            {"on": "2026-05-20", "amount": "2005.00"},
            ["2026-06-10", "2026-07-10"],
            {"penalty": "5.00", "principal": "2000.00"},
        ),
    ],
)
def test_money_paid_early_counts(
    missed: Any, paid: dict[str, str], as_of: list[str], applied: dict[str, str]
) -> None:
    found = overdue(missed=missed, penalty={"rate": DAILY}, payments=[paid], as_of=as_of)
    assert [(one["total"], one["days_overdue"]) for one in found["owed"]] == [("0.00", 0)] * 2
    assert found["payments"][0]["applied"] == dict.fromkeys(PARTS, "0.00") | applied
    assert found["payments"][0]["left_over"] == "0.00"


def test_a_surplus_is_for_the_next_instalment_and_only_then_left_over() -> None:
    """700.00 on 9 May: 500.00 for 10 May, 200.00 of the 500.00 of 10 June; 300.00 late for 30 days
    at 0.05 % is 4.50. A later 400.00 leaves 400 − 304.50 = 95.50."""
    paid = [("2026-05-09", "700.00"), ("2026-07-10", "400.00")]
    found = overdue(
        missed=[{"due": f"2026-0{month}-10", "principal": "500.00"} for month in (5, 6)],
        penalty={"rate": DAILY},
        payments=[{"on": on, "amount": amount} for on, amount in paid],
        as_of=["2026-05-20", "2026-06-10", "2026-07-09"],
    )
    assert [one["total"] for one in found["owed"]] == ["0.00", "300.00", "304.35"]
    assert [one["left_over"] for one in found["payments"]] == ["0.00", "95.50"]


# Days of grace and small shortfalls of a card (容时, 容差; pchkauu/want-keep #41): 1,000 posted on
# 1 June, due on the 25th. Late, it bears 0.05 % from its posting day: 12.50 for 25 days, 17.00 for
# 34.
GRACE = {"grace_days": 3, "tolerance": "10.00"}


@pytest.mark.parametrize(
    ("terms", "paid", "interest"),
    [
        ({}, [("2026-06-26", "1000.00")], "12.50"),
        (GRACE, [("2026-06-26", "1000.00")], "0.00"),
        (GRACE, [("2026-06-28", "990.00")], "0.00"),
        # A yuan more is missing: 1,000 × 27 days and 11 × 7 are 13.54.
        (GRACE, [("2026-06-28", "989.00")], "13.54"),
        (GRACE, [("2026-06-29", "1000.00")], "14.00"),
        (GRACE, [], "17.00"),
    ],
)
def test_a_card_paid_within_its_grace_and_tolerance_costs_nothing(
    terms: dict[str, Any], paid: list[tuple[str, str]], interest: str
) -> None:
    plastic = card("2026-06-01", "1000.00", "2026-06-05", "2026-06-25", **terms)
    payments = [{"on": on, "amount": amount} for on, amount in paid]
    found = overdue(card=plastic, payments=payments, as_of=["2026-07-05"])
    assert found["owed"][0]["interest"] == interest


def test_grace_and_tolerance_keep_the_default_fee_away() -> None:
    """A minimum of 100.00: 91.00 within three days is short by 9.00, 89.00 by 11.00 (5 %: 0.55)."""
    fee = {"default_fee": {"fraction": "0.05"}}
    plastic = card("2026-06-01", "1000.00", "2026-06-05", "2026-06-25", **GRACE, **fee)
    for amount, fees, late in (("91.00", "0.00", 0), ("89.00", "0.55", 10)):
        paid = [{"on": "2026-06-28", "amount": amount}]
        found = overdue(card=plastic, payments=paid, as_of=["2026-06-28", "2026-07-05"])["owed"]
        assert [one["days_overdue"] for one in found] == [0, late]
        assert [one["fees"] for one in found] == ["0.00", fees]


# F16, F17: 5,000 × 0.05 % × 4 days (G1); 1.5 times 0.045 % on 10,000 for 10 days is 67.50.
@pytest.mark.parametrize(
    ("principal", "penalty", "days", "expected"),
    [
        ("5000.00", {"rate": DAILY}, 4, "10.00"),
        (
            "10000.00",
            {"rate": {"value": "0.00045", "per": "day"}, "multiplier": "1.5"},
            10,
            "67.50",
        ),
    ],
)
def test_the_penalty(principal: str, penalty: dict[str, Any], days: int, expected: str) -> None:
    missed = [{"due": "2026-05-10", "principal": principal}]
    on = (date(2026, 5, 10) + timedelta(days)).isoformat()
    assert overdue(missed=missed, penalty=penalty, as_of=[on])["owed"][0]["penalty"] == expected


# Smart-answers' ladder for a late filing: 100 at once, 10 a day from day 90 to at most 90 times,
# then the larger of 300 and 5 % of the bill after 181 days.
@pytest.mark.parametrize(
    ("bill", "on", "expected"),
    [
        ("5000.00", "2024-05-01", "120.00"),
        ("10000.00", "2024-08-01", "1500.00"),
    ],
)
def test_stepped_charges(bill: str, on: str, expected: str) -> None:
    found = overdue(
        missed=[{"due": "2024-01-31", "principal": bill}],
        penalty={"rate": {"value": "0", "per": "day"}},
        charges=[
            {"amount": "100.00"},
            {"amount": "10.00", "after_days": 89, "every_days": 1, "times": 90},
            {"fraction": "0.05", "floor": "300.00", "after_days": 181},
        ],
        as_of=[on],
    )
    assert found["owed"][0]["fees"] == expected


def test_costs_and_interest_come_before_principal() -> None:
    """Civil Code 561: of 80,000, 50,000 of interest first, 30,000 to principal."""
    owed = {"interest": "50000.00", "principal": "1000000.00"}
    found = allocate({"amount": "80000.00", "owed": owed})
    assert found["applied"]["interest"] == "50000.00"
    assert found["left_owed"] == dict.fromkeys(PARTS, "0.00") | {"principal": "970000.00"}


@given(
    st.integers(0, 10**9),
    st.fixed_dictionaries({part: st.integers(0, 10**8) for part in PARTS}),
    st.permutations(PARTS),
)
def test_allocating_loses_and_makes_no_fen(
    amount: int, owed: dict[str, int], order: list[str]
) -> None:
    yuan = {part: f"{fen // 100}.{fen % 100:02d}" for part, fen in owed.items()}
    asked = {"amount": f"{amount // 100}.{amount % 100:02d}", "owed": yuan, "order": order}
    found = allocate(asked)
    applied = {part: bare(text) for part, text in found["applied"].items()}
    assert sum(applied.values()) + bare(found["left_over"]) == amount
    assert all(applied[p] + bare(found["left_owed"][p]) == owed[p] for p in PARTS)
    # A part gets money only when every part before it is paid.
    unpaid = [part for part in order if applied[part] < owed[part]]
    assert not unpaid or all(not applied[p] for p in order[order.index(unpaid[0]) + 1 :])


@given(
    st.lists(st.tuples(st.integers(0, 20), st.integers(1, 10**7)), min_size=1, max_size=4),
    st.lists(st.tuples(st.integers(0, 300), st.integers(1, 10**7)), max_size=4),
    st.sampled_from(["one_end", "both_ends"]),
    st.booleans(),
)
def test_on_a_card_no_fen_is_lost(
    bought: list[tuple[int, int]], paid: list[tuple[int, int]], count: str, compound: bool
) -> None:
    """What is owed and what was paid are what was bought and what was charged; none is negative."""
    start = date(2026, 1, 1)

    def text(fen: int) -> str:
        return f"{fen // 100}.{fen % 100:02d}"

    plastic = card("2026-01-01", "1.00", "2026-01-21", "2026-02-10", count=count) | {
        "purchases": [
            {"posted": (start + timedelta(d)).isoformat(), "amount": text(fen)} for d, fen in bought
        ],
        "compound_unpaid_interest": compound,
        "default_fee": {"fraction": "0.05", "floor": "20.00"},
    }
    payments = [
        {"on": (start + timedelta(30 + d)).isoformat(), "amount": text(fen)} for d, fen in paid
    ]
    end = start + timedelta(400)
    found = overdue(card=plastic, payments=payments, as_of=[end.isoformat()])
    owed, went = found["owed"][0], found["payments"]
    to_principal = sum(bare(one["applied"]["principal"]) for one in went)
    assert to_principal + bare(owed["principal"]) == sum(fen for _, fen in bought)
    for one in went:
        parts = [bare(part) for part in one["applied"].values()]
        assert min(parts) >= 0 and sum(parts) + bare(one["left_over"]) == bare(one["amount"])
    assert min(bare(owed[name]) for name in ("principal", "interest", "fees", "total")) >= 0


REFUSED = [
    ({"judgment": {"amount": "1.00", "from": "2026-01-01"}, "as_of": []}, "judgment.daily"),
    (
        {
            "as_of": ["2026-07-01"],
            "card": card("2026-06-01", "1.00", "2026-06-05", "2026-06-25", grace_days=10),
        },
        "card.grace_days",
    ),
    ({"as_of": ["2026-01-01"]}, "missed"),
    ({"as_of": ["2026-01-01"], "missed": [{"due": "2026-01-01", "principal": "1.00"}]}, "penalty"),
    (
        {
            "as_of": ["2026-07-01"],
            "card": card("2026-06-01", "1.00", "2026-06-05", "2026-07-05"),
        },
        "card.due",
    ),
    (
        {
            "as_of": ["2026-07-01"],
            "card": card("2026-06-01", "1.00", "2026-06-05", "2026-06-25"),
            "penalty": {"rate": DAILY},
        },
        "penalty",
    ),
    (
        {
            "as_of": ["2126-07-01"],
            "card": card("2026-06-01", "1.00", "2026-06-05", "2026-06-25"),
        },
        "as_of",
    ),
    (
        {
            "as_of": ["2026-07-01"],
            "judgment": {"amount": "1.00", "from": "2026-01-01", "daily": COURT},
            "order_from": [
                {"days": 91, "order": ["principal"]},
                {"days": 91, "order": ["interest"]},
            ],
        },
        "order_from.1.days",
    ),
]


@pytest.mark.parametrize(("request_", "field"), REFUSED)
def test_what_does_not_fit_together_is_refused_by_name(
    request_: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refusal:
        overdue(**request_)
    assert refusal.value.field == field


def test_parts_that_an_order_leaves_out_come_last() -> None:
    """Of 100.00: 60.00 to principal, which stands first; 10.00 of fees before 30.00 of interest."""
    owed = {"principal": "60.00", "interest": "50.00", "fees": "10.00"}
    found = allocate({"amount": "100.00", "owed": owed, "order": ["principal"]})
    applied = {"principal": "60.00", "interest": "30.00", "fees": "10.00"}
    assert found["applied"] == dict.fromkeys(PARTS, "0.00") | applied


def test_charges_fall_due_while_nobody_looks() -> None:
    """5 % of 1,000 on days 1 and 31, of the 500 left on day 61: 50 + 50 + 25; nothing after that.

    Two of them are paid with the first payment, on day 40: 600.00 is 100 of fees, 500 of principal.
    """
    found = overdue(
        missed=[{"due": "2026-01-10", "principal": "1000.00"}],
        penalty={"rate": {"value": "0", "per": "day"}},
        charges=[{"fraction": "0.05", "every_days": 30, "times": 3}],
        payments=[{"on": "2026-02-19", "amount": "600.00"}],
        as_of=["2026-12-31"],
    )
    assert found["payments"][0]["applied"]["fees"] == "100.00"
    assert (found["owed"][0]["principal"], found["owed"][0]["fees"]) == ("500.00", "25.00")
