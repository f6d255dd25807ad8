"""What only a browser shows of the pages: how they fit, typing, charts, language, the calendar."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests import clock
from tests.browser import (
    LOCALES,
    OpenPage,
    answer,
    clipped_text,
    console_faults,
    go,
    no_sideways_scroll,
    open_page,
    outside_requests,
    press,
    put,
    settled,
)
from tests.conftest import ROOT
from tests.shared_out import in_turn

pytestmark = pytest.mark.browser
FILES = sorted(path.stem for path in (ROOT / "pages").glob("*.py") if path.stem != "shell")
PAGES = ["/" if name == "home" else f"/{name}" for name in FILES]
SCREENS = ((360, 740), (1280, 900))  # a phone and a desk


def text(page: Page) -> str:
    return str(page.locator("[data-testid=stMain]").inner_text())


class Visit:
    """One visit that goes from page to page, with everything it asks outside and every fault."""

    def __init__(self, page: Page, base: str, lang: str) -> None:
        self.page, self.heading = page, ""
        self.outside, self.faults = outside_requests(page, base), console_faults(page)
        open_page(page, base, "/", lang)


@pytest.fixture(scope="module")
def visits(browser: Browser, server: str) -> Iterator[dict[str, Visit]]:
    """A visit in each language, on a phone, for every page of the app."""
    size = dict(zip(("width", "height"), SCREENS[0], strict=True))
    pages: dict[str, Page] = {}
    for lang, locale in LOCALES.items():
        pages[lang] = browser.new_page(timezone_id=clock.CHINA, locale=locale, viewport=size)
    yield {lang: Visit(page, server, lang) for lang, page in pages.items()}
    for page in pages.values():
        page.close()


@pytest.mark.parametrize(("lang", "path"), in_turn(PAGES))
def test_a_page_fits_a_phone_and_a_desk(visits: dict[str, Visit], path: str, lang: str) -> None:
    visit = visits[lang]
    page, before = visit.page, visit.heading
    go(page, path, lang)
    visit.heading = page.locator("h1").inner_text()
    assert visit.heading != before, "another page stands there"
    for width, height in SCREENS:
        page.set_viewport_size({"width": width, "height": height})
        settled(page)
        assert page.evaluate("document.documentElement.clientWidth") == width
        assert no_sideways_scroll(page), width
        assert clipped_text(page) == [], width
        above_the_fold = {
            "/cost": ".rw-answer",
            "/relief": ".rw-answer",
            "/door": ".rw-lines li:last-child",
        }
        if path in above_the_fold:
            box = page.locator(above_the_fold[path]).bounding_box()
            assert box and box["y"] + box["height"] <= 740, width
    assert visit.outside == [] and visit.faults == []
    assert page.evaluate("document.documentElement.lang") == {"zh": "zh-CN", "en": "en"}[lang]
    assert page.locator("[data-testid=stException]").count() == 0
    assert page.locator("h1").count() == 1


def test_an_answer_follows_what_is_typed(server: str, phone: OpenPage) -> None:
    page = phone("en")
    open_page(page, server, "/cost", "en")
    put(page, "Amount borrowed (yuan)", "10,000")
    assert "916.80" in answer(page) and "11,001.61" in answer(page) and "18.00%" in answer(page)
    assert "916.81" in text(page) and "1,001.61" in text(page)
    put(page, "Periods in all", "24")
    assert "499.24" in answer(page) and "499.26" in text(page)


def test_a_chart_is_asked_for_when_it_is_opened(server: str, phone: OpenPage) -> None:
    page = phone("zh")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_page(page, server, "/relief", "zh")
    # 600 a month at 1.5 %: 19.3 periods, so 20 of 582.46; 647.52 above the 1,001.61 of twelve.
    assert "582.46" in answer(page)
    shown = text(page)
    assert "11,649.13" in shown and "647.52" in shown
    assert not [url for url in asked if "Plotly" in url], "the answer comes before plotly"
    cards = page.locator(".rw-card").all_inner_texts()
    assert any("958.68" in one and "11,504.15" in one for one in cards)
    assert any("916.80" in one and "11,001.61" in one for one in cards)
    page.get_by_text("看图", exact=True).click()
    page.wait_for_selector(".js-plotly-plot", timeout=30_000)
    assert [url for url in asked if "Plotly" in url]
    assert no_sideways_scroll(page)


@pytest.mark.parametrize(
    ("path", "principal", "periods", "typed", "message"),
    [
        ("/cost", "借款本金（元）", "一共几期", "1000000000000000000", "太大"),
        ("/relief", "还欠本金（元）", "还剩几期", "", "还没填"),
    ],
)
def test_bad_input_is_named_and_kept(
    server: str, phone: OpenPage, path: str, principal: str, periods: str, typed: str, message: str
) -> None:
    page = phone("zh")
    open_page(page, server, path, "zh")
    put(page, periods, "18")
    put(page, principal, typed)
    said = page.locator(".rw-error").inner_text()
    assert "本金" in said and message in said
    assert page.get_by_label(principal).input_value() == typed
    assert page.get_by_label(periods, exact=True).input_value() == "18"
    assert "Traceback" not in text(page) and page.locator("[data-testid=stException]").count() == 0
    put(page, principal, "10000")
    assert page.locator(".rw-error").count() == 0


def test_a_language_switch_keeps_what_was_typed_and_chosen(server: str, phone: OpenPage) -> None:
    page = phone("zh")
    open_page(page, server, "/relief", "zh")
    put(page, "还欠本金（元）", "23456.78")
    put(page, "晚了几天", "12")
    press(page, "个性化分期")
    press(page, "English")
    page.wait_for_timeout(800)
    settled(page)
    assert page.get_by_label("Principal left").input_value() == "23456.78"
    assert page.get_by_label("Days late").input_value() == "12"
    way = page.get_by_role("button", name="Personal plan", exact=True)
    assert way.get_attribute("aria-pressed") == "true"
    assert "lang=en" in page.url and "23456" not in page.url
    assert page.evaluate("document.documentElement.lang") == "en"


def test_five_doors(server: str, phone: OpenPage) -> None:
    for label, heading in (
        ("账单快到期，钱不够", "账单快到期，钱不够"),
        ("好几笔债，不知先还哪笔", "好几笔债，先还哪笔"),
        ("收到法院的文书", "收到法院的文书"),
        ("已经逾期，想找办法", "接下来会发生什么"),
        ("有人打电话或上门催收", "催收员不是执法人员。你可以不开门。"),
    ):
        page = phone("zh")
        open_page(page, server, "/", "zh")
        page.get_by_text(label).click()
        page.wait_for_selector(f"h1:has-text('{heading}')", timeout=15_000)


def test_a_date_out_of_order_is_named_and_kept(server: str, phone: OpenPage) -> None:
    page = phone("zh")
    open_page(page, server, "/relief", "zh")
    page.get_by_text("还款日、办法的细节、罚息").click()
    page.wait_for_timeout(1000)
    year = page.locator(".st-key-next_due [role=spinbutton]").first
    year.scroll_into_view_if_needed()
    year.click()
    page.keyboard.type("2020")
    page.keyboard.press("Escape")  # closing the calendar takes the date
    page.wait_for_timeout(1200)
    settled(page)
    assert page.locator(".rw-error").inner_text().startswith("“下一个还款日”不能早于")
    assert "2020" in page.locator(".st-key-next_due").inner_text()
    assert page.locator("[data-testid=stException]").count() == 0
