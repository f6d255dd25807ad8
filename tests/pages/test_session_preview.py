"""Step 5: the client's page is looked at on the screen as it is printed."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from content.words import t
from pages.papers.case import Paper, papers_of
from planner.case import Case, save_file
from tests import paper
from tests.apptest import at_step, html, opened, plain, shown, unfold
from tests.papers_client import CLIENT, PARTNER, SHARES, TODAY

FOLD = {"zh": "先看一眼客户带走的那页", "en": "Preview of the client's page"}
CASES = [("zh", "zh", ["zh-CN"]), ("en", "both", ["zh-CN", "en"])]
UNTICKED = replace(CLIENT, plan=replace(CLIENT.plan, confirmed_on=None))


pytestmark = pytest.mark.usefixtures("the_day")


def settle(case: Case, lang: str = "zh") -> AppTest:
    kept = {"case": save_file(case).decode()} | at_step("papers")
    return opened("session", lang, kept)


def texts(markup: str) -> list[str]:
    """Every piece of text of some HTML, without what a line break changes."""
    found = (paper.squeezed(unescape(one)) for one in re.split(r"<[^>]+>", markup))
    return [one for one in found if one]


def of_fold(app: AppTest, lang: str) -> str:
    """The sheets in the fold."""
    return html(unfold(app, FOLD[lang]))


@pytest.mark.parametrize(("lang", "language", "spoken"), CASES)
def test_the_preview_says_what_the_paper_says(
    lang: str, language: str, spoken: list[str], tmp_path: Path
) -> None:
    """Word for word what an independent reader finds in the PDF, and nothing is left out of it."""
    app = settle(UNTICKED, lang)
    assert PARTNER not in shown(app) and "rw-preview" not in html(app)
    markup = of_fold(app, lang)
    assert re.findall(r'<section class="rw-preview" lang="([^"]+)"', markup) == spoken
    (pdf, _) = papers_of(CLIENT, language, TODAY).files(Paper.MY_PAGE)
    rest = paper.text(pdf.make(), tmp_path)
    for one in sorted(texts(markup), key=len, reverse=True):
        assert one in rest, one
        rest = rest.replace(one, "|", 1)
    assert re.fullmatch(r"[|•/\d]*", rest), rest  # numbers before items, and of pages
    said = paper.squeezed(plain(markup))
    assert all(f"{name}{monthly}" in said for name, monthly in SHARES.items())
    offered = [one.proto.label for one in app.get("download_button")]
    assert offered == [t(lang, "session.file.do")], "no paper leaves the room before the tick"


def test_no_preview_of_a_page_that_cannot_be_made() -> None:
    unknown = replace(CLIENT.debts[6], owed=None)
    case = replace(UNTICKED, debts=(*CLIENT.debts[:6], unknown, CLIENT.debts[7]))
    app = settle(case)
    box = unfold(app, FOLD["zh"])
    assert "还差几样" in shown(box) and "rw-preview" not in html(app)
    assert [one for one in app.button if one.label == "还欠多少：医院"]


def test_what_is_typed_is_text_in_the_preview() -> None:
    named = replace(CLIENT.debts[0], name="<b>粗</b>🙂")
    markup = of_fold(settle(replace(UNTICKED, debts=(named, *CLIENT.debts[1:]))), "zh")
    assert "&lt;b&gt;粗&lt;/b&gt;" in markup and "🙂" not in markup  # nor has its font that sign
