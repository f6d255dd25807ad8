"""A page that a text names in quotation marks, or leads to, is there, in both languages."""

from __future__ import annotations

import re

from content.every_text import every_text
from content.files import LANGUAGES
from content.marks import marks
from content.questions import every_question
from content.words import t
from pages.written.places import PAGES

NAMES = {language: {t(language, f"page.{page}"): page for page in PAGES} for language in LANGUAGES}
# 用“…”页: how a Chinese text names one. An English text has nothing but the quotation marks.
NAMED = re.compile(r"“([^”]+)”(?:这个|那个|这一)?页")


def test_a_page_that_is_named_is_there() -> None:
    # Words of the pages name sheets of a table so too.
    texts = [one for one in every_text() if not one.where.startswith("words/")]
    said = [(one.where, name) for one in texts for name in NAMED.findall(one.text)]
    assert len(said) >= 4
    assert [one for one in said if one[1] not in NAMES["zh"]] == []


def test_a_step_names_the_same_page_in_both_languages() -> None:
    for question in every_question():
        for ours, theirs in zip(question.do["zh"], question.do["en"], strict=True):
            pages = [NAMES["zh"][name] for name in NAMED.findall(ours)]
            found = [NAMES["en"].get(name) for name in re.findall(r'"([^"]+)"', theirs)]
            assert [page for page in pages if page not in found] == [], (question.id, theirs)


def test_a_way_leads_to_a_page_that_is_there() -> None:
    every = [(one.where, *mark) for one in every_text() for mark in marks(one.text)]
    ways = {(where, name) for where, kind, name in every if kind == "page"}
    assert len(ways) > 20
    assert sorted(one for one in ways if one[1] not in PAGES) == []
