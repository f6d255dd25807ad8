"""The worked set and the golden vectors, through the command: one call, a list of requests.

A row asks for the figures it names: "instalments.0.payment" is a path into the answer, "#" the
length of a list. Money must be equal to the fen; {"percent": "15.864"} is a rate rounded to the
places written; {"below": …} and {"above": …} are limits. A row is asked as soon as its verb is
there; one that `waits_for` something has no request yet.
"""

from __future__ import annotations

import json
import subprocess
import sys
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from planner.verbs import VERBS
from tests.adapting.common import CASES

ROOT = Path(__file__).parent.parent
Row = dict[str, Any]


def load(name: str) -> list[Row]:
    """The rows of one table."""
    found: list[Row] = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    return found


EVERY = load("worked") + load("golden")
ROWS = [row for row in EVERY if row.get("request", {}).get("do") in VERBS]


@cache
def answers() -> dict[str, Any]:
    """The answer of each row, by id, from one run of the command."""
    run = subprocess.run(
        [sys.executable, "-m", "planner"],
        input=json.dumps([row["request"] for row in ROWS]),
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    return dict(zip((row["id"] for row in ROWS), json.loads(run.stdout), strict=True))


def at(answer: Any, path: str) -> Any:
    """The value at a dotted path."""
    for key in path.split("."):
        if key == "#":
            answer = len(answer)
        else:
            answer = answer[int(key)] if isinstance(answer, list) else answer[key]
    return answer


def agrees(expected: Any, found: Any) -> bool:
    """Whether a figure is the one expected, in the form its row asks for."""
    if not isinstance(expected, dict):
        return bool(expected == found)
    (form, value), got = next(iter(expected.items())), Decimal(found)
    limit = Decimal(value)
    if form == "percent":
        return (got * 100).quantize(limit) == limit
    return got < limit if form == "below" else got > limit


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_a_worked_figure(row: Row) -> None:
    answer = answers()[row["id"]]
    assert "error" not in answer, answer
    found = {path: at(answer, path) for path in row["expect"]}
    assert [path for path, one in row["expect"].items() if not agrees(one, found[path])] == [], (
        found
    )
