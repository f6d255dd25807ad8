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
from pages.parts.charts.drawing import PHONE, SIGN, apart
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


@pytest.mark.usefixtures("usual_day")
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_ways_are_named_where_they_end_over_today_and_the_due_days(lang: str) -> None:
    """20,000 at 18 % in 12 from 24 December 2026: 1,833.60 a month; 1,500 a month is fifteen."""
    app = opened("relief", lang)
    for key, text in (("principal", "20000"), ("budget", "1500")):
        app.text_input(key=key).set_value(text)
    app.run()
    due = [f"{2026 + (month > 12)}-{(month - 1) % 12 + 1:02d}-24" for month in range(12, 24)]
    for figure, is_paid in zip(drawn(app, lang), (False, True), strict=True):
        layout, names = figure["layout"], [one["name"] for one in figure["data"]]
        signs = [one for one in layout["annotations"] if one["text"] in "①②③"]
        ends = [(one["x"][-1][:10], one["y"][-1]) for one in figure["data"]]
        assert layout["showlegend"] is False and len(signs) == len(names) == 3
        assert [(one["x"][:10], one["y"]) for one in signs] == ends
        assert [one["font"]["color"] for one in signs] == [
            one["line"]["color"] for one in figure["data"]
        ]
        strokes = [one for one in layout["shapes"] if one["y1"] == 0.04]
        assert [one["x0"][:10] for one in strokes] == due
        assert {"zh": "今天", "en": "today"}[lang] in said(figure)
        budget = {"zh": "每月能还", "en": "can pay a month"}[lang]
        assert (budget in said(figure)) == is_paid, "what is left is no sum of a month"
        for sign, name in zip("①②③", names, strict=True):
            assert f"<li>{sign} {name}</li>" in html(app)
    paid = figure["data"][names.index({"zh": "按合同还", "en": "Pay as agreed"}[lang])]
    assert paid["y"][0] == 1833.60 and paid["x"][0][:10] == due[0]


@pytest.mark.usefixtures("usual_day")
@pytest.mark.parametrize(("lang", "said"), [("zh", "所以没有图"), ("en", "so there is no chart")])
def test_where_each_way_is_one_payment_there_is_no_chart(lang: str, said: str) -> None:
    """One instalment left, with the budget for it: no way takes a second payment."""
    app = opened("relief", lang, {"ways_False": ["contract"], "more_ways_False": []})
    for key, text in (("principal", "900"), ("periods", "1"), ("budget", "5000")):
        app.text_input(key=key).set_value(text)
    app.run()
    assert not drawn(app, lang) and not app.exception and said in html(app)


def test_signs_at_ends_that_almost_touch_stand_apart() -> None:
    """Three ways that end within a month of two years, two of them on one day, on one sum."""
    since, last = date(2026, 11, 24), date(2028, 11, 24)
    ends = [(last, 0.0), (last, 0.0), (date(2028, 10, 24), 0.0), (date(2027, 11, 24), 1000.0)]
    days, top = (last - since).days, 1000.0
    placed = [
        ((day - since).days / days * PHONE[0], amount / top * PHONE[1] + up)
        for (day, amount), up in zip(ends, apart(ends, since, top), strict=True)
    ]
    for at, (x, y) in enumerate(placed):
        assert y >= SIGN / 2, "a sign stands on the axis, not in it"
        for one, other in placed[:at]:
            assert abs(x - one) >= SIGN or abs(y - other) >= SIGN


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_part_of_a_payment_is_named_in_the_bars(lang: str) -> None:
    """10,000 at 18 % in 12: the first payment of 916.80 has 150.00 of interest."""
    (figure,) = drawn(opened("cost", lang), lang)
    principal, cost = figure["data"]
    assert said(figure) == [principal["name"], cost["name"]]
    assert (principal["y"][0], cost["y"][0]) == (766.8, 150.0)
    assert figure["layout"]["showlegend"] is False


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
