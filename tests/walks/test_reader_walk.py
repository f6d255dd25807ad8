"""One reader, one visit: late → what happens when → the ways → what to say, with the same debt."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests import apptest, clock
from tests.browser import OpenPage, no_sideways_scroll, open_page, put, settled

WORDS = {
    "zh": {
        "door": "已经逾期，想找办法",
        "late": "晚了几天",
        "principal": "还欠本金（元）",
        "budget": "每月最多能还",
        "ways": "分期和延期，哪种撑得住？",
        "ask": "怎么开口问",
        "day": "{0.year}年{0.month}月{0.day}日",
    },
    "en": {
        "door": "I am late: what are my options?",
        "late": "Days late",
        "principal": "Principal left",
        "budget": "Can pay a month",
        "ways": "Which can I keep up?",
        "ask": "How to ask",
        "day": "{0.day} {0:%b} {0.year}",
    },
}


def follow(page: Page, slug: str) -> None:
    """Tap the first link in the text that leads to a page, and wait for it."""
    page.locator(f"[data-testid=stMain] a[href*='{slug}?']").first.click()
    page.wait_for_url(f"**/{slug}?**")
    page.wait_for_timeout(300)
    settled(page)


def dated(shown: str, form: str, before: date, days: int, zone: str = clock.CHINA) -> bool:
    """Whether the day so many days from today is shown; midnight may have passed since `before`."""
    either = (before, clock.today(zone))
    return any(form.format(today + timedelta(days=days)) in shown for today in either)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_a_late_reader_types_stands_on_every_page_after(lang: str) -> None:
    words, before = WORDS[lang], clock.today()
    app = apptest.opened("timeline", lang, **{"from": "late"})
    late = apptest.field(app, words["late"]).value or ""
    assert re.fullmatch(r"[1-9]\d*", late), "through this door nothing is called not due yet"

    # 12 days late: the due day and the days that follow stand there as dates.
    apptest.put(app, words["late"], "12")
    apptest.put(app, words["principal"], "20000")
    shown = apptest.seen(app)
    assert dated(shown, words["day"], before, -12 + 7)
    assert dated(shown, words["day"], before, -12 + 31)
    # 20,000 at 18% in 12: 1,833.60 a month, 1,533.60 of it principal, 300.00 interest.
    # Late at 1.5 times: 1,533.60 × 27% × 12 / 360 = 13.80; 1,847.40 today.
    assert "1,847.40" in shown

    apptest.go(app, "relief", lang)
    assert apptest.field(app, words["principal"]).value == "20000"
    assert apptest.field(app, words["late"]).value == "12"
    apptest.put(app, words["budget"], "1234")
    apptest.go(app, "contact", lang)
    (letter,) = (one.value for one in app.code)
    assert "1,234.00" in letter and "12" in letter


@pytest.mark.browser
@pytest.mark.deep
def test_late_then_what_happens_then_the_ways_then_the_letter(server: str, phone: OpenPage) -> None:
    page, words = phone("zh"), WORDS["zh"]
    open_page(page, server, "/", "zh")
    page.evaluate("window.sameVisit = true")
    page.get_by_text(words["door"]).click()
    page.wait_for_url("**/timeline?**")
    settled(page)

    # Through this door nobody is told that nothing is due yet.
    late = page.get_by_label(words["late"], exact=True)
    expect(late).to_have_value(re.compile(r"[1-9]\d*"), timeout=15_000)

    # 12 days late: the due day and the days that follow stand there as dates.
    put(page, words["late"], "12")
    before = clock.today()
    put(page, words["principal"], "20000")
    shown = page.locator("[data-testid=stMain]").inner_text()
    assert dated(shown, words["day"], before, -12 + 7)
    assert dated(shown, words["day"], before, -12 + 31)
    # 20,000 at 18% in 12: 1,833.60 a month, 1,533.60 of it principal, 300.00 interest.
    # Late at 1.5 times: 1,533.60 × 27% × 12 / 360 = 13.80; 1,847.40 today.
    assert "1,847.40" in shown

    follow(page, "relief")
    assert page.locator("h1").count() == 1
    assert page.get_by_label(words["principal"], exact=True).input_value() == "20000"
    assert page.get_by_label(words["late"], exact=True).input_value() == "12"
    put(page, words["budget"], "1234")

    follow(page, "contact")
    letter = page.locator(".st-key-letter")  # Streamlit fetches how a text to copy is shown
    expect(letter).to_contain_text("1,234.00", timeout=30_000)
    expect(letter).to_contain_text("12")
    assert page.evaluate("window.sameVisit") is True, "the page was never loaded anew"
    assert "1234" not in page.url and "20000" not in page.url
    assert no_sideways_scroll(page)


# These two are a whole day apart at any moment: 14 hours ahead of UTC, 10 behind it.
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Honolulu"])
def test_today_is_the_date_of_the_readers_zone(zone: str) -> None:
    app, words, before = apptest.opened("timeline", "en"), WORDS["en"], clock.today(zone)
    app.context["timezone"] = zone
    apptest.put(app, words["late"], "12")
    assert dated(apptest.seen(app), words["day"], before, -12 + 31, zone)


@pytest.mark.browser
def test_the_browser_tells_the_readers_zone(server: str, phone: OpenPage) -> None:
    zone, words = "Pacific/Honolulu", WORDS["en"]
    page = phone("en", zone)
    open_page(page, server, "/timeline", "en")
    before = clock.today(zone)
    put(page, words["late"], "12")
    shown = page.locator("[data-testid=stMain]").inner_text()
    assert dated(shown, words["day"], before, -12 + 31, zone)
