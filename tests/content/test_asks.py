"""No question is promised without its answer: what led to a page that never says it, once did.

A machine cannot tell whether a page answers a question. A reader can, and wrote down the words
that do; this holds that the question still leads there and that those words still stand there.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
import yaml

from content.files import LANGUAGES
from content.marks import plain
from content.questions.question import Question, every_question
from content.search.search import find_questions
from tests.conftest import ROOT

TABLE: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (ROOT / "tests/outside/cases/asks_answered.yaml").read_text("utf-8")
)
ANSWERED, OUT = TABLE["answered"], TABLE["taken_out"]
ENTRIES = {one.id: one for one in every_question()}
UNKNOWN = {"zh": "我们没有查到", "en": "e found no "}


def page(entry: Question, language: str) -> str:
    """All that the page of an entry says, without its marks."""
    texts = (entry.short[language], entry.why[language], *entry.do[language])
    return plain("\n".join(texts))


def test_the_table_holds_all_that_were_found() -> None:
    asks = [row["ask"] for row in (*ANSWERED, *OUT)]
    assert len(asks) == len(set(asks)) == 54


@pytest.mark.parametrize("row", ANSWERED, ids=lambda row: row["at"])
def test_the_answer_stands_where_the_question_leads(row: dict[str, Any]) -> None:
    assert [one.id for one in ENTRIES.values() if row["ask"] in one.asks] == [row["at"]]
    assert find_questions(row["ask"])[0].id == row["at"], "typed as it stands, it is first"
    for language in LANGUAGES:
        said = page(ENTRIES[row["at"]], language)
        assert [words for words in row[language] if words not in said] == []


@pytest.mark.parametrize("row", ANSWERED, ids=lambda row: row["at"])
def test_what_we_do_not_know_is_said_to_be_unknown(row: dict[str, Any]) -> None:
    """A row marked so is answered by saying so; no other row passes by that."""
    for language in LANGUAGES:
        is_said = any(UNKNOWN[language] in words for words in row[language])
        assert is_said == row.get("unknown", False), language


@pytest.mark.parametrize("row", OUT)
def test_what_no_page_answers_is_promised_by_none(row: dict[str, Any]) -> None:
    """The nearest page still says that it is another case, and whom to ask."""
    assert [one.id for one in ENTRIES.values() if row["ask"] in one.asks] == []
    said = page(ENTRIES[row["instead"]], "zh"), page(ENTRIES[row["instead"]], "en")
    assert all("12348" in one for one in said)
    assert "房子在别人名下" in said[0] and "A home in someone else's name" in said[1]


def test_no_question_is_promised_by_two_pages() -> None:
    """Else one of the two pages would do with half an answer."""
    listed = Counter(ask for one in ENTRIES.values() for ask in one.asks)
    assert [ask for ask, times in listed.items() if times > 1] == []


def test_every_ask_is_one_way_of_asking() -> None:
    """A line of the list indented too far is read as the end of the line before it."""
    assert [ask for one in ENTRIES.values() for ask in one.asks if " - " in ask] == []
