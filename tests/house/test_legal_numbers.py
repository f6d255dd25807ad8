"""No legal number stands outside content/law: the pages and the planner are handed it by id.

A rate or a multiple (0.24, 0.000175, 1.5) is looked for everywhere; a whole number that may be many
things (24, 60, 91) only where the rule itself is asked for. Near it counts too: 0.2405 for 24 %.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from content.law import Fact, facts
from content.law.number import DAYS, MONTHS, PERCENT

ROOT = Path(__file__).resolve().parents[2]
FILES = [ROOT / "app.py"] + [
    path
    for folder in ("pages", "planner", "server")
    for path in sorted((ROOT / folder).rglob("*.py"))
]
# The trade's buckets, the days a table shows, the limits of fields, how alike two words are.
NOT_LAW = ("BUCKETS", "WAITS", "NUMBERS", "SAME_WORD")
NEAR = Fraction(1, 200)


def forms(fact: Fact) -> set[Fraction]:
    """A rule's number in every form that a program would write it in."""
    number = fact.measured
    if number.unit in PERCENT:
        return {number.rate, number.rate * 100}
    if number.unit in MONTHS:
        return {Fraction(number.months)}
    if number.unit in DAYS:
        return {Fraction(number.days)}
    return {Fraction(number.low), Fraction(number.high)} if "times" in number.unit else set()


NUMBERS = {name: forms(one) for name, one in facts().items() if one.measure is not None}


def value(node: ast.AST) -> Fraction | None:
    """What a constant, a numeric text, a quotient or Fraction(1, 2) comes to; None for others."""
    if isinstance(node, ast.Constant) and not isinstance(node.value, bool | bytes | None):
        text = str(node.value).removesuffix("%")
        try:
            return Fraction(text) if text.isascii() else None
        except (ValueError, ZeroDivisionError):
            return None
    parts: list[ast.expr] = []
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
        parts = [node.left, node.right]
    elif isinstance(node, ast.Call) and ast.unparse(node.func) in ("Fraction", "Decimal", "float"):
        parts = node.args
    found = [value(one) for one in parts]
    if not found or None in found or len(found) > 2:
        return None
    first, *rest = (one for one in found if one is not None)
    return first / rest[0] if rest and rest[0] else first


def literals(tree: ast.AST) -> Iterator[tuple[int, Fraction]]:
    """Every number a file writes down, with its line; the widths of columns are none of law."""
    if isinstance(tree, ast.Call) and ast.unparse(tree.func).endswith("columns"):
        return
    if isinstance(tree, ast.Assign) and ast.unparse(tree.targets[0]) in NOT_LAW:
        return
    if (found := value(tree)) is not None:
        yield getattr(tree, "lineno", 0), found
    for inner in ast.iter_child_nodes(tree):
        yield from literals(inner)


def bound(trees: dict[Path, ast.Module]) -> dict[str, str]:
    """The constants that hold a rule's id, by name: TURNS, PENALTY."""
    return {
        ast.unparse(node.targets[0]): node.value.value
        for tree in trees.values()
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Constant)
        and node.value.value in NUMBERS
    }


def asked(tree: ast.AST, names: dict[str, str]) -> set[str]:
    """The rules that a file asks for: by id, or by the name of a constant that holds it."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node.value in NUMBERS:
            found.add(str(node.value))
        if isinstance(node, ast.Name | ast.Attribute):
            found.add(names.get(ast.unparse(node).rsplit(".", 1)[-1], ""))
    return found - {""}


def near(one: Fraction, other: Fraction) -> bool:
    return bool(other) and abs(one / other - 1) <= NEAR


def law_in(tree: ast.AST, names: dict[str, str]) -> list[tuple[int, str]]:
    """The lines of a file on which a legal number stands, with the rule it belongs to."""
    rules = asked(tree, names)
    return sorted(
        {
            (line, name)
            for line, found in literals(tree)
            for name, numbers in NUMBERS.items()
            for number in numbers
            if (number.denominator > 1 and near(found, number))
            or (name in rules and found == number)
        }
    )


TREES = {path: ast.parse(path.read_text("utf-8")) for path in FILES}
NAMES = bound(TREES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_legal_number_stands_outside_the_law(path: Path) -> None:
    assert law_in(TREES[path], NAMES) == []


@pytest.mark.parametrize(
    "line",
    [
        'above = Decimal(true["nominal"]) > Decimal("0.2405")',
        "above = nominal > 0.24",
        "line = Fraction(24, 100)",
        "line = 6 / 25",
        "DAILY = Fraction(175, 1_000_000)",
        'extra = {"rate": "0.000175"}',
        'ask.decimal("penalty_times", "1.5", 100)',
        "least = 1.3 * rate",
        'ask.percentage("penalty_day", "0.05")',
        'minimum_rate: str = "0.0005"',
        'TURNS, rule = 91, cite.rule("card_principal_first_from_day_91")',
        'longest = cite.rule("card_art70_personalised_instalment") and "60"',
        'said = f"{24}%", "nfra_2025_24pct_by_reference"',
    ],
)
def test_a_legal_number_is_found(line: str) -> None:
    assert law_in(ast.parse(line), NAMES)


@pytest.mark.parametrize(
    "line",
    [
        "one, two = st.columns([1.5, 1, 0.9])",
        'NUMBERS = {"longer": ("24", 1, 600), "months": ("3", 1, 60)}',
        "WAITS = (0, 7, 30, 60, 90)",
        'until = cite.rule("card_art70_personalised_instalment").measured.months',
    ],
)
def test_what_is_not_law_is_left_alone(line: str) -> None:
    assert law_in(ast.parse(line), NAMES) == []


def test_the_rules_that_calculate_are_asked_for_by_name() -> None:
    """Issue of the house: the line of 24 %, day 91, the five years, the usual multiple."""
    used = {name for tree in TREES.values() for name in asked(tree, NAMES)}
    assert used >= {
        *("nfra_2025_24pct_by_reference", "card_principal_first_from_day_91"),
        *("card_art70_personalised_instalment", "bank_penalty_rate_130_150"),
    }
