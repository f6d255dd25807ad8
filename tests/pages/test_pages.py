"""A reader's walk through the pages: both languages, a phone and a desk."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser import (
    OpenPage,
    answer,
    choose,
    clipped_text,
    console_faults,
    no_sideways_scroll,
    open_page,
    outside_requests,
    put,
    settled,
)
from tests.conftest import ROOT

pytestmark = pytest.mark.browser
FILES = sorted(path.stem for path in (ROOT / "pages").glob("*.py") if path.stem != "shell")
PAGES = ["/" if name == "home" else f"/{name}" for name in FILES]
NAMES = {
    "zh": {
        "principal": "还欠本金（元）",
        "periods": "还剩几期",
        "late": "晚了几天",
        "budget": "每月最多能还",
        "hard": "撑不住或仍会逾期的",
        "chart": "看图",
        "borrowed": "借款本金（元）",
        "all": "一共几期",
        "details": "还款日、办法的细节、罚息",
    },
    "en": {
        "principal": "Principal still owed (yuan)",
        "periods": "Instalments left",
        "late": "Days late",
        "budget": "Can pay a month",
        "hard": "Too much, or still in arrears",
        "chart": "See it as a chart",
        "borrowed": "Amount borrowed (yuan)",
        "all": "Periods in all",
        "details": "Dates, details of each way, penalty",
    },
}


def text(page: Page) -> str:
    return str(page.locator("[data-testid=stMain]").inner_text())


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("screen", "lang"), [("phone", "zh"), ("phone", "en"), ("desktop", "en")])
def test_a_page_fits_the_screen(
    server: str, phone: OpenPage, desktop: OpenPage, screen: str, path: str, lang: str
) -> None:
    page = (phone if screen == "phone" else desktop)(lang)
    outside, faults = outside_requests(page, server), console_faults(page)
    open_page(page, server, path, lang)
    assert no_sideways_scroll(page)
    assert clipped_text(page) == []
    assert outside == [] and faults == []
    assert page.evaluate("document.documentElement.lang") == {"zh": "zh-CN", "en": "en"}[lang]
    assert page.locator("[data-testid=stException]").count() == 0
    assert page.locator("h1").count() == 1
    if path in ("/cost", "/relief"):
        box = page.locator(".rw-answer").bounding_box()
        assert box and box["y"] + box["height"] <= 740, "the first answer is above the fold"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_worked_set_stands_on_the_cost_page(server: str, phone: OpenPage, lang: str) -> None:
    page = phone(lang)
    open_page(page, server, "/cost", lang)
    put(page, NAMES[lang]["borrowed"], "10,000")
    assert "916.80" in answer(page) and "11,001.61" in answer(page) and "18.00%" in answer(page)
    assert "916.81" in text(page) and "1,001.61" in text(page)
    put(page, NAMES[lang]["all"], "24")
    assert "499.24" in answer(page) and "499.26" in text(page)
    put(page, NAMES[lang]["all"], "36")
    assert "361.52" in answer(page) and "361.69" in text(page)
    put(page, NAMES[lang]["all"], "60")
    assert "253.93" in answer(page) and "254.33" in text(page)


def test_a_preset_fills_the_fields_and_the_flat_fee_is_unmasked(
    server: str, phone: OpenPage
) -> None:
    page = phone("zh")
    open_page(page, server, "/cost", "zh")
    page.get_by_label("产品").click()
    page.get_by_role("option", name="花呗账单分期 12 期").click()
    page.wait_for_timeout(500)
    settled(page)
    assert "108.80" in answer(page) and "15.86%" in answer(page)
    assert "15.864%" in text(page) and "17.070%" in text(page)
    assert page.get_by_label("借款本金（元）").input_value() == "1200"
    assert "以合同为准" in text(page)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_ways_of_repaying_are_compared(server: str, phone: OpenPage, lang: str) -> None:
    page, names = phone(lang), NAMES[lang]
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_page(page, server, "/relief", lang)
    assert "499.24" in answer(page)
    shown = text(page)
    assert "11,981.78" in shown and "980.17" in shown and "166.67" in shown
    assert not [url for url in asked if "Plotly" in url], "the answer comes before plotly"
    page.get_by_text(names["hard"]).click()
    cards = page.locator(".rw-card").all_inner_texts()
    assert any("958.68" in one and "11,504.15" in one for one in cards)
    assert any("916.80" in one and "11,001.61" in one for one in cards)
    page.get_by_text(names["chart"], exact=True).click()
    page.wait_for_selector(".js-plotly-plot", timeout=30_000)
    assert [url for url in asked if "Plotly" in url]
    assert no_sideways_scroll(page)


def test_doing_nothing_never_stands_above_a_bearable_way(server: str, phone: OpenPage) -> None:
    page = phone("zh")
    open_page(page, server, "/relief", "zh")
    put(page, "晚了几天", "45")
    page.get_by_text(NAMES["zh"]["hard"]).click()
    heads = page.locator(".rw-card h3").all_inner_texts()
    assert heads[0].startswith("全部欠款重分") and heads[-1] == "先不还"
    put(page, "每月最多能还", "100")
    assert "不够利息" in answer(page)
    assert page.get_by_text("先问这个").count() == 0
    assert page.locator("[data-testid=stException]").count() == 0 and cards(page)
    put(page, "每月最多能还", "300")
    assert "先问" in answer(page) or "才够得着" in answer(page)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "还没填"),
        ("0", "大于 0"),
        ("-5", "大于 0"),
        ("1e18", "要填数字"),
        ("1000000000000000000", "太大"),
        ("10000.005", "最多两位小数"),
    ],
)
@pytest.mark.parametrize(
    ("path", "principal", "periods"),
    [("/cost", "借款本金（元）", "一共几期"), ("/relief", "还欠本金（元）", "还剩几期")],
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


def test_too_many_periods_in_english(server: str, phone: OpenPage) -> None:
    page = phone("en")
    open_page(page, server, "/cost", "en")
    put(page, "Periods in all", "601")
    assert page.locator(".rw-error").inner_text() == "Periods in all: must be from 1 to 600."


def test_a_language_switch_keeps_what_was_typed_and_chosen(server: str, phone: OpenPage) -> None:
    page = phone("zh")
    open_page(page, server, "/relief", "zh")
    put(page, "还欠本金（元）", "23456.78")
    put(page, "晚了几天", "12")
    page.get_by_text("一次结清", exact=True).click()
    page.wait_for_timeout(500)
    settled(page)
    page.get_by_text("English", exact=True).click()
    page.wait_for_timeout(800)
    settled(page)
    assert page.get_by_label("Principal still owed (yuan)").input_value() == "23456.78"
    assert page.get_by_label("Days late").input_value() == "12"
    assert page.get_by_text("Settle today for").count() >= 1
    assert "lang=en" in page.url and "23456" not in page.url
    assert page.evaluate("document.documentElement.lang") == "en"


def test_three_doors(server: str, phone: OpenPage) -> None:
    for label, heading in (
        ("还没逾期，想先算清楚", "我的借款真正多少钱"),
        ("已经逾期，想找办法", "接下来会发生什么"),
        ("有人打电话或上门催收", "他们不是执法人员。可以不开门。"),
    ):
        page = phone("zh")
        open_page(page, server, "/", "zh")
        page.get_by_text(label).click()
        page.wait_for_selector(f"h1:has-text('{heading}')", timeout=15_000)


def test_the_last_of_the_ten_lines_is_seen_without_scrolling(server: str, phone: OpenPage) -> None:
    page = phone("zh")
    open_page(page, server, "/door", "zh")
    box = page.locator(".rw-lines li").last.bounding_box()
    assert box and box["y"] + box["height"] <= 740


def cards(page: Page) -> list[str]:
    return page.locator(".rw-card").evaluate_all("all => all.map((one) => one.textContent)")


def test_interest_only_shows_both_payments(server: str, phone: OpenPage) -> None:
    page = phone("zh")
    open_page(page, server, "/relief", "zh")
    page.get_by_text("先只还利息", exact=True).click()
    page.wait_for_timeout(800)
    settled(page)
    card = next(one for one in cards(page) if one.startswith("先只还利息 3 个月"))
    assert "916.80 元" in card and "开始几期每次 150.00 元" in card and "多 450.00 元" in card


def test_four_days_late_on_five_thousand(server: str, phone: OpenPage) -> None:
    """5,000 overdue for 4 days at 0.05 % a day: 10.00."""
    page = phone("zh")
    open_page(page, server, "/relief", "zh")
    for label, typed in (
        ("还欠本金（元）", "5000"),
        ("年利率 %", "0"),
        ("还剩几期", "1"),
        ("晚了几天", "4"),
    ):
        put(page, label, typed)
    page.get_by_text(NAMES["zh"]["details"]).click()
    page.wait_for_timeout(1000)
    settled(page)
    choose(page, "罚息怎么算", "固定日利率")
    card = next(one for one in cards(page) if one.startswith("今天补上逾期"))
    assert "5,010.00 元" in card and "多 10.00 元" in card


def test_every_example_product_can_be_compared(server: str, phone: OpenPage) -> None:
    page = phone("zh")
    open_page(page, server, "/relief", "zh")
    page.get_by_label("产品", exact=True).click()
    names = page.get_by_role("option").all_inner_texts()
    page.keyboard.press("Escape")
    assert len(names) > 10
    for days in ("0", "45"):
        put(page, "晚了几天", days)
        for name in names:
            choose(page, "产品", name)
            assert page.locator("[data-testid=stException]").count() == 0, name
            assert page.locator(".rw-error").count() == 0, name
            shown = cards(page)
            assert shown, f"{name}: nothing to compare, {answer(page)}"
            if not name.startswith("信用卡"):
                first = [one for one in shown if "先问这个" in one]
                assert not any("停息" in one for one in first), name


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "“下一个还款日”不能早于"), ("en", "Next due date: cannot be before")]
)
def test_a_date_out_of_order_is_named_and_kept(
    server: str, phone: OpenPage, lang: str, said: str
) -> None:
    page = phone(lang)
    open_page(page, server, "/relief", lang)
    page.get_by_text(NAMES[lang]["details"]).click()
    page.wait_for_timeout(1000)
    year = page.locator(".st-key-next_due [role=spinbutton]").first
    year.scroll_into_view_if_needed()
    year.click()
    page.keyboard.type("2020")
    page.keyboard.press("Escape")  # closing the calendar takes the date
    page.wait_for_timeout(1200)
    settled(page)
    assert page.locator(".rw-error").inner_text().startswith(said)
    assert "2020" in page.locator(".st-key-next_due").inner_text()
    assert page.locator("[data-testid=stException]").count() == 0
