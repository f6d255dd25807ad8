"""The contract's fields as people naturally write them: answered as the long spelling is."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import jsonschema
import pytest

from planner import Refused, answer, relief, schema
from planner.contract.offer_fields import OFFERS
from tests.conftest import ROOT

CASES = json.loads((ROOT / "tests/outside/cases/contract.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(schema())


def at(found: Any, path: str) -> Any:
    """The value at a path such as `owed.0.penalty`."""
    for key in path.split("."):
        found = found[int(key)] if isinstance(found, list) else found[key]
    return found


def told(request: dict[str, Any]) -> Any:
    """The answer, less the echo of how each offer was asked."""
    found = answer(request)
    for offer in found.get("offers", []):
        del offer["offer"]
    return found


@pytest.mark.parametrize("case", CASES["same"], ids=lambda case: case["id"])
def test_a_natural_spelling_is_answered_as_the_long_one_is(case: dict[str, Any]) -> None:
    found = told(case["request"])
    assert found == told(case["same_as"])
    assert {path: at(found, path) for path in case["expect"]} == case["expect"]
    VALIDATOR.validate(case["request"])


@pytest.mark.parametrize("case", CASES["refused"], ids=lambda case: case.get("why", case["field"]))
def test_what_makes_no_sense_is_still_refused_by_its_field(case: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refusal:
        answer(case["request"])
    assert refusal.value.field == case["field"]


@pytest.mark.parametrize("case", CASES["answered"], ids=lambda case: case["id"])
def test_a_request_written_from_the_contract_is_answered(case: dict[str, Any]) -> None:
    """`by_hand` says how a figure was found without the planner."""
    found = answer(case["request"])
    assert {path: at(found, path) for path in case["expect"]} == case["expect"]
    VALIDATOR.validate(case["request"])
    LAWS.get(case["request"]["do"], lambda *_: None)(case["request"], found)


def test_every_offer_has_a_name_in_the_contract_and_no_two() -> None:
    values = {one for one in vars(relief).values() if isinstance(one, type)}
    offers = {one for one in values if issubclass(one, relief.Offer)} - {relief.Offer}
    made = [one.makes for one in OFFERS.values()]
    assert offers == set(made) and len(made) == len(offers)


def column(rows: list[dict[str, Any]], name: str) -> Decimal:
    return sum((Decimal(row[name]) for row in rows), Decimal(0))


def joined(rows: list[dict[str, Any]]) -> None:
    """Every opening is the last closing; a payment is its parts, less what it adds."""
    for row in rows:
        parts = sum(Decimal(row[name]) for name in ("interest", "fee", "principal"))
        assert Decimal(row["payment"]) == parts - Decimal(row.get("added", "0"))
    assert [row["opening"] for row in rows[1:]] == [row["closing"] for row in rows[:-1]]


def schedule_laws(request: dict[str, Any], found: dict[str, Any]) -> None:
    rows = found["instalments"]
    joined(rows)
    assert rows[0]["opening"] == request["principal"] and rows[-1]["closing"] == "0.00"
    assert column(rows, "principal") == Decimal(request["principal"])
    assert {name: column(rows, name) for name in found["totals"]} == {
        name: Decimal(total) for name, total in found["totals"].items()
    }


def relief_laws(_: dict[str, Any], found: dict[str, Any]) -> None:
    assert sorted(one["rank"] for one in found["offers"]) == [
        at for at, _ in enumerate(found["offers"], 1)
    ]
    for one in found["offers"]:
        joined(one["schedule"])
        assert Decimal(one["total"]) == column(one["schedule"], "payment")
        costs = Decimal(one["total"]) + Decimal(one["still_owed"])
        assert Decimal(one["extra"]) == costs - Decimal(found["contract_total"])


def plan_laws(_: dict[str, Any], found: dict[str, Any]) -> None:
    for month in found["months"]:
        assert sum(map(Decimal, month["payments"].values())) == Decimal(month["total"])
        assert Decimal(month["total"]) <= Decimal(month["budget"])
    assert column(found["months"], "total") == Decimal(found["total"])


def parts_laws(request: dict[str, Any], found: dict[str, Any]) -> None:
    """A pool or a payment is shared out to the fen."""
    shared = sum(map(Decimal, (found.get("shares") or found["applied"]).values()))
    whole = Decimal(request.get("pool") or request["amount"])
    assert shared + Decimal(found["left_over"]) == whole


def total_laws(_: dict[str, Any], found: dict[str, Any]) -> None:
    for one in found.get("owed", [found]):
        parts = ("principal", "interest", "penalty", "fees", "fee")
        assert Decimal(one["total"]) == sum(Decimal(one.get(part, "0")) for part in parts)


LAWS = {
    "schedule": schedule_laws,
    "relief": relief_laws,
    "plan": plan_laws,
    "share": parts_laws,
    "allocate": parts_laws,
    "overdue": total_laws,
    "settle": total_laws,
}
