"""docs/method.md: every request in it is put to the planner, every figure after an arrow compared.

A block of JSON is followed by a paragraph "→ `path` = value · `path` ≈ 13.034 %". Words in brackets
after a figure are for the reader.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy_financial as npf
import pytest
import pyxirr
import yaml

from planner import answer
from planner.contract.offer_fields import OFFERS
from planner.contract.verbs import VERBS
from tests.planner.test_worked import VECTORS, at

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```json\n(.*?)```\n(.*?)(?=\n\n|\Z)", re.DOTALL)
FIGURE = re.compile(r"`([^`]+)` ([=≈]) (\S+)")
PROSE_FIGURE = re.compile(r"\d[\d,]*\.\d\d(?![\d%])(?! %)")


@dataclass(frozen=True)
class Block:
    """One request of the page with the text of its figures."""

    request: dict[str, Any]
    figures: list[tuple[str, str, str]]


def blocks(text: str) -> list[Block]:
    """Every block of a text; one without an arrow after it has no figures."""
    found = []
    for request, after in BLOCK.findall(text):
        figures = FIGURE.findall(after) if after.startswith("→") else []
        found.append(Block(json.loads(request), figures))
    return found


def sections() -> list[tuple[str, str]]:
    """Every section under a heading of the second or third rank: its title and its text."""
    parts = re.split(r"^##+ (.+)$", TEXT, flags=re.MULTILINE)
    return list(zip(parts[1::2], parts[2::2], strict=True))


EVERY = blocks(TEXT)


@pytest.mark.parametrize(
    "block", EVERY, ids=[f"{n} {b.request['do']}" for n, b in enumerate(EVERY)]
)
def test_a_request_of_the_page(block: Block) -> None:
    assert block.figures, "a block needs a line of figures that begins with an arrow"
    found = answer(block.request)
    for path, sign, value in block.figures:
        got = at(found, path)
        if sign == "≈":
            assert (Decimal(got) * 100).quantize(Decimal(value)) == Decimal(value), path
        else:
            assert (got if isinstance(got, str) else json.dumps(got)) == value, path


def test_nothing_that_looks_like_a_block_is_passed_over() -> None:
    assert len(EVERY) == TEXT.count("```json") == TEXT.count("```") / 2
    assert sum(len(block.figures) for block in EVERY) == len(FIGURE.findall(TEXT))
    assert len(EVERY) == len(re.findall(r"^→", TEXT, re.MULTILINE))


def test_an_amount_in_the_words_of_a_section_is_worked_out_in_it() -> None:
    """A figure in prose stands in the section's requests or checked figures, or in `KNOWN`."""
    loose = []
    for title, text in sections():
        requests, prose = "".join(re.findall(r"```.*?```", text, re.DOTALL)), text
        prose = re.sub(r"```.*?```", "", prose, flags=re.DOTALL)
        checked = requests + " ".join(value for _, _, value in FIGURE.findall(prose))
        own = set(re.findall(r"\d+\.\d\d\b", checked))
        for figure in PROSE_FIGURE.findall(FIGURE.sub("", prose)):
            if figure.replace(",", "") not in own:
                loose.append((title, figure))
    assert sorted(loose) == sorted(KNOWN)


# Steps of a sum, and figures of others that the page says are wrong or unrounded.
KNOWN = [
    ("Schedules", "0.00"),
    ("Day counts 计息天数 (F1, F2, F3)", "2.00"),
    ("How an offer is measured", "12.00"),
    ("How an offer is measured", "12.00"),
    ("How an offer is measured", "1,212.00"),
    ("Dealing with arrears 处理逾期", "2.67"),
    ("Dealing with arrears 处理逾期", "12.00"),
    ("Dealing with arrears 处理逾期", "38.00"),
    ("Dealing with arrears 处理逾期", "56.62"),
    ("Dealing with arrears 处理逾期", "94.62"),
    ("Paying a part early 提前还一部分", "120.00"),
    ("Paying a part early 提前还一部分", "281.17"),
    ("Paying a part early 提前还一部分", "430.26"),
    ("Principal first 先本后息", "0.96"),
    ("Principal first 先本后息", "1.98"),
    ("Principal first 先本后息", "3.00"),
    ("What differs from other tools, and why", "1,001.60"),
    ("What differs from other tools, and why", "1,158.93"),
    ("What differs from other tools, and why", "159.99"),
    ("What differs from other tools, and why", "704.38"),
    ("What differs from other tools, and why", "29.10"),
    ("What differs from other tools, and why", "3,973.77"),
    ("What differs from other tools, and why", "3,973.78"),
]


def test_every_verb_every_offer_and_every_formula_is_on_the_page() -> None:
    assert {block.request["do"] for block in EVERY} == set(VERBS)
    assert [name for name in OFFERS if f"`{name}`" not in TEXT and f'"{name}"' not in TEXT] == []
    formulas = {one for one in VECTORS if one.startswith("F")}
    assert formulas == set(re.findall(r"F\d+", " ".join(title for title, _ in sections())))


def test_every_law_that_is_named_is_a_fact_of_the_app() -> None:
    named = {
        one
        for line in re.findall(r"facts? (`.*?)(?:[.;(]|\n\n)", TEXT, re.DOTALL)
        for one in re.findall(r"`(\w+)`", line)
    }
    known = {
        fact["id"]
        for path in (ROOT / "content" / "law").glob("*.yaml")
        for fact in yaml.safe_load(path.read_text(encoding="utf-8"))
    }
    assert len(named) > 8
    assert named - known == set()


def test_what_the_page_says_of_two_other_packages() -> None:
    """24 payments of 300 for 1,000: both `rate` functions end below −100 % a month.

    A first payment on the first day is all principal; pyxirr's `ppmt` says otherwise.
    """
    rates = [npf.rate(24, -300, 1000, 0), pyxirr.rate(24, -300, 1000, 0)]
    assert [round(100 * one) for one in rates] == [-192, -192]
    first = pyxirr.ppmt(0.1 / 12, 1, 60, 55_000, 0, pmt_at_beginning=True)
    assert (round(first, 2), round(npf.ppmt(0.1 / 12, 1, 60, 55_000, 0, when=1), 2)) == (
        -704.38,
        -1158.93,
    )
    flows = [{"at": 0, "amount": "1000.00"}]
    flows += [{"at": at, "amount": "-300.00"} for at in range(1, 25)]
    found = float(answer({"do": "true_rate", "flows": flows})["period"])
    assert sum(300 / (1 + found) ** k for k in range(1, 25)) == pytest.approx(1000)
