"""What waiting costs and what happens when: figures by hand, on the pages and on a phone."""

from __future__ import annotations

import re
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from playwright.sync_api import Page
from streamlit.testing.v1 import AppTest

from pages.parts.late import waiting
from planner.case import KnownDebt
from planner.loan import Rate
from planner.money import yuan
from tests import browser, clock
from tests.apptest import (
    answer,
    choose,
    errors,
    field,
    go,
    html,
    in_sight,
    opened,
    pieces,
    plain,
    put,
    seen,
    shown,
    unfold,
)
from tests.browser import OpenPage, clipped_text, no_sideways_scroll, open_page, settled

LOAN = {"owed": 1_000_000, "method": "level_payment", "periods_left": 12}
LOAN |= {"rate": Rate(Fraction("0.18"), "year"), "penalty_times": Fraction("1.5")}
# a bill of 1,000 in three, 2.5 % in all: 333.33 and a fee of 8.33 each
HUABEI = {"owed": 100_000, "method": "flat_fee", "periods_left": 3}
HUABEI |= {"rate": Rate(Fraction("0.025"), "total")}


def case(known: dict[str, Any], due: str, today: str, is_card: bool = False) -> waiting.Case:
    """A debt whose first unpaid instalment fell due on a day."""
    first, now = date.fromisoformat(due), date.fromisoformat(today)
    return waiting.Case(first, now, is_card, KnownDebt(owed_on=now, first_due=first, **known))


# 10,000 at 18 % in 12: 916.80 each, of which 766.80 and then 778.30 are principal. 1.5 times 18 %
# over 360 days is 0.075 % a day: 766.80 for 30, 31 and 45 days is 17.25, 17.83 and 25.88;
# 778.30 for 14 days is 8.17. The second instalment is not owed before its own day.
@pytest.mark.parametrize(
    ("on", "penalty", "total"),
    [
        ("2026-10-10", "0.00", "916.80"),
        ("2026-11-09", "17.25", "934.05"),
        ("2026-11-10", "17.83", "1851.43"),
        ("2026-11-24", "34.05", "1867.65"),
    ],
)
def test_an_instalment_is_owed_from_its_own_day(on: str, penalty: str, total: str) -> None:
    owed = case(LOAN, "2026-10-10", "2026-11-24").asked([date.fromisoformat(on)])[0]
    assert (yuan(owed.penalty), yuan(owed.total)) == (penalty, total)


def test_what_falls_due_today_is_asked_for_but_is_not_overdue() -> None:
    """On 10 November the second 916.80 falls due; the first has 17.83 of penalty."""
    one, day = case(LOAN, "2026-10-10", "2026-11-10"), date(2026, 11, 10)
    assert one.debt.overdue([day])[0].total == 91_680 + 1_783
    assert one.asked([day])[0].total == 2 * 91_680 + 1_783


def test_a_handling_fee_is_part_of_the_instalment_not_of_being_late() -> None:
    """333.33 for 30 days at 0.05 % is 5.00; a late fee of 20.00 comes with the first day."""
    daily = {"penalty_rate": Rate(Fraction("0.0005"), "day"), "late_fee": 2_000}
    one = case(HUABEI | daily, "2026-10-25", "2026-11-24")
    on_time, later = one.asked([date(2026, 10, 25), date(2026, 11, 24)])
    assert (on_time.total, one.added(on_time)) == (34_166, 0)
    assert (later.total, one.added(later)) == (36_666, 2_500)


def test_a_loan_repaid_at_the_end_is_late_from_its_end() -> None:
    """10,000 at 18 % for six months asks for 10,900 on one day."""
    found = case(LOAN | {"method": "bullet", "periods_left": 6}, "2026-10-31", "2026-11-24")
    assert [(row.due, waiting.payment([row])) for row in found.instalments] == [
        (date(2026, 10, 31), 1_090_000)
    ]


def test_what_changes_on_the_way_stands_in_the_order_of_the_calendar() -> None:
    one = case(LOAN | {"late_fee": 2_000}, "2026-10-10", "2026-11-24", is_card=True)
    found = [(step.on.isoformat(), step.kind) for step in waiting.steps(one, date(2027, 1, 23))]
    assert found == [
        ("2026-12-10", "due"),
        ("2026-12-10", "bucket_61"),
        ("2026-12-11", "fee"),
        ("2027-01-09", "bucket_91"),
        ("2027-01-09", "order"),
        ("2027-01-10", "due"),
        ("2027-01-11", "fee"),
    ]


@pytest.mark.parametrize(
    ("is_card", "day", "name"),
    [
        (False, -40, "before-due"),
        (False, 0, "due-day-loan"),
        (True, 3, "due-day-card"),
        (False, 30, "first-month"),
        (False, 31, "second-month"),
        (True, 91, "after-90-card"),
        (False, 5000, "three-years"),
    ],
)
def test_every_day_has_its_entry(is_card: bool, day: int, name: str) -> None:
    assert waiting.entry_on(is_card, day)["id"] == name


LABELS = {
    "zh": {
        "principal": "还欠本金（元）",
        "rate": "年利率 %",
        "periods": "还剩几期",
        "late": "晚了几天",
        "details": "还款日、还款方式、罚息",
        "form": "罚息怎么算",
        "daily": "固定日利率",
        "fee": "每期晚了另收（元，没有填 0）",
        "chart": "看图",
        "how": "怎么算的",
        "timeline": "看完整的时间线",
        "relief": "用这些数字，看有哪些办法",
        "everything": "全部内容",
        "waiting": "再等等要多少钱",
        "month": "一周到一个月（M1）",
        "second": "一个多月到两个月（M2）",
    },
    "en": {
        "principal": "Principal left",
        "rate": "Yearly %",
        "periods": "Instalments left",
        "late": "Days late",
        "details": "Due date, method, penalty",
        "form": "How the penalty is set",
        "daily": "a rate a day",
        "fee": "Fee for each late instalment (0 if none)",
        "chart": "See it as a chart",
        "how": "How we got this",
        "timeline": "See the whole timeline",
        "relief": "The ways, with these figures",
        "everything": "Everything here",
        "waiting": "What waiting costs",
        "month": "One week to one month (M1)",
        "second": "One to two months (M2)",
    },
}


# 23,456.78 at 18 % in 12 is 2,150.52 a month, of which 1,798.67 and 1,825.65 are principal. After
# 45 days two are owed, and 0.075 % a day: 60.71 on the first; on the second for 14 to 17 days, as
# long as the month was, 19.17, 20.54, 21.91 or 23.28.
OWED = ("4,380.92", "4,382.29", "4,383.66", "4,385.03")


def totals(app: AppTest) -> list[str]:
    """The last column of the table, today first."""
    (table,) = pieces(app, "table", "rw-table rw-wait")
    rows = re.findall(r'<th scope="row">.*?</tr>', table, re.DOTALL)
    return [plain(re.findall(r"<td[^>]*>(.*?)</td>", row)[-1]) for row in rows]


def here(app: AppTest) -> list[str]:
    """The HTML of every entry that the timeline calls the present."""
    entries = re.split(r'(?=<li class="rw-at-)', html(app))
    return [one.partition("</li></ol>")[0] for one in entries if 'aria-current="step"' in one]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_waiting_costs(lang: str) -> None:
    """5,000 at 0.05 % a day is 2.50 a day: 10.00 after 4 days, 75.00 in 30 more."""
    app, names = opened("waiting", lang), LABELS[lang]
    for key, typed in (("principal", "5000"), ("rate", "0"), ("periods", "1"), ("late", "4")):
        put(app, names[key], typed)
    choose(app, names["form"], names["daily"])
    assert "5,010.00" in answer(app) and "75.00" in answer(app)
    assert totals(app) == ["5,010.00", "5,027.50", "5,085.00", "5,160.00", "5,235.00"]
    put(app, names["principal"], "10000")
    put(app, names["late"], "12")
    assert "10,060.00" in answer(app) and "150.00" in answer(app)
    steps = pieces(app, "tr", "rw-step")
    assert len(steps) == 3 and "M2" in steps[0] and "M3" in steps[1]
    put(app, names["fee"], "20")
    assert "10,080.00" in answer(app) and "150.00" in answer(app)
    # 5.00 a day for 90 days more: 10,080.00 grows to 10,530.00.
    chart = unfold(app, names["chart"])
    (drawn,) = chart.get("plotly_chart")
    assert "10,080.00" in drawn.proto.alt and "10,530.00" in drawn.proto.alt
    (table,) = re.findall("<tbody>(.*?)</tbody>", html(chart))
    assert table.count("<tr>") == 91
    assert "0.05%" in shown(unfold(app, names["how"]))


SUM = {"zh": r"[\d,]+\.\d\d 元", "en": r"[\d,]+\.\d\d yuan"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_sum_is_named_before_the_money_is_the_readers(lang: str) -> None:
    """Through the door of those who are late only the days are known; the fields are in sight."""
    app, names = opened("timeline", lang, **{"from": "late"}), LABELS[lang]
    assert {"zh": "欠多少？每期多少？", "en": "How much is it"}[lang] in seen(app)
    put(app, names["late"], "45")
    assert "45" in answer(app) and re.findall(SUM[lang], answer(app)) == []
    assert "rw-by" not in html(app), "no day of the timeline has a sum"
    # What nobody typed is named as an example; 20,000 at 18 % in 12 is twice 1,867.65.
    put(app, names["principal"], "20000")
    assert {"zh": "利率和期数还是例子", "en": "are still an example"}[lang] in seen(app)
    assert {"zh": "信里", "en": "letter"}[lang] not in answer(app) + seen(app)[:600]
    assert re.findall(SUM[lang], answer(app)) != []
    go(app, "waiting", lang)
    assert not answer(app).startswith({"zh": "先看个例子", "en": "First an example"}[lang])
    untyped = opened("waiting", lang)
    assert answer(untyped).startswith({"zh": "先看个例子", "en": "First an example"}[lang])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_clears_everything_stands_in_sight(lang: str) -> None:
    """5,000 at 0 % in five: of 1,000 each two are 45 days late, by 45 and some 14 days: what is
    not overdue is 3,000. A debt all of which is overdue has nothing more to clear."""
    app, names = opened("waiting", lang), LABELS[lang]
    for key, typed in (("principal", "5000"), ("rate", "0"), ("periods", "5"), ("late", "45")):
        put(app, names[key], typed)
    said = re.search(
        {"zh": r"今天全部还清，一共 ([\d,.]+) 元", "en": r"today takes ([\d,.]+)"}[lang], seen(app)
    )
    assert said and said.group(1) == "5,000.00"
    assert "3,000.00" in seen(app)
    put(app, names["periods"], "1")
    assert {"zh": "今天全部还清", "en": "Clearing everything"}[lang] not in seen(app)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_debt_typed_once_stands_on_every_page(lang: str) -> None:
    app, names = opened("relief", lang), LABELS[lang]
    put(app, names["principal"], "23456.78")
    put(app, names["late"], "45")
    go(app, "tools", lang)
    for page in ("waiting", "timeline", "relief"):
        go(app, page, lang)
        assert field(app, names["late"]).value == "45"
        if page == "timeline":
            (present,) = here(app)
            assert names["second"] in in_sight(present)
            unfolded = re.findall(r"<details open>.*?</details>", html(app), re.DOTALL)
            assert sum('class="rw-first"' in one for one in unfolded) == 2
            (costs,) = re.findall(r'<p class="rw-note rw-by">(.*?)</p>', present)
            assert any(total in costs for total in OWED)
        assert field(app, names["principal"]).value == "23456.78"
        # What nobody touched stays too.
        assert field(app, names["rate"]).value == "18"
        assert field(app, names["periods"]).value == "12"


def test_the_preview_moves_the_present_and_bad_input_keeps_the_dates() -> None:
    names, before = LABELS["zh"], clock.today()
    later = (before + timedelta(days=30)).isoformat()
    app = opened("timeline", "zh", today=later)
    put(app, names["late"], "12")
    (present,) = here(app)
    past = (clock.today() - before).days  # 1 when midnight passes here: a day less lies between
    assert names["second"] in in_sight(present)
    assert any(f"第 {day} 天" in answer(app) for day in (42, 42 - past))
    app = opened("timeline", "zh", today="<script>alert(1)</script>")
    put(app, names["late"], "12")
    (present,) = here(app)
    assert names["month"] in in_sight(present) and "第 12 天" in answer(app)
    for typed, said in (("<b>1</b>", "要填数字"), ("1000000000000000000", "太大"), ("", "还没填")):
        put(app, names["principal"], typed)
        (present,) = here(app)
        assert said in answer(app) and names["month"] in in_sight(present)
        assert "rw-by" not in html(app)
        assert field(app, names["principal"]).value == typed
    put(app, names["principal"], "1000000000000")
    put(app, names["periods"], "600")
    put(app, names["late"], "3650")
    (present,) = here(app)
    assert "三年以后" in in_sight(present)
    put(app, names["late"], "3651")
    (said,) = errors(app)
    assert "晚了几天" in said and here(app) == []


# In a browser


def sound(page: Page) -> None:
    """Nothing broken, nothing cut off, nothing wider than the screen."""
    assert page.locator("[data-testid=stException]").count() == 0
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")
    page.wait_for_timeout(400)  # what was stuck in one line stands whole again
    assert no_sideways_scroll(page) and clipped_text(page) == []


@pytest.mark.browser
@pytest.mark.deep
def test_the_curve_of_what_waiting_costs(server: str, phone: OpenPage) -> None:
    """10,000 at 0.05 % a day is 5.00 a day: 10,080.00 after 12 days with 20.00 of fee."""
    page, names = phone("en"), LABELS["en"]
    open_page(page, server, "/waiting", "en")
    box = page.locator(".rw-answer").bounding_box()
    assert box and box["y"] + box["height"] <= 740
    for key, typed in (("principal", "10000"), ("rate", "0"), ("periods", "1"), ("late", "12")):
        browser.put(page, names[key], typed)
    page.get_by_text(names["details"], exact=True).click()
    page.wait_for_timeout(1000)  # it unfolds
    browser.choose(page, names["form"], names["daily"])
    browser.put(page, names["fee"], "20")
    assert "10,080.00" in browser.answer(page) and "150.00" in browser.answer(page)
    page.get_by_text(names["chart"], exact=True).click()
    page.wait_for_selector(".js-plotly-plot", timeout=30_000)
    settled(page)
    # 5.00 a day for 90 days more: 10,080.00 grows to 10,530.00.
    assert page.locator("[aria-label*='10,080.00'][aria-label*='10,530.00']").count() == 1
    assert page.locator(".rw-cite .rw-table tbody tr").count() == 91
    browser.press(page, names["how"])
    assert "0.05%" in page.locator(".st-key-working_waiting .rw-body").first.inner_text()
    sound(page)


@pytest.mark.browser
def test_a_debt_is_kept_on_the_way_through_the_links(server: str, phone: OpenPage) -> None:
    page, names = phone("zh"), LABELS["zh"]
    open_page(page, server, "/relief", "zh")
    browser.put(page, names["principal"], "23456.78")
    browser.put(page, names["late"], "45")
    page.evaluate("window.sameVisit = true")
    for link, address in (
        ("everything", "/tools"),
        ("waiting", "/waiting"),
        ("timeline", "/timeline"),
        ("relief", "/relief"),
    ):
        page.locator("a.rw-go", has_text=names[link]).first.click()
        page.wait_for_url(f"**{address}?*")
        page.wait_for_selector("h1")
        page.wait_for_timeout(500)
        settled(page)
        if address == "/tools":
            continue
        assert page.get_by_label(names["late"], exact=True).input_value() == "45"
        if address == "/timeline":
            present = page.locator("[aria-current=step]")
            assert present.count() == 1 and names["second"] in present.inner_text()
        assert page.get_by_label(names["principal"], exact=True).input_value() == "23456.78"
        # What nobody touched stays too.
        assert page.get_by_label(names["rate"], exact=True).input_value() == "18"
        assert page.get_by_label(names["periods"], exact=True).input_value() == "12"
        assert page.evaluate("window.sameVisit") is True and "23456" not in page.url
        sound(page)


@pytest.mark.browser
@pytest.mark.deep
def test_the_largest_debt_fits_the_timeline(server: str, phone: OpenPage) -> None:
    page, names = phone("zh"), LABELS["zh"]
    open_page(page, server, "/timeline", "zh")
    for key, typed in (("principal", "1000000000000"), ("periods", "600"), ("late", "3650")):
        browser.put(page, names[key], typed)
    assert "三年以后" in page.locator("[aria-current=step]").inner_text()
    sound(page)
