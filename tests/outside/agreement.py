"""Writes docs/agreement.md: what outside sources print and what the planner answers, by family."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "agreement.md"
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from tests.outside.adapters import Outcome, differences, outcomes  # noqa: E402

INTRODUCTION = """# Agreement with outside figures

Written by `make agreement`; a test keeps it up to date. Every case comes from a published
source and stands, with its source and tolerance, in `tests/outside/cases/`.
`tests/outside/adapting/` puts it to the planner under the case's own convention.

A case is **ours** when the contract's verbs compute its figure. It **agrees** when every figure
lies within the tolerance of its source: the fen for a schedule, half of the last printed place
for a rounded figure, the stated tolerance elsewhere (never finer than the last place the planner
prints). Where a source does not round, money is counted in millionths.

- *The other way round*: the case gives the rate and asks for a value; we solve for the rate from
  the value, or enclose the value between two rates.
- *Put together*: no one request asks for the figure, so the adapter adds answers up (a new rate
  from a day on) or brings an input into our terms first (an effective rate to a rate of so many
  days). The adapter's one-line description says how.
"""
CORRECTED = "On the last day of a rate in summer time it finds no rate and takes 3.25 %."


def page() -> str:
    """The whole page."""
    every = outcomes()
    by_family: dict[str, list[Outcome]] = {}
    for one in every:
        by_family.setdefault(one.case["family"], []).append(one)
    parts = (
        [INTRODUCTION, *_totals(every)],
        ["", "## By family", "", *_table(by_family), ""],
        _rest(every),
        ["## Sources", "", *_sources(by_family), ""],
    )
    return "\n".join(line for part in parts for line in part)


def _totals(every: Iterable[Outcome]) -> list[str]:
    cases = list(every)
    agreed = sum(one.passed for one in cases)
    turned = sum(one.passed and one.inverse for one in cases)
    together = sum(one.passed and one.built and not one.inverse for one in cases)
    return [
        "| | |",
        "|---|---:|",
        f"| cases | {len(cases)} |",
        f"| ours | {sum(one.ours for one in cases)} |",
        f"| agree | {agreed} ({100 * agreed / len(cases):.1f} %) |",
        f"| of these straight from the answers | {agreed - turned - together} |",
        f"| of these the other way round | {turned} |",
        f"| of these put together | {together} |",
        f"| differ, with a reason below | {sum(bool(one.failed) for one in cases)} |",
        f"| not ours, with a reason below | {sum(not one.ours for one in cases)} |",
    ]


def _table(by_family: dict[str, list[Outcome]]) -> list[str]:
    lines = [
        "| family | cases | ours | agree | other way | tolerance | convention |",
        "|---|---:|---:|---:|---:|---|---|",
    ]
    for family, found in by_family.items():
        conventions = "; ".join(_unique(one.case["convention"] for one in found))
        counts = (
            len(found),
            sum(one.ours for one in found),
            sum(one.passed for one in found),
            sum(one.passed and one.inverse for one in found),
        )
        numbers = " | ".join(str(count) for count in counts)
        lines.append(f"| {family} | {numbers} | {_tolerance(found)} | {_cell(conventions)} |")
    return lines


def _tolerance(found: Iterable[Outcome]) -> str:
    kept = sorted({check.tolerance for one in found for check in one.checks})
    if not kept:
        return "–"
    least, most = ("exact" if not one else _short(one) for one in (kept[0], kept[-1]))
    return least if least == most else f"{least} to {most}"


def _short(value: Decimal) -> str:
    return f"{float(value):.2g}"


def _rest(every: Iterable[Outcome]) -> list[str]:
    reasons, lines = differences(), ["## Cases that differ", ""]
    for one in every:
        if one.failed:
            first = one.failed[0]
            figures = f"{first.name} {first.expected} expected, {first.got} found"
            why = reasons.get(one.case["id"], "")
            lines.append(f"- `{one.case['id']}` ({one.case['family']}): {figures}. {why}")
    lines += ["", "## Source figures that are wrong", ""]
    lines += [
        f"- `{one.case['id']}` ({one.case['family']}): its test prints "
        f"{one.case['expected']['total_owed_floor']}; by its own rule it is "
        f"{one.case['expected']['expected_corrected']}. {CORRECTED}"
        for one in every
        if "expected_corrected" in one.case["expected"]
    ]
    lines += ["", "## Cases that are not ours", ""]
    lines += [
        f"- `{one.case['id']}` ({one.case['family']}): {one.reason}"
        for one in every
        if not one.ours
    ]
    return [*lines, ""]


def _sources(by_family: dict[str, list[Outcome]]) -> list[str]:
    return [
        f"- {family}: " + "; ".join(_unique(_source(one.case["source"]) for one in found))
        for family, found in by_family.items()
    ]


def _source(source: Any) -> str:
    if isinstance(source, str):
        return source
    return f"{source['repo']}@{source['commit'][:7]} {source['path']}"


def _unique(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def _cell(text: str) -> str:
    return text.replace("|", "/").replace("\n", " ")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
