"""The worked set, the golden vectors and the formulas: every figure through `planner.answer`.

A row asks for the figures it names: "instalments.0.payment" is a path into the answer, "#" the
length of a list. Money must be equal to the fen; {"percent": "15.864"} is a rate rounded to the
places written; {"below": …} and {"above": …} are limits; {"millionths": "1693.04"} is a figure
asked in millionths of a yuan, because its source does not round on the way. `by_hand` says how
the figure was found without the planner.
"""

from __future__ import annotations

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from planner import answer
from tests.outside.adapting.common import CASES

ROOT = Path(__file__).resolve().parents[2]
MILLION = 10**6
Row = dict[str, Any]


def load(name: str) -> list[Row]:
    """The rows of one table."""
    found: list[Row] = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    return found


ROWS = load("worked") + load("golden") + load("formulas")
VECTORS: list[Any] = load("vectors")


def at(found: Any, path: str) -> Any:
    """The value at a dotted path."""
    for key in path.split("."):
        if key == "#":
            found = len(found)
        else:
            found = found[int(key)] if isinstance(found, list) else found[key]
    return found


def agrees(expected: Any, found: Any) -> bool:
    """Whether a figure is the one expected, in the form its row asks for."""
    if not isinstance(expected, dict):
        return bool(expected == found)
    (form, value), got = next(iter(expected.items())), Decimal(found)
    limit = Decimal(value)
    if form == "percent":
        return (got * 100).quantize(limit) == limit
    if form == "millionths":
        return (got / MILLION).quantize(limit) == limit
    return got < limit if form == "below" else got > limit


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_a_worked_figure(row: Row) -> None:
    found = answer(row["request"])
    got = {path: at(found, path) for path in row["expect"]}
    assert row["expect"]
    assert [path for path, one in row["expect"].items() if not agrees(one, got[path])] == [], got


def _vector(row: str) -> str:
    """The vector that a row belongs to: "G18 fixed 500" to G18, "pro-rata 160" to itself."""
    return row if row in VECTORS else row.split()[0].rstrip(",")


def test_no_golden_vector_and_no_formula_is_left_over() -> None:
    assert {f"G{at}" for at in range(1, 25)} | {"G2b"} <= set(VECTORS)
    assert {f"F{at}" for at in range(1, 23)} <= set(VECTORS)
    waiting = [row["id"] for row in ROWS if "waits_for" in row or "request" not in row]
    assert waiting == []
    assert set(VECTORS) - {_vector(row["id"]) for row in ROWS} == set()


def test_every_row_has_its_source_and_its_own_name() -> None:
    ids = [row["id"] for row in ROWS]
    assert len(set(ids)) == len(ids)
    assert all(row["source"] for row in ROWS)
    assert all(row["by_hand"] for row in load("formulas"))


def test_the_command_answers_the_same() -> None:
    """One list of requests through `python -m planner`."""
    run = subprocess.run(
        [sys.executable, "-m", "planner"],
        input=json.dumps([row["request"] for row in ROWS]),
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    assert json.loads(run.stdout) == [answer(row["request"]) for row in ROWS]
