"""The thirteen subjects the product was asked to teach: each is taught somewhere, and tried out."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

import pytest

from content.lessons.lesson import every_lesson
from content.questions.question import every_question
from content.rehearsals.reading import every_rehearsal
from pages.written.places import PAGES
from tests.conftest import ROOT

ASKED = ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3", "4.1", "4.2", "4.3", "4.4"]
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "docs" / "subjects.md").read_text("utf-8").splitlines()
    if re.match(r"\| \d", line)
]


def test_each_subject_is_taught_and_tried_out() -> None:
    assert [row[0].split()[0] for row in ROWS] == ASKED
    for row in ROWS:
        assert all(re.findall(r"`/[^`]*`", cell) for cell in row[1:]), row[0]


@pytest.mark.parametrize(
    "address", sorted({a for row in ROWS for a in re.findall(r"`(/[^`]*)`", str(row))})
)
def test_every_address_leads_somewhere(address: str) -> None:
    asked = urlsplit(address)
    assert asked.path.strip("/") in PAGES
    there = {
        "lesson": {one.slug for one in every_lesson("zh")},
        "q": {one.id for one in every_question()},
        "talk": {one.id for one in every_rehearsal()},
    }
    for name, value in parse_qsl(asked.query):
        assert value in there[name]
