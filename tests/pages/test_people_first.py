"""Who types that they cannot go on sees numbers that dial before any debt, on every search."""

from __future__ import annotations

import pytest

from tests.apptest import html, opened, put, shown

FIELDS = {
    "questions": "用你自己的话搜",
    "terms": "搜一个词：中文、英文、拼音首字母",
    "sources": "搜一条规定",
}


@pytest.mark.parametrize("page", FIELDS)
def test_numbers_that_dial_come_before_any_debt(page: str) -> None:
    app = opened(page, "zh")
    assert "tel:12356" not in html(app)
    put(app, FIELDS[page], "活着没意思，想死")
    page_html = html(app)
    places = [page_html.index(f"tel:{number}") for number in ("12356", "120", "110")]
    assert places == sorted(places) and "先别一个人待着" in shown(app)
    if page == "questions":
        assert places[0] < page_html.index("撑不下去、不想活了")
    put(app, FIELDS[page], "死期")
    assert "先别一个人待着" not in shown(app)


def test_below_the_threshold_the_page_says_so_and_shows_the_chapters() -> None:
    app = opened("questions", "zh")
    put(app, FIELDS["questions"], "快递丢了")
    said = shown(app)
    assert "没有找到很合适的" in said and "最接近的几条" in said
    assert said.index("没有找到很合适的") < said.index("最接近的几条")
