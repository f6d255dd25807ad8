"""Charts: what is drawn, named where it ends, and never before the answer."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser
from streamlit.testing.v1 import AppTest

from content.lessons import every_lesson
from pages.parts.charts.waiting import _signs
from pages.parts.learn import pictures
from planner.money import yuan
from tests import clock
from tests.apptest import html, opened, put, unfold
from tests.browser import (
    LOCALES,
    OpenPage,
    acted,
    answer,
    clipped_text,
    no_sideways_scroll,
    open_page,
    settled,
)

CHART = {"zh": "看图", "en": "See it as a chart"}


def drawn(app: AppTest, lang: str) -> list[dict[str, Any]]:
    """Every figure of the chart's fold, as plotly gets it, with its words for those who listen."""
    found = unfold(app, CHART[lang]).get("plotly_chart")
    return [{**json.loads(one.proto.spec), "alt": one.proto.alt} for one in found]


def said(figure: dict[str, Any]) -> list[str]:
    """The words that stand in a figure."""
    return [one["text"] for one in figure["layout"]["annotations"]]


@pytest.mark.usefixtures("usual_day")
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_curve_of_waiting_is_named_where_it_ends_and_marks_its_days(lang: str) -> None:
    """10,000 at 18 % in 12, 45 days late: 1,867.65 today; the third instalment falls due next."""
    app = opened("waiting", lang)
    put(app, {"zh": "还欠本金（元）", "en": "Principal left"}[lang], "10000")
    put(app, {"zh": "晚了几天", "en": "Days late"}[lang], "45")
    (figure,) = drawn(app, lang)
    words = said(figure)
    assert words[0].startswith({"zh": "逾期一共 ", "en": "Overdue in all "}[lang])
    assert words[2] == {"zh": "今天", "en": "Today"}[lang] and "①" in words
    assert figure["layout"]["showlegend"] is False and len(figure["data"]) == 2
    assert figure["layout"]["xaxis"]["type"] == "date"
    assert "① " in html(app) and "1,867.65" in figure["alt"]


def test_days_that_almost_touch_share_a_sign() -> None:
    day = date(2026, 12, 10)
    marks = [(day, "a"), (day, "b"), (day + timedelta(1), "c"), (day + timedelta(31), "d")]
    assert list(_signs(marks).values()) == ["①", "①", "②"]
    assert (
        _signs([(day + timedelta(40 * at), "") for at in range(14)])[day + timedelta(520)] == "14"
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_plan_is_drawn_down_to_nothing_under_its_budget(lang: str) -> None:
    """8,000 and 5,000 begin at 13,000; 1,500 a month ends them."""
    app = opened("plan", lang)
    keys = {"plan_balance_1": "8000", "plan_rate_1": "18", "plan_least_1": "800"}
    keys |= {"plan_balance_2": "5000", "plan_rate_2": "18.25", "plan_least_2": "500"}
    keys |= {"household_budget": "1500", "plan_name_1": "<b>花呗</b>"}
    for key, text in keys.items():
        app.text_input(key=key).set_value(text)
    app.run()
    left, paid = drawn(app, lang)
    owed = [one["y"] for one in left["data"]]
    assert [one[0] for one in owed] == [8000.0, 5000.0] and [one[-1] for one in owed] == [0.0, 0.0]
    assert "&lt;b>花呗&lt;/b>" in said(left), "a name is never type"
    assert all(
        sum(month) <= 1500 for month in zip(*(one["y"] for one in paid["data"]), strict=True)
    )
    (line,) = paid["layout"]["shapes"]
    assert line["y0"] == line["y1"] == 1500.0 and "1,500.00" in said(paid)[0]
    assert left["layout"]["showlegend"] is False and "13,000.00" in left["alt"]


def test_the_pictures_of_lessons_have_the_figures_of_their_texts() -> None:
    """12,000 in 12 at 0.6 %: 1,000.00 and 72.00 each. A card of 10,000: 88 months, or 24."""
    lessons = {one.slug: one.body for one in every_lesson("zh")}
    rows = pictures.flat().rows
    assert yuan(rows[0].fee) == "72.00" and "手续费 72.00 元" in lessons["flat-fee"]
    assert {row.fee for row in rows} == {7_200} and rows[-1].opening == 100_000
    least, fixed = pictures.card(False), pictures.card(True)
    # 10,000.00 + 150.00 − 507.50, as the text counts it.
    assert least[1] == fixed[1] == 1_000_000 + 15_000 - 50_750
    for months in (len(least) - 1, len(fixed) - 1):
        assert f"{months} 个月" in lessons["minimum-payment"]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("slug", pictures.PICTURES)
def test_a_lesson_draws_its_picture_when_it_is_opened(slug: str, lang: str) -> None:
    app = opened("learn", lang, lesson=slug)
    assert not app.get("plotly_chart")
    (figure,) = drawn(app, lang)
    assert figure["layout"]["showlegend"] is False and len(said(figure)) == 2 and figure["alt"]


@pytest.mark.browser
@pytest.mark.parametrize("path", ["/waiting", pytest.param("/plan", marks=pytest.mark.deep)])
def test_on_a_wide_screen_a_chart_opens_after_the_answer(
    server: str, browser: Browser, path: str
) -> None:
    """At the moment plotly is asked for, the answer stands on the screen already."""
    size = {"width": 1280, "height": 900}
    context = browser.new_context(viewport=size, timezone_id=clock.CHINA, locale=LOCALES["zh"])
    page = context.new_page()
    page.add_init_script(
        """new PerformanceObserver((list) => {
          for (const one of list.getEntries()) if (/plotly/i.test(one.name) && !window.asked)
            window.asked = one.startTime;
        }).observe({ type: "resource", buffered: true });
        new MutationObserver(() => {
          if (!window.answered && document.querySelector(".rw-answer")?.textContent)
            window.answered = performance.now();
        }).observe(document, { childList: true, subtree: true });"""
    )
    open_page(page, server, path, "zh")
    page.wait_for_selector(".js-plotly-plot", timeout=60_000)
    answered, asked = page.evaluate("[window.answered, window.asked]")
    assert 0 < answered < asked
    settled(page)
    assert no_sideways_scroll(page) and clipped_text(page) == []
    # What the reader closes stays closed, after the next answer too.
    acted(page, page.get_by_text(CHART["zh"], exact=True).click)
    page.wait_for_timeout(1500)
    assert page.locator(".js-plotly-plot").count() == 0
    context.close()


@pytest.mark.browser
def test_on_a_phone_a_chart_waits_for_a_tap(server: str, phone: OpenPage) -> None:
    page = phone("zh")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_page(page, server, "/plan", "zh")
    assert "元" in answer(page)
    page.wait_for_timeout(2000)
    assert not [url for url in asked if re.search("plotly", url, re.IGNORECASE)]
    acted(page, page.get_by_text(CHART["zh"], exact=True).click)
    page.wait_for_selector(".js-plotly-plot", timeout=60_000)
    settled(page)
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")
    page.wait_for_timeout(500)  # scrolled, the answer is one line that can be unfolded
    assert no_sideways_scroll(page) and clipped_text(page) == []
