"""The contract's fields as people naturally write them: answered as the long spelling is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from planner import Refused, answer, schema

CASES = json.loads((Path(__file__).parent / "cases" / "contract.json").read_text("utf-8"))
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


@pytest.mark.parametrize("case", CASES["refused"], ids=lambda case: case["field"])
def test_what_makes_no_sense_is_still_refused_by_its_field(case: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refusal:
        answer(case["request"])
    assert refusal.value.field == case["field"]
