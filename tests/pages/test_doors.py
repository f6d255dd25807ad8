"""Home, the door, the check of a contact: each leads on, and what was noted goes along."""

from __future__ import annotations

import re

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests import clock
from tests.apptest import go, html, opened, pieces, plain, press
from tests.browser import OpenPage, acted, no_sideways_scroll, open_page, put, settled

LEADS = ("/due?", "/timeline?", "/door?", "/plan?", "/court?")
BILL = {
    "zh": (
        "账单快到期，钱不够",
        "账单（元）",
        "还有几天到期",
        "手里能拿来还的（元），吃住的钱先留出来",
    ),
    "en": (
        "A bill is due and I am short",
        "The bill (yuan)",
        "Days until due",
        "What I have for it (yuan), food and home set aside",
    ),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_home_has_one_line_and_five_doors_that_say_what_one_gets(lang: str) -> None:
    app = opened("home", lang)
    (lead,) = pieces(app, "p", "rw-lead")
    assert plain(lead)
    (nav,) = pieces(app, "nav", "rw-doors")
    doors = re.findall(r'<a class="rw-go" href="([^"]*)">(.*?)</a>', nav, re.DOTALL)
    assert [one.startswith(lead) for (one, _), lead in zip(doors, LEADS, strict=True)] == [True] * 5
    for _, words in doors:
        assert re.search(r"<b>.+</b><span>.+</span>", words), "a name, and what one will get"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_at_the_door_110_and_the_record_are_two_buttons(lang: str) -> None:
    (thumb,) = pieces(opened("door", lang), "div", "rw-thumb")
    assert re.findall(r'href="([^"]*)"', thumb) == [
        "tel:110",
        f"/proper?lang={lang}&amp;do=log&amp;from=door",
    ]


def test_the_record_begins_with_the_time_it_is() -> None:
    with clock.at("2026-11-24T23:10:30+08:00"):
        app = opened("proper", "zh", **{"do": "log", "from": "door"})
        assert app.text_input(key="log_time").value == "23:10"
        app.text_input(key="log_time").set_value("22:50").run()
        app.text_input(key="log_who").set_value("138").run()
        press(app, "记下这一行")
        assert app.session_state["kept"]["contacts"][0]["time"] == "22:50"
    assert opened("proper", "zh", do="log").text_input(key="log_time").value in ("", None)


def test_write_a_complaint_opens_the_complaint() -> None:
    links = dict(
        re.findall(
            r'href="/contact\?lang=zh&amp;letter=(\w+)">(.*?)<', html(opened("proper", "zh"))
        )
    )
    assert links["complaint"] == "写投诉" and links["identify"] == "请对方表明身份"


def test_they_say_they_will_come_and_tell() -> None:
    """A visit that is announced breaks no rule as such; telling the village does."""
    app = opened("proper", "zh")
    press(app, "说要来我家、来村里")
    (told,) = pieces(app, "p", "rw-answer")
    assert plain(told).strip().startswith("还看不出来")
    press(app, "说要让村里、单位、亲友都知道")
    app.radio(key="check_hour_zh").set_value("night-no-consent").run()
    (letter,) = (one.value for one in go(app, "contact", "zh", letter="complaint").code)
    assert "1. 晚上 10 点到早上 8 点，我没同意过（GB/T 45251-2025" in letter
    assert "2. 说要让村里、单位、亲友都知道（" in letter and "说要来我家" not in letter
    (bare,) = (one.value for one in opened("contact", "zh", letter="complaint").code)
    assert "与这些规定不一致" not in bare


def test_the_complaint_names_the_rules_for_the_kind_of_lender() -> None:
    """The association's guideline is for its members; a micro-loan company has its own rule."""
    app = opened("proper", "zh")
    app.radio(key="check_lender_zh").set_value("micro").run()
    press(app, "辱骂、威胁")
    press(app, "让我去别家借钱来还")
    (letter,) = (one.value for one in go(app, "contact", "zh", letter="complaint").code)
    _, found = letter.split("与这些规定不一致")
    assert "小额贷款公司监督管理暂行办法" in found and "消费者权益保护" not in found
    assert "让我去别家借钱来还" not in found


# In the browser


def tap(page: Page, words: str, leads: str) -> None:
    page.get_by_text(words, exact=True).first.click()
    page.wait_for_url(f"**{leads}**")
    settled(page)


@pytest.mark.browser
@pytest.mark.parametrize("lang", ["zh", pytest.param("en", marks=pytest.mark.deep)])
def test_a_bill_is_answered_in_one_tap_and_three_figures(
    server: str, phone: OpenPage, lang: str
) -> None:
    page = phone(lang)
    door, *labels = BILL[lang]
    open_page(page, server, "/", lang)
    tap(page, door, "/due?")
    for label, typed in zip(labels, ("5400", "5", "2000"), strict=True):
        put(page, label, typed)
    said = page.locator(".rw-answer").inner_text()
    assert "3,400.00" in said and "85.00" in said and "51.00" in said
    assert page.locator(".rw-bars li").count() == 5 and no_sideways_scroll(page)
    assert "5400" not in page.url


@pytest.mark.browser
def test_home_shows_its_own_picture_and_uses_a_wide_screen(server: str, phone: OpenPage) -> None:
    page = phone("zh")
    pictures: list[str] = []
    page.on("response", lambda one: pictures.append(f"{one.status} {one.url}"))
    open_page(page, server, "/", "zh")
    last = page.locator(".rw-doors li").last.bounding_box()
    assert last and last["y"] + last["height"] <= 740, "five doors without a scroll"
    assert f"200 {server}/home.svg" in pictures
    page.set_viewport_size({"width": 1280, "height": 900})
    settled(page)
    left, right = (page.locator(f".rw-{one}").bounding_box() for one in ("hello", "doors"))
    assert left and right and right["x"] > left["x"] + left["width"]
    assert right["x"] + right["width"] - left["x"] > 900
    icon = page.locator("link[rel~=icon]").first.get_attribute("href") or ""
    assert "svg" in icon


@pytest.mark.browser
def test_the_two_buttons_are_under_the_thumb_and_hide_no_line(server: str, phone: OpenPage) -> None:
    for lang in ("zh", "en"):
        page = phone(lang)
        open_page(page, server, "/door", lang)
        last = page.locator(".rw-lines li").last.bounding_box()
        bar = page.locator(".rw-thumb").bounding_box()
        assert last and bar and last["y"] + last["height"] <= bar["y"]
        assert bar["y"] + bar["height"] == 740
        for one in page.locator(".rw-thumb a").all():
            box = one.bounding_box()
            assert box and box["height"] >= 44 and box["width"] >= 150
        acted(page, page.locator(".rw-thumb a.rw-go").click)
        page.wait_for_selector(".st-key-log")
        settled(page)
        time = page.locator(".st-key-log_time input")
        expect(time).to_have_value(re.compile(r"\d\d:\d\d"), timeout=15_000)


@pytest.mark.browser
def test_the_mark_and_the_picture_are_ours(server: str) -> None:
    for name in ("mark.svg", "home.svg"):
        found = httpx.get(f"{server}/{name}")
        assert found.status_code == 200 and found.headers["content-type"].startswith("image/svg")
        assert "http" not in found.text.replace("http://www.w3.org/2000/svg", "")
    first = httpx.get(f"{server}/").text
    assert "favicon.png" not in first and "mark.svg" in first
