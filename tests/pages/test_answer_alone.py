"""A figure typed on the relief page runs the answer alone: it must say what the whole page says."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser import OpenPage, answer, open_page, press, put

pytestmark = pytest.mark.browser


def shown(page: Page) -> list[str]:
    """Everything the page says, in folds that are closed too."""
    return page.locator("[data-testid=stHtml]").all_text_contents()


def whole(page: Page) -> list[str]:
    """What stands on the page when all of it is drawn anew: after English and back."""
    press(page, "English")
    press(page, "中文")
    return shown(page)


@pytest.mark.deep
def test_the_answer_alone_is_the_whole_page_s(server: str, phone: OpenPage) -> None:
    page = phone("zh")
    open_page(page, server, "/relief", "zh")
    press(page, "拉长期数")
    for label, typed in (
        ("还欠本金（元）", "23456.78"),
        ("年利率 %", "13.5"),
        ("还剩几期", "18"),
        ("每月最多能还", "1500"),
        ("拉长到多少期", "36"),
        ("罚息是约定利率的几倍", "1.4"),
    ):
        before = shown(page)
        if not page.get_by_label(label, exact=True).is_visible():
            page.get_by_text("还款日、办法的细节、罚息", exact=True).click()
        put(page, label, typed)
        after = shown(page)
        assert after != before or label.startswith("罚息"), label
        assert whole(page) == after, label
    assert any("2 万 3,456.78 元" in said for said in shown(page))
    press(page, "倒过来算：每月还多少，多久还清")
    put(page, "每月最多能还", "1600")
    assert any(said.startswith("每月最多 1,600 元") for said in shown(page))


def test_what_changes_the_page_draws_all_of_it(server: str, phone: OpenPage) -> None:
    """Late or not, other ways apply; what cannot be read is said under its field until mended."""
    page = phone("zh")
    open_page(page, server, "/relief", "zh")
    put(page, "晚了几天", "12")
    assert "全部欠款重分" in answer(page)
    for typed, said in (
        ("601", "“还剩几期”要在 1 到 600 之间。"),
        ("12.5", "“还剩几期”要填整数。"),
        ("0", "“还剩几期”要在 1 到 600 之间。"),
    ):
        put(page, "还剩几期", typed)
        assert page.locator(".rw-error").inner_text() == said
        put(page, "还剩几期", "18")
        assert page.locator(".rw-error").count() == 0
    put(page, "晚了几天", "0")
    assert "拉长到" in answer(page) and "全部欠款重分" not in answer(page)
