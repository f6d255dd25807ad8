"""A team's page on a phone: a bad script is pasted, marked, and taken along as a sheet to print."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from content.voice import Voice
from tests import paper
from tests.browser import (
    OpenPage,
    acted,
    clipped_text,
    no_sideways_scroll,
    open_page,
    outside_requests,
    settled,
)

pytestmark = pytest.mark.browser
SCRIPT = {
    "zh": "老赖，今天必须还清！不然我们抓你去坐牢，还会联系你单位。\n<b>后果自负</b>",
    "en": "Listen, deadbeat. Pay in full today or you go to jail.\n<b>We will call your boss.</b>",
}
MARKED = {
    "zh": ["老赖", "今天必须还清", "抓你", "坐牢", "联系你单位", "后果自负"],
    "en": ["deadbeat", "Pay in full today", "go to jail", "call your boss"],
}


def marks(page: Page) -> list[str]:
    """The marked words, without the numbers behind them."""
    found = page.locator(".rw-script mark").all_inner_texts()
    return [re.sub(r"\d+$", "", one.strip()) for one in found]


@pytest.mark.deep
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_bad_script_is_pasted_marked_and_printed(
    server: str, phone: OpenPage, lang: str, tmp_path: Path
) -> None:
    page, voice = phone(lang), Voice(lang)
    outside = outside_requests(page, server)
    open_page(page, server, "/tools", lang)
    page.get_by_text(voice("page.teams"), exact=True).first.click()
    page.wait_for_url("**/teams?**")
    settled(page, 500)
    assert page.locator("h1").inner_text() == voice("page.teams")
    field = page.get_by_label(voice("field.teams_script"))
    field.scroll_into_view_if_needed()
    field.fill(SCRIPT[lang])
    acted(page, page.get_by_text(voice("teams.check.go"), exact=True).click)
    page.locator(".rw-script").wait_for()

    assert marks(page) == MARKED[lang]
    assert "<b>" in page.locator(".rw-script").inner_text(), "what was typed is shown as typed"
    assert page.locator(".rw-script b").count() == 0
    reasons = page.locator(".rw-reason .rw-instead")
    assert reasons.count() == len({*MARKED[lang]}) - (lang == "zh")
    assert no_sideways_scroll(page) and clipped_text(page) == []

    page.get_by_text(voice("take.title"), exact=True).click()
    button = page.get_by_text(voice("take.file.pdf"), exact=True)
    button.wait_for()
    settled(page, 400)
    with page.expect_download() as file:
        button.click()
    words = paper.text(Path(file.value.path()).read_bytes(), tmp_path)
    for one in MARKED[lang]:
        assert re.search(rf"{re.escape(paper.squeezed(one))}(\[\d+\])+", words), one
    assert paper.squeezed(voice("take.teams.list")) in words

    page.emulate_media(media="print")
    assert page.locator(".rw-script mark").first.is_visible()
    assert not field.is_visible()
    assert outside == [] and SCRIPT[lang][:4] not in page.url
    stored = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert MARKED[lang][0] not in stored
