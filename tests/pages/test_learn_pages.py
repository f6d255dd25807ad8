"""Learn and the check-up: every lesson opens, the figures are the reader's, the quiz keeps."""

from __future__ import annotations

import re
from html import unescape

import pytest
from playwright.sync_api import Page
from streamlit.testing.v1 import AppTest

from content.documents.reader import document
from content.files import LANGUAGES
from content.lessons.lesson import every_lesson, read_lesson
from content.marks import marks
from content.words import t
from pages.parts.learn.wellbeing import score
from tests import apptest, clock
from tests.browser import (
    OpenPage,
    clipped_text,
    console_faults,
    no_sideways_scroll,
    open_page,
    settled,
)
from tests.conftest import ROOT
from tests.shared_out import every_second, in_turn

LESSONS = [(lang, one.slug) for lang in LANGUAGES for one in every_lesson(lang)]
LOST = {"zh": "没有找到这一课", "en": "That lesson is not here"}


def opened(page: str, lang: str, **query: str) -> AppTest:
    """A page of the app without a browser, opened by its address."""
    app = AppTest.from_file(str(ROOT / "pages" / "shell.py"), default_timeout=30)
    app.query_params["lang"] = lang
    app.run()
    app.switch_page(f"{page}.py")
    for name, value in {"lang": lang, **query}.items():
        app.query_params[name] = value
    return app.run()


def html(app: AppTest) -> str:
    """All HTML of a page."""
    return "\n".join(one.proto.body for one in app.get("html"))


def figures(app: AppTest) -> list[str]:
    """The own figures of a lesson as text: the one in the text, and the one over the fields."""
    found = re.findall(r'<div class="rw-own">(.*?)</div>', html(app))
    return [re.sub(r"<[^>]+>", " ", one) for one in found]


def typed(app: AppTest, **fields: str) -> list[str]:
    """Type into fields by their key; what the figures say then."""
    for key, value in fields.items():
        app.text_input(key=key).set_value(value)
    app.run()
    assert not app.exception
    return figures(app)


# Lessons


@pytest.mark.parametrize(("lang", "slug"), in_turn(slug for lang, slug in LESSONS if lang == "zh"))
def test_a_lesson_opens_whole(lang: str, slug: str) -> None:
    app, lesson = opened("learn", lang, lesson=slug), read_lesson(lang, slug)
    assert not app.exception
    shown = html(app)
    assert shown.count("<h1") == 1
    assert lesson.title in unescape(shown)
    assert [one.label for one in app.radio] == [one.q for one in lesson.quiz]
    assert all(one.value is None for one in app.radio), "nothing is chosen beforehand"
    assert [one.options for one in app.radio] == [list(one.options) for one in lesson.quiz]
    names = [name for kind, name in marks(lesson.body) if kind == "figure"]
    assert len(figures(app)) == 2 * len(names), "in the text, and over the fields"
    on = "/checkup?" if slug == LESSONS[-1][1] else "lesson="
    assert on in shown and "[[" not in shown


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_chapter_stands_once_in_the_list(lang: str) -> None:
    names = [t(lang, f"learn.chapter.{one.chapter}") for one in every_lesson(lang)]
    listed = apptest.seen(opened("learn", lang))
    for name in set(names):
        assert re.findall(rf"{re.escape(name)}\s*(\d+)", listed) == [str(names.count(name))]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_question_is_not_read_as_markdown(lang: str) -> None:
    """Labels of the questions pass through Markdown, which would eat these signs."""
    check = document("check_up")
    said = [text for one in every_lesson(lang) for q in one.quiz for text in (q.q, *q.options)]
    said += [one["q"][lang] for one in check["quiz"]["items"]]
    said += [item["text"] for item in check["cfpb"]["items"]]
    assert [text for text in said if re.search(r"[*_`~\[\]$<\\]|^\d+[.)] |:\w+:", text)] == []


@pytest.mark.parametrize("slug", ["no-such", "<script>alert(1)</script>", "../law", "x" * 5000])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_unknown_lesson_leads_to_the_list(lang: str, slug: str) -> None:
    app = opened("learn", lang, lesson=slug)
    assert not app.exception
    shown = html(app)
    assert LOST[lang] in shown and "<script>" not in shown
    assert shown.count("lesson=") == len(every_lesson(lang)) >= 28
    assert LOST[lang] not in html(opened("learn", lang))


def test_a_figure_is_an_example_until_the_money_is_the_readers() -> None:
    """Other instalments of an example loan are still an example: no one owes that principal."""
    app = opened("learn", "zh", lesson="true-cost")
    assert all("例子" in one and "916.80 元" in one for one in figures(app))
    for one in typed(app, periods="24"):
        assert "例子" in one and "499.24 元" in one and "1,981.78 元" in one
        assert "916.80" not in one and "按你填的" not in one
    for one in typed(app, principal="2万", periods="12"):
        assert "按你填的" in one and "1,833.60 元" in one and "例子" not in one


@pytest.mark.parametrize(
    ("slug", "fields", "says"),
    [
        # 766.80 × 27% ÷ 360 × 30 = 17.253
        ("overdue-interest", {}, ["916.80 元", "17.25 元", "没有逾期"]),
        ("what-happens", {}, ["916.80 元", "17.25 元", "51.76 元"]),
        ("where-payments-go", {}, ["150.00 元是利息", "766.80 元还了本金"]),
        ("how-much", {}, ["916.80 元", "差 316.80 元"]),
        ("how-much", {"budget": "1000"}, ["还剩 83.20 元"]),
        # Late, as below: nothing is left over before the 922.55 is paid.
        (
            "how-much",
            {"budget": "1000", "days_late": "10"},
            ["能拿出 1,000 元。已经逾期的 922.55 元要先补上"],
        ),
        ("why-payments-fail", {"budget": "800"}, ["916.80 元", "差 116.80 元"]),
        ("price-too-high", {}, ["1,001.61 元", "18.00%"]),
        # ln(1 ÷ (1 − 10,000 × 1.5% ÷ 600)) ÷ ln 1.015 = 19.3 months
        ("plan-you-can-keep", {}, ["20 个月还清"]),
        ("plan-you-can-keep", {"budget": "100"}, ["不够付利息", "150.00 元"]),
        ("plan-you-can-keep", {"budget": "0"}, ["不答应还不上的金额"]),
        ("week-before", {}, ["拉长到 24 期", "499.24 元", "多 980.17 元", "要对方同意"]),
        ("week-before", {"budget": ""}, ["每月能拿出多少"]),
        # 766.80 × 27% ÷ 360 = 0.575 a day; 3 days 1.725
        ("due-dates", {}, ["916.80 元", "晚 1 天多 0.58 元", "晚 3 天多 1.73 元"]),
        ("look-after-yourself", {}, ["今晚一分也不会多", "0.58 元"]),
        # 9,233.20 = 10,000 − 766.80; 851.61 = 1,001.61 − 150.00
        ("early-payoff", {}, ["9,233.20 元", "851.61 元不用再付"]),
        ("early-payoff", {"periods": "1"}, ["只剩下这一期 10,150.00 元"]),
        ("why-so-easy", {}, ["每天大约 5.00 元", "916.80 元", "766.80 元是本金"]),
        ("automatic-debits", {}, ["916.80 元", "差 316.80 元"]),
        ("family-talk", {}, ["欠 10,000.00 元", "916.80 元", "能还 600.00 元", "差 316.80 元"]),
        ("family-talk", {"budget": "1000"}, ["够还，还剩 83.20 元"]),
        # 10 days late: 766.80 × 27% ÷ 360 × 10 = 5.751; 916.80 + 5.75 = 922.55; nothing is enough.
        (
            "family-talk",
            {"budget": "1000", "days_late": "10"},
            ["今天要补 922.55 元", "多出 83.20 元，逾期的还没算进去"],
        ),
        ("family-talk", {"days_late": "10"}, ["今天要补 922.55 元", "每月差 316.80 元"]),
        ("after-the-last-payment", {"days_late": "10"}, ["合同上每月要还 916.80 元", "2,750.40"]),
        ("after-the-last-payment", {}, ["916.80 元", "2,750.40 元"]),
        # 10,000 ÷ 60; at 18 % 59 × 253.93 + 254.33 − 10,000
        ("scams", {}, ["166.67 元", "253.93 元", "5,236.20 元"]),
        # 10,000 × 0.0175 %, and times 30
        ("first-week-of-enforcement", {}, ["每天另加 1.75 元", "30 天是 52.50 元"]),
        ("credit-record", {}, ["没有逾期"]),
    ],
)
def test_a_figure_counts_what_the_lesson_teaches(
    slug: str, fields: dict[str, str], says: list[str]
) -> None:
    found = typed(opened("learn", "zh", lesson=slug), **fields)
    assert len(found) == 2
    assert all(part in one for one in found for part in says), found


@pytest.mark.parametrize(
    ("day", "slug", "says"),
    [
        # From 25 October one instalment is late: 916.80 + 17.25 = 934.05.
        ("2026-11-24", "overdue-interest", ["934.05 元", "766.80 元", "150.00 元", "17.25 元"]),
        # 600 − 17.25 − 150 = 432.75; 934.05 − 600 = 334.05
        ("2026-11-24", "where-payments-go", ["17.25 元", "150.00 元", "432.75 元", "334.05 元"]),
        # From 13 February over a short month: the second, of 13 March, is late for 2 days more.
        # 778.30 × 27% ÷ 360 × 2 = 1.167; 17.25 + 1.17 = 18.42; 766.80 + 778.30 = 1,545.10;
        # 150.00 + 138.50 = 288.50; in all 1,852.02
        ("2027-03-15", "overdue-interest", ["1,852.02 元", "1,545.10 元", "288.50 元", "18.42 元"]),
        # 600 − 18.42 − 288.50 = 293.08; 1,852.02 − 600 = 1,252.02
        ("2027-03-15", "where-payments-go", ["18.42 元", "288.50 元", "293.08 元", "1,252.02 元"]),
    ],
)
def test_thirty_days_late_spans_one_instalment_or_two(day: str, slug: str, says: list[str]) -> None:
    with clock.at(f"{day}T12:00+08:00"):
        found = typed(opened("learn", "zh", lesson=slug), days_late="30")
    assert len(found) == 2
    assert all(part in one for one in found for part in says), found


@pytest.mark.parametrize(
    ("day", "ends"), [("2026-11-24", "2031年11月24日"), ("2024-02-29", "2029年2月28日")]
)
def test_a_record_ends_so_many_years_after_the_arrears(day: str, ends: str) -> None:
    with clock.at(f"{day}T12:00+08:00"):
        found = typed(opened("learn", "zh", lesson="credit-record"), days_late="30")
    assert len(found) == 2 and all(f"5 年算到{ends}" in one for one in found), found


def test_why_collection_has_the_readers_months_and_what_it_does_to_others() -> None:
    """20 months at 600; 5 of 100 loans of 20,000: 100,000 ÷ 95 = 1,052.64, rounded up; 5.26 %."""
    app = opened("learn", "zh", lesson="why-collection")
    assert "20 个月还清" in figures(app)[0]
    assert all("526.32 元" in one for one in figures(app)[1::2]), "10,000 to begin with"
    found = typed(app, principal="20000", unpaid_of_100="5")
    assert all("100,000.00 元" in one and "1,052.64 元" in one for one in found[1::2])
    assert all("5.26%" in one and "按你填的" in one for one in found[1::2])
    none = typed(app, unpaid_of_100="0")
    assert all("每人多付 0.00 元" in one for one in none[1::2])


def test_a_flat_fee_is_unmasked_with_the_readers_own_fee() -> None:
    """12,000 over 12 at 0.6 % each, as the lesson has it; it looks like 12 × 0.6 = 7.20 %."""
    app = opened("learn", "en", lesson="flat-fee")
    assert all("An example" in one and "60.00 yuan" in one for one in figures(app))
    for one in typed(app, borrowed="12000", fee_each="0.6"):
        assert "1,072.00 yuan" in one and "864.00 yuan" in one and "13.03%" in one
        assert "7.20%" in one and "Your own loan" in one


@pytest.mark.parametrize(("lang", "says"), [("zh", "新的费用"), ("en", "the new fee")])
def test_more_than_the_interest_is_never_called_less(lang: str, says: str) -> None:
    """A bill of 5,400 with a fee of 7.5 % in all over 12: 33.75 a month, well below 400."""
    app = apptest.opened("relief", lang, {"product": "huabei_bill_12"})
    for key, value in {"principal": "5400", "budget": "400"}.items():
        app.text_input(key=key).set_value(value)
    app.run()
    found = figures(apptest.go(app, "learn", lang, lesson="ask-extension"))
    assert found and all(says in one and "33.75" not in one for one in found), found


@pytest.mark.parametrize(
    ("lang", "says"),
    [
        ("zh", ["150.00 元", "507.50 元", "88 个月", "3,973.77 元", "24 个月", "按你填的"]),
        ("en", ["150.00 yuan", "507.50 yuan", "88 months", "3,973.77 yuan", "Your own loan"]),
    ],
)
def test_the_minimum_is_shown_as_a_minimum(lang: str, says: list[str]) -> None:
    """10,000 at 5 %: 88 months, 3,973.78 unrounded, by the fen 3,973.77; a steady amount, 24."""
    app = opened("learn", lang, lesson="minimum-payment")
    assert all("1,015.00" in one and "45" in one for one in figures(app)), "a tenth, to begin with"
    typed(app, card_try="10001")
    for one in typed(app, card_try="10000", minimum_share="5", card_fixed="507.5"):
        assert all(part in one for part in says), one
    for one in typed(app, card_fixed="500"):
        assert "7.50" in one and "24" not in one, "500 is not enough this month"


@pytest.mark.parametrize(
    "fields",
    [
        {"principal": ""},
        {"principal": "abc"},
        {"principal": "-1"},
        {"rate": ""},
        {"periods": "601"},
        {"days_late": "1.5"},
        {"budget": "x"},
    ],
)
def test_a_field_that_cannot_be_read_is_named_and_the_text_stays(fields: dict[str, str]) -> None:
    app = opened("learn", "en", lesson="week-before")
    found = typed(app, **fields)
    assert all("cannot be read yet" in one for one in found) and len(found) == 2
    assert html(app).count("rw-error") == 1
    assert "The due date has not come" in html(app)
    (key, value) = next(iter(fields.items()))
    assert app.text_input(key=key).value == value


@pytest.mark.parametrize(
    "slug", every_second(one.slug for one in every_lesson("zh") if one.calculator)
)
def test_absurd_figures_break_nothing(slug: str) -> None:
    app = opened("learn", "zh", lesson=slug)
    keys = {one.key for one in app.text_input}
    for fields in (
        {"principal": "1000000000000", "rate": "1000", "periods": "600", "days_late": "3650"},
        {"borrowed": "1000000000000", "fee_each": "100", "card_try": "1000000000000"},
        {"principal": "0.01", "rate": "0", "periods": "1", "days_late": "0", "budget": "0.01"},
        {"borrowed": "0.01", "fee_each": "0", "card_try": "0.01", "minimum_share": "0"},
        {"principal": "10000", "rate": "18", "periods": "2", "days_late": "400", "budget": "9999"},
    ):
        if here := {key: one for key, one in fields.items() if key in keys}:
            found = typed(app, **here)
            assert found and all("按你填的" in one for one in found)


# The check-up

TURNED = (2, 4, 5, 6, 8, 9)  # places: items 3, 5, 6, 7, 9 and 10 of the scale are reversed


@pytest.mark.parametrize(
    ("row", "least", "sixteen", "middle", "most"),
    [
        ("self-18-61", 14, 45, 50, 86),
        ("self-62-plus", 14, 48, 53, 95),
        ("other-18-61", 16, 47, 52, 91),
        ("other-62-plus", 18, 46, 50, 87),
    ],
)
def test_the_published_scores(row: str, least: int, sixteen: int, middle: int, most: int) -> None:
    """The lines 0, 16, 20 and 40 of the CFPB's look-up table."""
    cfpb = document("check_up")["cfpb"]
    best = [4 if at in TURNED else 0 for at in range(10)]
    assert score(cfpb, best, row) == most
    assert score(cfpb, [4 - at for at in best], row) == least
    assert score(cfpb, [2] * 10, row) == middle
    assert score(cfpb, [0] * 10, row) == sixteen, "four items at 4, six turned to 0"


def test_every_row_of_the_scale_holds_a_score_for_every_total() -> None:
    for row in document("check_up")["cfpb"]["scoring"]["rows"]:
        scores = row["scores"]
        assert len(scores) == 41 and scores == sorted(set(scores)), row["id"]
        assert scores[0] >= 0 and scores[-1] <= 100


def test_the_scale_gives_its_number_only_when_everything_is_answered() -> None:
    app = opened("checkup", "en", part="scale")
    cfpb = document("check_up")["cfpb"]
    assert [one.label for one in app.radio][:10] == [item["text"] for item in cfpb["items"]]
    for radio in app.radio[:-1]:
        app.radio(key=radio.key).set_value(0)
    app.run()
    assert "1 left" in html(app) and "Your number" not in html(app)
    last = app.radio[-1]
    app.radio(key=last.key).set_value(0).run()
    assert "Your number is 45." in html(app) and "left. No hurry" not in html(app)


def test_in_chinese_there_is_a_reflection_and_no_score() -> None:
    app = opened("checkup", "zh", part="scale")
    assert not app.exception and not app.radio
    assert "不是 CFPB 量表" in html(app) and "12356" in html(app)


@pytest.mark.parametrize(
    ("lang", "picks", "says", "leads"),
    [
        ("zh", [1, 1, 1, 1, 1], "现在没有这些信号", "/bill"),
        ("en", [0, 1, 1, 1, 1], "One or two signs", "/plan"),
        ("zh", [0, 0, 0, 1, 0], "有好几个信号", "/relief"),
    ],
)
def test_five_lines_lead_on(lang: str, picks: list[int], says: str, leads: str) -> None:
    app = opened("checkup", lang, part="lines")
    for radio, at in zip(app.radio, picks, strict=True):
        app.radio(key=radio.key).set_value(at)
    app.run()
    shown = html(app)
    assert says in shown and f'href="{leads}?' in shown
    assert ("tel:12356" in shown) == (picks[-1] == 0), "12356 for who sleeps badly"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_checkup_lists_what_there_is(lang: str) -> None:
    for part in ("", "no-such", "<script>"):
        app = opened("checkup", lang, part=part)
        assert not app.exception and html(app).count("part=") == 3


# Walks on a phone

WORDS = {
    "zh": {
        "lesson": "一笔借款到底多贵",
        "next": "看懂那张收费清单",
        "principal": "还欠本金（元）",
        "periods": "还剩几期",
        "yours": "按你填的",
        "options": ["每天的利息，几分钱最看得清", "532 元", "9,500 元，按到手的钱算"],
        "not_quite": "还差一点",
        "good": "对，就是这样",
        "read": "读过 ✓",
        "back": "← 全部课程",
        "sources": "依据",
    },
    "en": {
        "lesson": "What a loan really costs",
        "next": "Reading the cost sheet",
        "principal": "Principal left",
        "periods": "Instalments left",
        "yours": "Your own loan",
        "options": [
            *("The interest per day, since small amounts are easy to see", "532 yuan"),
            "9,500 yuan, the money you got",
        ],
        "not_quite": "Not quite",
        "good": "Yes, that is it",
        "read": "read ✓",
        "back": "← All lessons",
        "sources": "Sources",
    },
}
OTHER = {"zh": "English", "en": "中文"}


def fill(page: Page, label: str, text: str, shows: str) -> None:
    """Type into a field and wait until the figure in the text says so."""
    page.get_by_label(label, exact=True).fill(text)
    page.locator(".rw-body .rw-own", has_text=shows).wait_for(timeout=15_000)
    settled(page)


def pick(page: Page, at: int, option: str) -> None:
    """Choose an answer of a question of a lesson, and wait for the reason."""
    box = page.locator(f".st-key-question_{at}")
    box.get_by_text(option, exact=True).click()
    box.locator(".rw-said").wait_for(timeout=15_000)
    settled(page)


def said(page: Page) -> list[str]:
    return page.locator(".rw-said").all_inner_texts()


def scrolled(page: Page) -> int:
    return int(page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop"))


@pytest.mark.browser
@pytest.mark.deep
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_lesson_from_the_list_to_its_end(server: str, phone: OpenPage, lang: str) -> None:
    page, words = phone(lang), WORDS[lang]
    faults = console_faults(page)
    open_page(page, server, "/learn", lang)
    assert no_sideways_scroll(page) and clipped_text(page) == []
    page.get_by_role("link", name=words["lesson"]).click()
    page.locator("h1", has_text=words["lesson"]).wait_for(timeout=15_000)
    settled(page)
    fill(page, words["principal"], "20000", "1,833.60")
    fill(page, words["periods"], "24", "998.48")
    assert page.locator(".rw-own", has_text=words["yours"]).count() == 2
    assert "20000" not in page.url and "lesson=true-cost" in page.url
    for at, option in enumerate(words["options"]):
        pick(page, at, option)
    assert words["not_quite"] in said(page)[0]
    assert all(words["good"] in one for one in said(page)[1:])
    assert no_sideways_scroll(page) and clipped_text(page) == []
    page.get_by_text(OTHER[lang], exact=True).click()
    there = WORDS["en" if lang == "zh" else "zh"]
    page.locator("h1", has_text=there["lesson"]).wait_for(timeout=15_000)
    settled(page)
    assert there["not_quite"] in said(page)[0] and len(said(page)) == 3
    assert page.get_by_label(there["principal"], exact=True).input_value() == "20000"
    page.get_by_text(OTHER["en" if lang == "zh" else "zh"], exact=True).click()
    page.locator("h1", has_text=words["lesson"]).wait_for(timeout=15_000)
    settled(page)
    page.locator(".rw-cite summary").click()
    assert page.locator(".rw-sources li").count() >= 3
    page.locator(".rw-next a").click()
    page.locator("h1", has_text=words["next"]).wait_for(timeout=15_000)
    settled(page)
    assert scrolled(page) == 0, "a new lesson opens at its top"
    assert said(page) == []
    page.get_by_text(words["back"], exact=True).first.click()
    page.locator(".rw-chapter").first.wait_for(timeout=15_000)
    settled(page)
    row = page.locator("li", has_text=words["lesson"])
    assert words["read"] in row.inner_text()
    assert page.locator("li", has_text=words["read"]).count() == 1
    page.go_back()
    page.locator("h1", has_text=words["next"]).wait_for(timeout=15_000)
    assert faults == []


@pytest.mark.browser
@pytest.mark.deep
def test_the_check_up_before_and_after(server: str, phone: OpenPage) -> None:
    page = phone("zh")
    open_page(page, server, "/checkup", "zh")
    page.get_by_role("link", name="六道小题").click()
    page.locator("h1", has_text="六道小题").wait_for(timeout=15_000)
    items = document("check_up")["quiz"]["items"]
    for last, button in (("不知道", "看看答案和原因"), (None, None)):
        for left, one in enumerate(items, 1 - len(items)):
            option = last or one["options"][one["answer"]]["zh"]
            box = page.locator(f".st-key-question_{one['id']}")
            box.get_by_text(option, exact=True).click()
            if left:
                page.get_by_text(f"还有 {-left} 题没选").wait_for(timeout=15_000)
        if button:
            page.get_by_role("button", name=button).click()
            page.locator(".rw-answer", has_text="看看原因就行").wait_for(timeout=15_000)
            page.locator(".rw-card").nth(5).wait_for(timeout=15_000)
            assert page.locator(".rw-card").count() == 6
            assert no_sideways_scroll(page) and clipped_text(page) == []
            page.get_by_role("button", name="再做一遍").click()
            page.get_by_text("还有 6 题没选").wait_for(timeout=15_000)
    page.locator(".rw-answer", has_text="上次 0 题，这次 6 题").wait_for(timeout=15_000)
    assert "有 6 题和上次选的不一样" in page.locator(".rw-answer").inner_text()
    assert no_sideways_scroll(page) and clipped_text(page) == []


def test_a_lesson_read_on_another_day_says_which_rule_was_not_in_force() -> None:
    # The cost disclosure rule counts from 1 August 2026.
    before = html(opened("learn", "en", lesson="cost-sheet", today="2026-07-31"))
    after = html(opened("learn", "en", lesson="cost-sheet", today="2026-08-01"))
    assert "rw-lapsed" in before and "rw-lapsed" not in after
