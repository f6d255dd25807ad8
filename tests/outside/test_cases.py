"""Outside figures: every case that is ours, at the tolerance of its source."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.outside.adapters import ADAPTERS, Outcome, differences, outcomes
from tests.outside.agreement import PAGE, page

EVERY = outcomes()
OURS = [one for one in EVERY if one.ours]
DIFFERS = differences()


@pytest.mark.parametrize("one", OURS, ids=[one.case["id"] for one in OURS])
def test_an_outside_figure(one: Outcome) -> None:
    failed = [f"{c.name}: {c.expected} expected, {c.got} found" for c in one.failed]
    if one.case["id"] in DIFFERS:
        assert failed, "agrees now: take it out of cases/differs.json"
    else:
        assert failed == []


def test_every_case_has_a_source_a_convention_and_an_id_of_its_own() -> None:
    ids = [one.case["id"] for one in EVERY]
    assert len(set(ids)) == len(ids)
    assert all(one.case["source"] and one.case["convention"] for one in EVERY)


def test_every_family_is_asked_for_and_every_difference_is_a_case() -> None:
    assert {one.case["family"] for one in EVERY} == set(ADAPTERS)
    assert set(DIFFERS) <= {one.case["id"] for one in OURS}


def test_most_cases_agree() -> None:
    agreed = sum(one.passed for one in EVERY)
    assert agreed >= 0.85 * len(EVERY)


def test_the_readme_says_how_many_agree() -> None:
    agreed, whole = sum(one.passed for one in EVERY), len(EVERY)
    said = f"{agreed} of {whole} outside cases agree"
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert said in text and f"the other {whole - agreed} stand with their reason" in text


def test_the_agreement_page_is_up_to_date() -> None:
    assert Path(PAGE).read_text(encoding="utf-8") == page(), "run: make agreement"
