"""Home, a practised talk, its script with the reader's own figures, then the letter: on a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from content.rehearsals import every_rehearsal
from content.words import fill, t
from tests.browser import (
    OpenPage,
    acted,
    choose,
    clipped_text,
    console_faults,
    no_sideways_scroll,
    open_page,
    outside_requests,
    put,
    settled,
)

PHONE = {"width": 360, "height": 740}


def follow(page: Page, address: str, where: str) -> None:
    """Tap a link in the text, and wait for its page."""
    page.locator(f"[data-testid=stMain] a[href*='{address}']").first.click()
    page.wait_for_url(re.compile(where))
    page.wait_for_timeout(400)
    settled(page)


def answer(page: Page, words: str) -> None:
    """Tap an answer by how it begins."""
    one = page.locator("[class*='st-key-turn_'] label").filter(has_text=words).first
    one.scroll_into_view_if_needed()
    acted(page, one.click)


def fits(page: Page) -> bool:
    return no_sideways_scroll(page) and clipped_text(page) == []


@pytest.mark.browser
@pytest.mark.deep
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_home_then_a_talk_then_its_script_then_the_letter(
    server: str, phone: OpenPage, lang: str
) -> None:
    (talk,) = (one for one in every_rehearsal() if one.id == "late-borrower")
    page = phone(lang)
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    outside, faults = outside_requests(page, server), console_faults(page)
    open_page(page, server, "/", lang)
    page.evaluate("window.sameVisit = true")
    follow(page, "practise?", r"/practise\?")
    assert fits(page)
    follow(page, "talk=late-borrower", r"talk=late-borrower")
    assert talk.turns[talk.first].plain[lang] in page.locator("[data-testid=stMain]").inner_text()

    page.get_by_text(t(lang, "practise.figures.borrower"), exact=True).click()
    page.wait_for_timeout(400)
    put(page, t(lang, "field.principal"), "8000")
    put(page, t(lang, "field.days_late"), "12")
    put(page, t(lang, "field.stated"), "1500")
    put(page, t(lang, "field.budget"), "450")
    choose(page, t(lang, "field.want"), t(lang, "want.fixed"))
    spoken = page.locator(".rw-spoken.rw-them").inner_text()
    assert fill("late-borrower", talk.turns[talk.first].says[lang], {"days_late": 12}) in spoken

    for turn, good in talk.best():
        assert turn.step[lang] in page.locator("[data-testid=stMain] h2").last.inner_text()
        answer(page, re.split(r"\{|____", good.says[lang])[0].strip())
        assert fits(page)
    script = page.locator(".st-key-letter code").inner_text()
    assert "450.00 元" in script and "1,500.00 元" in script and "____" in script
    assert page.locator(".rw-answer").inner_text() == talk.ends["asked"].says[lang]

    follow(page, "letter=plan", r"/contact\?")
    letter = page.locator(".st-key-letter code").inner_text()
    assert "450.00 元" in letter and "8,000.00 元" in letter and "12 天" in letter
    assert t("zh", "letter.want.fixed", budget="450.00 元") in letter, "the way that was practised"
    assert page.evaluate("window.sameVisit") is True, "the page was never loaded anew"
    assert not re.search(r"450|8000|1500", page.url)
    assert outside == [] and faults == [] and fits(page)
