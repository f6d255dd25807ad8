"""Outside figures: every case that is ours, at the tolerance of its source."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.outside.adapters import ADAPTERS, Outcome, cases, differences, outcome, outcomes
from tests.outside.adapting.common import Case
from tests.outside.agreement import PAGE, page

CASES = cases()
DIFFERS = differences()


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_an_outside_figure(case: Case) -> None:
    one = outcome(case)
    failed = [f"{c.name}: {c.expected} expected, {c.got} found" for c in one.failed]
    if case["id"] in DIFFERS:
        assert failed, "agrees now: take it out of cases/differs.json"
    elif one.ours:
        assert failed == []
    else:
        assert one.reason, "not asked of us, and no reason why"


def test_every_case_has_a_source_a_convention_and_an_id_of_its_own() -> None:
    ids = [case["id"] for case in CASES]
    assert len(set(ids)) == len(ids)
    assert all(case["source"] and case["convention"] for case in CASES)
    assert {case["family"] for case in CASES} == set(ADAPTERS)


def test_readme_and_agreement_page_say_how_many_agree() -> None:
    every: tuple[Outcome, ...] = outcomes()
    assert set(DIFFERS) <= {one.case["id"] for one in every if one.ours}
    agreed, whole = sum(one.passed for one in every), len(every)
    assert agreed >= 0.85 * whole
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"{agreed} of {whole} outside cases agree" in text
    assert f"the other {whole - agreed} stand with their reason" in text
    assert Path(PAGE).read_text(encoding="utf-8") == page(), "run: make agreement"
