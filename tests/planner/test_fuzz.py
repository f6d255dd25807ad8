"""Five thousand requests that nobody would write: each is answered or refused, in JSON.

Some are valid ones made hostile, some are drawn from the published JSON Schema. Seeds are fixed.
"""

from __future__ import annotations

import json
import random
import re
import sys
from typing import Any

import pytest

from planner import Refused, answer, schema
from planner.contract.requests import answer_text, pieces
from tests.planner.test_refusals import (
    AMOUNTS,
    DATES,
    HOSTILE,
    RATES,
    is_error,
    loan,
    mutant,
    relief,
    scratched,
)
from tests.shared_out import every_second

SCHEMA = schema()
# What the schema itself rules out; a request drawn from it is never refused for one of these.
SHAPE = {"wrong_type", "unknown_field", "not_an_amount", "not_a_number", "too_long", "not_a_date"}
# What these may hold hangs on another field, which no schema says.
HANGS_ON = re.compile(r"early_fee\.value$|^(cap|instalment)\.")
NAMES = ["", "card", "花呗", "a.b", "x" * 100]
WINDOWS = ["1", "2", "12", "120", "999"]  # the names of what the schema numbers from 1 on


def drawn_from(kind: dict[str, Any], by: random.Random) -> Any:
    """A value that fits a JSON Schema of the contract."""
    if "$ref" in kind:
        return drawn_from(SCHEMA["$defs"][kind["$ref"].rsplit("/", 1)[1]], by)
    if "anyOf" in kind:
        return drawn_from(by.choice(kind["anyOf"]), by)
    if "enum" in kind or "const" in kind:
        return by.choice(kind.get("enum", [kind.get("const")]))
    types = kind["type"]
    if isinstance(types, list):
        return by.choice(["contract", {"re_age": {"periods": 12}}, ["contract"]])
    return DRAWN[types](kind, by)


def an_object(kind: dict[str, Any], by: random.Random) -> dict[str, Any]:
    own, needed = kind.get("properties", {}), kind.get("required", ())
    least, most = kind.get("minProperties", 0), kind.get("maxProperties", 3)
    keys = [key for key in own if key in needed or by.random() < 1.6 / len(own)]
    if own and len(keys) < least:
        keys.append(by.choice(list(own)))
    found = {key: drawn_from(own[key], by) for key in keys}
    if isinstance(rest := kind.get("additionalProperties"), dict):
        names = WINDOWS if "propertyNames" in kind else NAMES
        for name in by.sample(names, by.randint(least, min(most, 3))):
            found[name] = drawn_from(rest, by)
    return found


def a_list(kind: dict[str, Any], by: random.Random) -> list[Any]:
    least = kind.get("minItems", 0)
    most = min(kind.get("maxItems", 3), least + by.choice([0, 1, 1, 2, 4]))
    return [drawn_from(kind["items"], by) for _ in range(by.randint(least, most))]


def a_string(kind: dict[str, Any], by: random.Random) -> str:
    if kind.get("format") == "date":
        return by.choice(DATES)
    pattern = kind.get("pattern", "")
    if pattern:
        sign = by.choice(["", "-"]) if pattern.startswith("^-?") else ""
        return sign + by.choice(AMOUNTS if pattern.endswith("{2}$") else [*RATES, "0.5", "0.01"])
    return by.choice(NAMES)[: kind.get("maxLength", 200)]


def a_whole(kind: dict[str, Any], by: random.Random) -> int:
    low, high = kind["minimum"], kind["maximum"]
    return by.choice([low, min(low + 1, high), min(12, high), high, by.randint(low, high)])


DRAWN = {
    "object": an_object,
    "array": a_list,
    "string": a_string,
    "integer": a_whole,
    "boolean": lambda _, by: by.random() < 0.5,
    "null": lambda _, by: None,
}


def told(text: str) -> bool:
    """Whether a text was answered; that it is JSON, and an error when it was refused."""
    found, refused = answer_text(text)
    assert refused == is_error(found), text
    assert len(json.dumps(found, allow_nan=False)) < 4_000_000
    return not refused


@pytest.mark.parametrize("seed", every_second(range(8)))
def test_hostile_requests_are_each_answered_or_refused(seed: int) -> None:
    by = random.Random(seed)
    answered = 0
    for at in range(350):
        text = json.dumps(mutant(by))
        answered += told(scratched(by, text) if at % 10 == 0 else text)
    assert 50 < answered < 300


@pytest.mark.parametrize("seed", every_second(range(8)))
def test_requests_drawn_from_the_schema_are_read_as_it_says(seed: int) -> None:
    by = random.Random(1000 + seed)
    answered = 0
    for _ in range(275):
        request = drawn_from({"anyOf": SCHEMA["oneOf"]}, by)
        try:
            found = answer(request)
        except Refused as refusal:
            if not HANGS_ON.search(refusal.field):
                assert refusal.code not in SHAPE, (refusal.as_json(), request)
        else:
            assert len(json.dumps(found, allow_nan=False)) < 4_000_000
            answered += 1
    assert answered > 20


def test_a_list_is_answered_one_by_one_and_none_of_it_is_kept() -> None:
    """60 comparisons of relief, each kept until the last was counted, took 1.5 GB."""
    found, refused = answer_text(json.dumps([relief("contract"), loan(), 7]))
    assert not refused
    for one in found:
        # Held by this loop's name and, while it is looked at, by the call; by nothing else.
        assert sys.getrefcount(one) <= 2
    whole = "".join(pieces(answer_text(json.dumps([loan(), {"do": "x"}]))[0]))
    answered, wrong = json.loads(whole)
    assert answered == answer(loan()) and is_error(wrong, "do")


def test_a_list_that_is_too_long_is_refused_whole() -> None:
    text = json.dumps([HOSTILE[0]] * 101)
    found, refused = answer_text(text, most=100)
    assert refused and is_error(found, "")
    found, refused = answer_text(text, most=101)
    assert not refused and all(is_error(one, "") for one in found)
