"""Bad input: every request is answered or refused by name; none raises, whatever it holds."""

from __future__ import annotations

import copy
import json
import random
import re
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from planner import Refused, answer, schema
from planner.contract.requests import LONGEST_TEXT, MOST_REQUESTS, answer_text
from planner.contract.verbs import VERBS

ROOT = Path(__file__).resolve().parents[2]
LOAN: dict[str, Any] = {
    "principal": "10000.00",
    "method": "level_payment",
    "rate": {"value": "0.18", "per": "year"},
    "periods": 12,
    "start": "2026-01-10",
}
PENALTY = {"rate": {"value": "0.0005", "per": "day"}}
MISSED = [{"due": "2026-02-10", "principal": "766.80", "interest": "150.00"}]
OFFERS: list[Any] = [
    "contract",
    "do_nothing",
    "pay_arrears_now",
    {"defer": {"months": 3, "interest": "added"}},
    {"interest_only": {"months": 2}},
    {"extend_term": {"periods": 18, "fee": {"fraction_of_principal": "0.01"}}},
    {"instalments": {"periods": 6, "rate": {"value": "0.1", "per": "year"}, "on": "overdue"}},
    {"waive": {"penalty": True, "fraction": "0.5"}, "re_age": {"periods": 12}},
    {"settle_for": {"amount": "5000.00"}},
    {"move_due_date": {"to": "2026-05-25"}},
]
VALID: dict[str, dict[str, Any]] = {
    "schedule": LOAN
    | {
        "first_due": "2026-02-15",
        "every": {"months": 1},
        "day_count": "actual/365",
        "rounding": "half_up",
        "payment_multiple": "1.00",
        "fees": [{"amount": "100.00", "when": "upfront_deducted", "name": "服务费"}],
    },
    "true_rate": {
        "flows": [{"at": 0, "amount": "1000.00"}, {"at": 12, "amount": "-1100.00"}],
        "periods_per_year": 12,
    },
    "overdue": {
        "missed": MISSED,
        "penalty": PENALTY | {"multiplier": "1.5", "on": "principal", "grace_days": 3},
        "charges": [{"fraction": "0.05", "floor": "10.00", "after_days": 3}],
        "payments": [{"on": "2026-03-01", "amount": "100.00"}],
        "order": ["fees", "penalty", "interest", "principal"],
        "as_of": ["2026-02-20", "2026-04-10"],
    },
    "relief": {
        "debt": LOAN | {"paid": 1, "overdue": {"penalty": PENALTY, "charges": []}},
        "today": "2026-04-20",
        "budget": "800.00",
        "offers": OFFERS,
    },
    "allocate": {
        "amount": "500.00",
        "owed": {"fees": "20.00", "penalty": "30.00", "interest": "150.00", "principal": "900.00"},
        "order": ["costs", "fees", "penalty", "interest", "principal"],
    },
    "settle": LOAN
    | {
        "paid": 3,
        "on": "2026-05-10",
        "early_fee": {"kind": "fraction_of_principal", "fraction": "0.02"},
        "interest_rule": "days_used",
    },
    "share": {
        "pool": "160.00",
        "owed": {"a": "4550.00", "b": "6700.00", "c": "1200.00"},
        "cap": {"b": "50.00"},
    },
    "budget": {
        "income": "6000.00",
        "essentials": "4000.00",
        "priority_debts": "500.00",
        "savings": {"fraction": "0.10", "cap": "200.00"},
    },
    "plan": {
        "debts": [
            {
                "name": "card",
                "balance": "5000.00",
                "rate": {"value": "0.18", "per": "year"},
                "minimum": {"fraction": "0.10", "floor": "50.00"},
            },
            {
                "name": "loan",
                "balance": "8000.00",
                "rate": {"value": "0.0004", "per": "day"},
                "minimum": "300.00",
            },
        ],
        "monthly_budget": "1200.00",
        "strategy": "avalanche",
    },
    "calendar": {
        "from": "2026-11-26",
        "days": 60,
        "cash": "400.00",
        "income": [{"day": 5, "amount": "6500.00", "name": "工资", "sure": True}],
        "spending": [{"on": "2026-12-01", "amount": "1800.00"}],
        "payments": [{"debt": "花呗", "on": "2026-12-10", "amount": "860.00", "auto": True}],
    },
    "paste": {"text": "名称\t欠款\n花呗\t0.86万", "reference_date": "2026-11-26"},
    "mix": {
        "mode": "keep",
        "budget": ["500.00", "500.00"],
        "debts": [
            {
                "name": "card",
                "late": False,
                "harm": "reported",
                "owed": "900.00",
                "offers": [
                    {
                        "name": "in two",
                        "by": "lender",
                        "level": 1,
                        "needs_agreement": True,
                        "leaves_overdue": False,
                        "payments": {"1": "400.00", "2": "600.00"},
                    }
                ],
            }
        ],
    },
    "risk": {
        "months": 3,
        "income": {
            "kind": "chain",
            "start": "work",
            "states": {"work": "6500.00", "none": "1800.00"},
            "steps": {"work": {"work": 19, "none": 1}, "none": {"work": 1, "none": 3}},
        },
        "living": "4500.00",
        "payments": ["1200.00", "1200.00", "1300.00"],
        "reserve": "800.00",
        "cap": "2400.00",
    },
    "match": LOAN
    | {"rows": [{"number": 1, "payment": "916.80"}, {"number": 2, "interest": "138.50"}]},
}


def loan(**changes: Any) -> dict[str, Any]:
    return {"do": "schedule"} | LOAN | changes


def late(**changes: Any) -> dict[str, Any]:
    whole = {"missed": MISSED, "penalty": PENALTY, "as_of": ["2026-03-01"]}
    return {"do": "overdue"} | whole | changes


def relief(*offers: Any, **changes: Any) -> dict[str, Any]:
    return {"do": "relief", "debt": LOAN, "today": "2026-01-20", "offers": list(offers)} | changes


def flows(*amounts: Any) -> dict[str, Any]:
    lines = [{"at": at, "amount": amount} for at, amount in enumerate(amounts)]
    return {"do": "true_rate", "flows": lines}


DEAR = {"value": "9", "per": "year"}
# A rate times the length of a period is at most 1000: 999.78 a day is 29,993 a month.
ABSURD = {"value": "999.78", "per": "day"}
LATE_LOAN = LOAN | {"start": "9998-12-30"}
# A request, and the field the refusal has to name.
TABLE: list[tuple[Any, str]] = [
    (loan(principal=""), "principal"),
    (loan(principal=" "), "principal"),
    (loan(principal="0.00"), "principal"),
    (loan(principal="-1.00"), "principal"),
    (loan(principal="1e18"), "principal"),
    (loan(principal="1000000000000000000.00"), "principal"),
    (loan(principal="1" + "0" * 5000 + ".00"), "principal"),
    (loan(principal="10000.005"), "principal"),
    (loan(principal="10000.5"), "principal"),
    (loan(principal="10000"), "principal"),
    (loan(principal="10,000.00"), "principal"),
    (loan(principal="¥10000.00"), "principal"),
    (loan(principal="１０００.００"), "principal"),
    (loan(principal="10000.00\n"), "principal"),
    (loan(principal=" 10000.00"), "principal"),
    (loan(principal=10000), "principal"),
    (loan(principal=1.5), "principal"),
    (loan(principal=True), "principal"),
    (loan(principal=None), "principal"),
    (loan(principal=["10000.00"]), "principal"),
    (loan(principal={}), "principal"),
    (loan(rate="0.18"), "rate"),
    (loan(rate={"value": 0.18, "per": "year"}), "rate.value"),
    (loan(rate={"value": "-0.18", "per": "year"}), "rate.value"),
    (loan(rate={"value": "18%", "per": "year"}), "rate.value"),
    (loan(rate={"value": "nan", "per": "year"}), "rate.value"),
    (loan(rate={"value": "1e-2", "per": "year"}), "rate.value"),
    (loan(rate={"value": "1/8", "per": "year"}), "rate.value"),
    (loan(rate={"value": "1001", "per": "year"}), "rate.value"),
    (loan(rate=ABSURD, periods=600, every={"months": 120}, day_count="actual/365"), "rate.value"),
    (loan(rate=ABSURD), "rate.value"),
    (LOAN | {"do": "settle", "on": "2026-02-20", "rate": ABSURD}, "rate.value"),
    (LOAN | {"do": "match", "rows": [{"payment": "1.00"}], "rate": ABSURD}, "rate.value"),
    (relief("contract", debt=LOAN | {"rate": ABSURD}), "debt.rate.value"),
    (relief({"extend_term": {"periods": 24, "rate": ABSURD}}), "offers.0.extend_term.rate.value"),
    (loan(rate={"value": "0.18"}), "rate.per"),
    (loan(rate={"value": "0.18", "per": "decade"}), "rate.per"),
    (loan(rate={"value": "0.18", "per": "total"}), "rate.per"),
    (loan(rate={"value": "0.18", "per": "period"}, day_count="actual/365"), "rate.per"),
    (loan(method="balloon"), "method"),
    (loan(method=["level_payment"]), "method"),
    (loan(periods=0), "periods"),
    (loan(periods=601), "periods"),
    (loan(periods=-1), "periods"),
    (loan(periods="12"), "periods"),
    (loan(periods=12.0), "periods"),
    (loan(periods=True), "periods"),
    (loan(periods=10**4000), "periods"),
    (loan(start="2026-02-30"), "start"),
    (loan(start="2026-1-10"), "start"),
    (loan(start="20260110"), "start"),
    (loan(start="2026-W02-6"), "start"),
    (loan(start="2026-01-10T00:00"), "start"),
    (loan(start=20260110), "start"),
    (loan(start="0000-01-10"), "start"),
    (loan(first_due="2026-01-10"), "first_due"),
    (loan(first_due="2025-12-10"), "first_due"),
    # A year of interest before the first of twelve instalments is more than an instalment.
    (loan(first_due="2027-06-10"), "first_due"),
    (loan(every={}), "every"),
    (loan(every={"months": 1, "days": 14}), "every"),
    (loan(every={"months": 0}), "every.months"),
    (loan(every={"weeks": 2}), "every.weeks"),
    (loan(due_dates=["2026-02-10"]), "due_dates"),
    (loan(due_dates=["2026-02-10"], first_due="2026-02-11", periods=1), "due_dates"),
    (loan(due_dates=["2026-02-10", "2026-02-10"], periods=2), "due_dates.1"),
    (loan(due_dates=["2026-03-10", "2026-02-10"], periods=2), "due_dates.1"),
    (loan(due_dates=["2026-01-10"], periods=1), "due_dates.0"),
    (loan(due_dates=["2026-02-10"] * 601), "due_dates"),
    (loan(day_count="30/365"), "day_count"),
    (loan(rounding="nearest"), "rounding"),
    (loan(payment_multiple="0.00"), "payment_multiple"),
    (loan(payment_multiple="1.00", method="flat_fee"), "payment_multiple"),
    (loan(fees=[{"when": "upfront_paid"}]), "fees.0"),
    (
        loan(fees=[{"amount": "1.00", "fraction_of_principal": "0.1", "when": "each_period"}]),
        "fees.0",
    ),
    (loan(fees=[{"amount": "1.00", "when": "later"}]), "fees.0.when"),
    (loan(fees=[{"amount": "10000.00", "when": "upfront_deducted"}]), "fees"),
    (loan(fees=[{"amount": "99999.00", "when": "upfront_deducted"}]), "fees"),
    (loan(fees=[{"amount": "0.00", "when": "each_period"}] * 51), "fees"),
    (loan(colour="red"), "colour"),
    ({"do": "schedule"}, "principal"),
    ({"do": "borrow"}, "do"),
    ({"do": None}, "do"),
    ({"do": ["schedule"]}, "do"),
    ({}, "do"),
    ([], ""),
    ("schedule", ""),
    (7, ""),
    (None, ""),
    (flows("100.00"), "flows"),
    (flows("100.00", "100.00"), "flows"),
    (flows("100.00", "x"), "flows.1.amount"),
    (flows("100.00", "--1.00"), "flows.1.amount"),
    (flows("100.00", -90), "flows.1.amount"),
    ({"do": "true_rate", "flows": [{"amount": "1.00"}, {"amount": "-1.00"}]}, "flows.0"),
    (
        {
            "do": "true_rate",
            "flows": [{"at": 0, "amount": "1.00"}, {"on": "2026-01-01", "amount": "-1.00"}],
        },
        "flows",
    ),
    (late(missed=[]), "missed"),
    (late(missed=[{"principal": "1.00"}]), "missed.0.due"),
    (late(penalty=None), "penalty"),
    (late(penalty={}), "penalty.rate"),
    (late(penalty={"rate": {"value": "0.1", "per": "period"}}), "penalty.rate.per"),
    (late(penalty=PENALTY | {"grace_days": -1}), "penalty.grace_days"),
    (late(as_of=[]), "as_of"),
    (late(as_of=["2026-03-01", "2026-02-28"]), "as_of.1"),
    (late(as_of=["2026-03-01", "2026-03-01"]), "as_of.1"),
    (late(as_of=["2026-03-01"] * 401), "as_of"),
    (late(payments=[{"on": "2026-03-01", "amount": "0.00"}]), "payments.0.amount"),
    (late(payments=[{"on": "2026-03-01", "amount": "-5.00"}]), "payments.0.amount"),
    (late(charges=[{"name": "x"}]), "charges.0"),
    (late(charges=[{"amount": "1.00"}] * 11), "charges"),
    (late(order=["principal", "tips"]), "order.1"),
    (late(order=["principal", "fees", "principal"]), "order.2"),
    ({"do": "allocate", "amount": "1.00", "owed": {}, "order": ["fees", "fees"]}, "order.1"),
    # The field named is one that the request holds.
    (loan(start="9999-12-31"), "start"),
    (loan(start="9999-10-31", first_due="9999-11-30"), "first_due"),
    (loan(due_dates=["2027-06-10", "2027-07-10"], periods=2, rate=DEAR), "due_dates"),
    (loan(rate={"value": "1000", "per": "day"}, every={"days": 1}), "rate.value"),
    (relief("contract", debt=LOAN | {"first_due": "2027-06-10"}), "debt.first_due"),
    (
        relief({"extend_term": {"periods": 600}}, debt=LATE_LOAN, today="9999-01-30"),
        "offers.0.extend_term",
    ),
    (
        relief({"refinance": {"loan": LOAN | {"start": "9999-12-31"}}}),
        "offers.0.refinance.loan.start",
    ),
    (relief("contract", debt=LATE_LOAN, budget="1.00", today="9999-12-31"), "today"),
    (relief(), "offers"),
    (relief("vanish"), "offers.0"),
    (relief({"defer": {"months": 3}}), "offers.0.defer.interest"),
    (relief({"defer": {"months": 0, "interest": "added"}}), "offers.0.defer.months"),
    (relief({"settle_for": {"amount": "99999.00"}}), "offers.0.settle_for.amount"),
    (relief(7), "offers.0"),
    (relief("contract", today="2026-01-09"), "today"),
    (relief("contract", debt=LOAN | {"paid": 12}), "debt.paid"),
    (relief("contract", debt=LOAN | {"principal": "x"}), "debt.principal"),
    (relief("contract", debt=LOAN | {"rate": {"value": "1", "per": "total"}}), "debt.rate.per"),
    (relief("contract", budget="-1.00"), "budget"),
    # Five years of interest before the first instalment, found out when both steps are counted.
    (
        relief(
            [{"waive": {"penalty": True}}, {"re_age": {"periods": 12, "first_due": "2031-05-31"}}],
            debt=LOAN | {"paid": 2},
            today="2026-04-20",
        ),
        "offers.0",
    ),
]

# Text that is no request at all: bytes, and the field the refusal has to name.
TEXTS: list[tuple[bytes, str]] = [
    (b"", ""),
    (b"{", ""),
    (b"null", ""),
    (b'{"do": "schedule", "principal": NaN}', "principal"),
    (b'{"do": "schedule", "principal": Infinity}', "principal"),
    (b'{"do": "schedule", "principal": -Infinity}', "principal"),
    (b'{"do": "schedule", "do": "schedule"}', "do"),
    (b'{"do": "schedule", "rate": {"per": "year", "per": "day"}}', "per"),
    (b"[" * 100_000 + b"]" * 100_000, ""),
    (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, ""),
    (json.dumps([LOAN] * (MOST_REQUESTS + 1)).encode(), ""),
    (b'"' + b"x" * 3_000_000 + b'"', ""),
    (b" " * (LONGEST_TEXT + 1) + b"{}", ""),
    (bytes(range(256)), ""),
    (b"x" * 10_000_000, ""),
    (json.dumps([1] * 10_000).encode(), ""),
    (
        b'{"a": 1, ' + b", ".join(b'"k%d": 1' % at for at in range(100_000)) + b', "k99999": 1}',
        "k99999",
    ),
    (b"\x00", ""),
    (b"\xef\xbb\xbf" + json.dumps(loan()).encode(), ""),
    (json.dumps(loan()).encode("utf-16"), ""),
    (b'{"do": "\\ud800"}', "do"),
    (b'{"do": "schedule", "\\ud800": 1}', "\ud800"),
    (b'{"do": "schedule", "principal": "1\\u00000.00"}', "principal"),
    (json.dumps(loan()).replace("12", "1e999999").encode(), "periods"),
    (json.dumps(loan(start="2026-01-1\u0660")).encode(), "start"),
    (json.dumps(loan(rate={"value": "0.1\u00b2", "per": "year"})).encode(), "rate.value"),
    (b'{"do": "\xff\xfe"}', ""),
    (b'{"do": "schedule", "periods": ' + b"9" * 10_000 + b"}", ""),
    (json.dumps(loan(start="2026-02-30")).encode(), "start"),
    (json.dumps(relief(*["contract"] * 41)).encode(), "offers"),
]


def run(request: bytes) -> tuple[int, Any]:
    """The command's exit code and its answer; a traceback fails here."""
    done = subprocess.run(
        [sys.executable, "-m", "planner"], input=request, cwd=ROOT, capture_output=True, check=False
    )
    assert done.stderr == b"", done.stderr[-2000:].decode()
    return done.returncode, json.loads(done.stdout)


def is_error(found: Any, field: str | None = None) -> bool:
    """An error object with a code, a field and a sentence, and nothing else."""
    if not isinstance(found, dict) or set(found) != {"error"}:
        return False
    error = found["error"]
    assert set(error) == {"code", "field", "message"}
    assert all(isinstance(value, str) for value in error.values())
    assert re.fullmatch(r"[a-z0-9_]+", error["code"]) and error["message"]
    assert field is None or error["field"] == field, error
    return True


def test_every_bad_request_is_refused_by_its_field_and_the_rest_of_a_list_is_answered() -> None:
    code, found = run(json.dumps([request for request, _ in TABLE] + [loan()]).encode())
    assert code == 0
    wrong = []
    for (request, field), one in zip(TABLE, found, strict=False):
        got = one["error"]["field"] if is_error(one) else "answered"
        if got != field:
            wrong.append((str(request)[:200], field, got))
    assert wrong == []
    assert found[-1]["totals"]["principal"] == "10000.00"


def test_nan_is_refused_by_its_field_and_the_rest_of_its_list_is_answered() -> None:
    good = json.dumps(loan())
    code, found = run(f"[{good}, {good.replace('12', 'NaN')}, {good}]".encode())
    assert code == 0 and is_error(found[1], "periods")
    assert found[0] == found[2] and found[0]["totals"]["principal"] == "10000.00"


@pytest.mark.parametrize("at", range(len(TEXTS)))
def test_text_that_is_no_request_ends_with_exit_code_two(at: int) -> None:
    text, field = TEXTS[at]
    code, found = run(text)
    assert code == 2
    assert is_error(found, field)


def test_a_file_that_is_not_there_is_refused() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "planner", "--file", "no/such/file.json"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2 and done.stderr == b""
    assert is_error(json.loads(done.stdout), "file")


def test_the_ends_of_the_calendar_are_answered_or_refused() -> None:
    first = [{"due": "0001-01-01", "principal": "1.00"}]
    last = [{"due": "9999-12-31", "principal": "1.00"}]
    requests = [
        late(missed=first, penalty=PENALTY | {"count": "both_ends"}),
        late(missed=last, penalty=PENALTY | {"grace_days": 366}, as_of=["9999-12-31"]),
        loan(start="0001-01-01"),
        loan(start="9999-12-31"),
        loan(start="9999-01-31", first_due="9999-12-31", periods=1, day_count="actual/actual"),
        relief("contract", {"re_age": {"periods": 2}}, today="9999-12-31", budget="10.00"),
        relief({"settle_for": {"amount": "1.00", "on": "9999-12-31"}}),
        relief({"move_due_date": {"to": "9999-12-31"}}),
        {
            "do": "true_rate",
            "flows": [
                {"on": "0001-01-01", "amount": "1.00"},
                {"on": "9999-12-31", "amount": "-2.00"},
            ],
        },
    ]
    for request in requests:
        found, refused = answer_text(json.dumps(request))
        assert refused == is_error(found)


def test_offers_nested_in_offers_are_refused() -> None:
    """However deep or wide: an offer holds a few steps, not a tree of them."""
    deep: Any = "contract"
    for _ in range(900):
        deep = [deep]
    wide: Any = {"extend_term": {"periods": 600}}
    for _ in range(5):
        wide = [wide] * 6
    for offer in (deep, wide):
        with pytest.raises(Refused) as refusal:
            answer(relief(offer))
        assert refusal.value.field.startswith("offers.0")


def test_every_verb_has_a_request_here_that_is_answered_and_fits_the_schema() -> None:
    assert set(VALID) == set(VERBS)
    validator = jsonschema.Draft202012Validator(schema())
    for verb, request in VALID.items():
        whole = {"do": verb} | request
        assert not is_error(answer(whole)), verb
        assert validator.is_valid(whole), verb


def test_what_the_reader_takes_the_schema_takes_too() -> None:
    """Every accepted mutant of a valid request fits the published schema."""
    drawn = random.Random(2)
    validator = jsonschema.Draft202012Validator(schema())
    drift = []
    for _ in range(300):
        request = mutant(drawn)
        try:
            answer(json.loads(json.dumps(request)))
        except (Refused, ValueError, OverflowError, RecursionError):
            continue
        if not validator.is_valid(request):
            drift.append(json.dumps(request)[:400])
    assert drift == []


HOSTILE: list[Any] = [
    None, True, False, 0, 1, -1, 2, 11, 12, 36, 59, 60, 366, 599, 600, 601, 10**30, 1.5, -0.0,
    float("nan"), float("inf"), "", " ", "0", "0.00", "0.01", "-0.01", "1.00", "1000000000000.00",
    "999999999999.99", "0.000000000000000000000000000000000001", "1000", "0.5", "1", "100",
    "1e400", "9" * 5000, "2026-02-28", "2026-02-29", "2028-02-29", "2026-04-10", "2026-12-31",
    "0001-01-01", "9999-12-31", "1969-12-31", "day", "month", "year", "period", "total",
    "level_payment", "level_principal", "flat_fee", "interest_first", "bullet", "30/360",
    "actual/actual", "up", "down", "added", "at_end", "both_ends", "principal_and_interest",
    "overdue", "whole_balance", "contract", "do_nothing", "\ud800", "\x00", "'; --", "服务费" * 90,
    [], {}, [[]], [{}], {"months": 120}, {"days": 1}, {"days": 3660}, {"amount": "1.00"},
    {"value": "1000", "per": "day"}, {"value": "0.3333333333333333333333333333", "per": "year"},
]  # fmt: skip


AMOUNTS = ["0.00", "0.01", "0.99", "1.00", "333.33", "999999999999.99", "1000000000000.00"]
RATES = ["0", "0.000001", "0.24", "0.3333333333333333333333333333", "1", "5", "1000"]
DATES = ["0001-01-01", "1969-12-31", "2026-01-31", "2026-02-28", "2028-02-29", "2031-05-31"]
DATES += ["2026-04-10", "9999-12-31"]
WHOLE = [0, 1, 2, 3, 7, 11, 12, 13, 36, 59, 60, 120, 366, 599, 600, 601, 3660]
WORDS = [
    ["day", "month", "year", "period", "total"],
    ["level_payment", "level_principal", "flat_fee", "interest_first", "bullet"],
    ["30/360", "actual/360", "actual/365", "actual/actual"],
    ["half_up", "half_even", "up", "down"],
    ["waived", "paid", "added", "at_end"],
    ["overdue", "whole_balance"],
    ["principal", "principal_and_interest"],
    ["upfront_deducted", "upfront_paid", "each_period"],
    ["contract", "do_nothing", "pay_arrears_now"],
]


def alike(drawn: random.Random, value: Any) -> Any:
    """An extreme value of the same kind: an amount for an amount, a date for a date."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return drawn.choice(WHOLE)
    if isinstance(value, str):
        kinds = [(r"-?[0-9]+[.][0-9]{2}", AMOUNTS), (r"[0-9.]+", RATES), (r"[0-9-]{10}", DATES)]
        words = [choices for choices in WORDS if value in choices]
        found = [choices for pattern, choices in kinds if re.fullmatch(pattern, value)] + words
        return drawn.choice(found[0]) if found else value
    return value


def paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place inside a request."""
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    for key, one in inside:
        yield (*path, key)
        if isinstance(one, dict | list):
            yield from paths(one, (*path, key))


def mutant(drawn: random.Random) -> dict[str, Any]:
    """A valid request of some verb with one to four of its places made extreme or hostile."""
    verb = drawn.choice(sorted(set(VALID) & set(VERBS)))
    request = copy.deepcopy({"do": verb} | VALID[verb])
    for _ in range(drawn.randint(1, 4)):
        places = list(paths(request))
        if not places:
            break
        *way, last = drawn.choice(places)
        inside: Any = request
        for key in way:
            inside = inside[key]
        change(drawn, inside, last)
    return request


def change(drawn: random.Random, inside: Any, last: Any) -> None:
    kind = drawn.randrange(24)
    if kind >= 5:
        inside[last] = alike(drawn, inside[last])
    elif kind == 0:
        del inside[last]
    elif kind == 1 and isinstance(inside, dict):
        inside[drawn.choice(["", "x", "rate", "on", "fees", "periods", "k" * 500])] = inside[last]
    elif kind == 2 and isinstance(inside[last], list) and inside[last]:
        inside[last] = inside[last] * drawn.choice([2, 5, 40])
    elif kind == 3:
        inside[last] = [inside[last]]
    else:
        inside[last] = copy.deepcopy(drawn.choice(HOSTILE))


def scratched(drawn: random.Random, text: str) -> str:
    """Text with a few characters cut out, doubled or replaced."""
    for _ in range(drawn.randint(1, 3)):
        at = drawn.randrange(len(text))
        piece = drawn.choice(["", '"', "}", "]", ",", ":", "0", "\\", "\u2028", text[at] * 2])
        text = text[:at] + piece + text[at + 1 :]
    return text


def test_a_thousand_hostile_requests_are_each_answered_or_refused() -> None:
    drawn = random.Random(20260110)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    answered = 0
    for at in range(1000):
        text = json.dumps(mutant(drawn))
        if at % 10 == 0:
            text = scratched(drawn, text)
        found, refused = answer_text(text)
        assert refused == is_error(found), text
        assert len(json.dumps(found)) < 4_000_000
        answered += not refused
    assert 100 < answered < 900
    # Kilobytes on Linux: the hungriest request may add 200 MB to the process, no more.
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000


@pytest.mark.parametrize(
    ("waive", "field"),
    [
        ({"penalty": False, "interest": False}, "penalty"),
        ({"penalty": False}, "penalty"),
        ({"interest": False}, "interest"),
        ({"penalty": False, "fraction": "0.5"}, "penalty"),
    ],
)
def test_a_waiver_of_no_part_is_refused_in_its_place(waive: Any, field: str) -> None:
    """Penalty is what is waived where neither part is named, never where it is said not to be."""
    debt = LOAN | {"overdue": {"penalty": PENALTY}}
    asked = {"do": "relief", "debt": debt, "today": "2026-04-20"}
    found = answer(
        asked | {"offers": [{"waive": waive}, {"waive": {}}, {"waive": {"penalty": True}}]}
    )
    refused, bare, penalty = found["offers"]
    assert refused["error"]["code"] == "missing"
    assert refused["error"]["field"] == f"offers.0.waive.{field}"
    assert bare["forgiven"] == penalty["forgiven"] > "0.00"
