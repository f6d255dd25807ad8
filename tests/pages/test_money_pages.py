"""The money pages: where a payment goes, the bill checked, more ways, the same turned round."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Page

from tests import browser
from tests.apptest import (
    answer,
    cards,
    choose,
    errors,
    field,
    go,
    opened,
    part,
    pieces,
    plain,
    press,
    put,
    row,
    seen,
    shown,
    unfold,
)
from tests.browser import OpenPage, clipped_text, no_sideways_scroll, open_page, settled

ALLOCATE = {
    "zh": {
        "pay": "这次还多少（元）",
        "who": "还给谁",
        "card": "信用卡",
        "own": "合同写了顺序，我来选",
        "late": "晚了几天",
        "first": "第 1 位",
        "interest": "利息",
        "penalty": "罚息",
        "principal": "欠的本金",
        "both": "还的 80,000.00 元里，50,000.00 元先抵利息，本金少 30,000.00 元。",
        "front": "还的 40,000.00 元都先抵利息，本金这次没有少。",
        "over": "还多出 20.00 元。",
        "part": "本金",
        "bad": "“这次还多少（元）”要大于 0。",
        "example": "先看个例子。",
        "still": "先看个例子，还不是你的数字：",
        "left": "罚息。还的",
    },
    "en": {
        "pay": "This payment (yuan)",
        "who": "Who you pay",
        "card": "A credit card",
        "own": "My contract names an order",
        "late": "Days late",
        "first": "Place 1",
        "interest": "Interest",
        "penalty": "Penalty interest",
        "principal": "Principal owed",
        "both": "Of 80,000.00 yuan, 50,000.00 goes to interest; the principal falls by 30,000.00.",
        "front": "All 40,000.00 yuan goes to interest; the principal does not fall this time.",
        "over": "20.00 yuan is left over.",
        "part": "principal",
        "bad": "This payment (yuan): must be more than 0.",
        "example": "First an example.",
        "still": "Still partly an example. Not yours yet: ",
        "left": "penalty. Of",
    },
}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_payment_is_followed_to_the_principal(lang: str) -> None:
    """Civil Code 561: of 80,000, 50,000 of interest first; the principal is left at 970,000."""
    app, words = opened("allocate", lang), ALLOCATE[lang]
    assert "250.00" in answer(app) and "750.00" in answer(app)
    assert answer(app).startswith(words["example"])
    for name, typed in (("pay", "8万"), ("interest", "50,000"), ("principal", "1000000")):
        put(app, words[name], typed)
        assert answer(app).startswith(words["still"])
    # What is left of the example's is named: 50.00 of penalty.
    assert answer(app).startswith(f"{words['still']}{words['left']}")
    put(app, words["penalty"], "")
    assert answer(app) == words["both"]
    assert row(app, words["part"]) == ["1,000,000.00", "30,000.00", "970,000.00"]
    (falls,) = pieces(app, "ol", "rw-falls")
    assert falls.count("<li") == 2
    put(app, words["pay"], "40000")
    assert answer(app) == words["front"]
    choose(app, words["who"], words["card"])
    put(app, words["late"], "90")
    assert answer(app) == words["front"]
    put(app, words["late"], "91")
    assert row(app, words["part"]) == ["1,000,000.00", "40,000.00", "960,000.00"]
    choose(app, words["who"], words["own"])
    choose(app, words["first"], words["part"])
    put(app, words["pay"], "1050020")
    assert answer(app).endswith(words["over"])
    put(app, words["pay"], "0")
    assert errors(app) == [words["bad"]]
    assert field(app, words["pay"]).value == "0"


BILL = {
    "zh": {
        "method": ("还款方式", "先息后本（最后还本金）"),
        "cells": "{} 利息|{} 本金|{} 应还|{} 到期日|{} 第几期",
        "borrowed": "借款本金（元）",
        "same_terms": "正好一样，这就是我的",
        "begin": "抄两行账单",
        "match": "对得上：按实际天数、一年 360 天，四舍五入。抄的 2 个数字一分不差。",
        "none": "一共差 0.03 元",
        "unbalanced": "加起来是 310.00 元，应还写的是 320.00 元",
        "ask": "第 1 期利息，账单是 310.03 元，我按合同算是 310.00 元",
        "number": "“② 第几期”超过了合同的期数",
        "due": "“② 到期日”和合同推出来的那天不一样",
        "same": "有两行写的是同一期",
    },
    "en": {
        "method": ("Repayment method", "Interest first, principal at the end"),
        "cells": "{} Interest|{} Principal|{} To pay|{} Due|{} Number",
        "borrowed": "Amount borrowed (yuan)",
        "same_terms": "Mine are the same",
        "begin": "Copy two lines",
        "match": "It matches: the actual days, 360 a year, rounded half up. "
        "All 2 figures agree to the fen.",
        "none": "it is 0.03 yuan out in total",
        "unbalanced": "come to 310.00 yuan, but the amount due is 320.00",
        "ask": "Number 1, interest: the bill says 310.03 yuan, the contract gives 310.00",
        "number": "② Number: past the last period",
        "due": "② Due: not the day the contract gives",
        "same": "Two lines have the same number",
    },
}


@pytest.mark.parametrize(
    ("product", "lender"),
    [("huabei_bill_3", "loan"), ("card_instalment_12", "card"), ("card_balance", "card")],
)
def test_the_kind_of_the_product_says_whether_the_lender_is_a_card(
    product: str, lender: str
) -> None:
    app = opened("relief", "zh", {"product": product})
    assert go(app, "allocate", "zh").session_state["kept"]["lender"] == lender


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_bill_tells_how_it_was_counted(lang: str) -> None:
    """20,000 at 18 %, interest first: 31 days of 360 are 310.00, 28 days are 280.00."""
    app, words = opened("bill", lang), BILL[lang]
    interest, principal, payment, due, number = words["cells"].split("|")
    assert words["begin"] in answer(app)
    choose(app, *words["method"])
    app.date_input(key="loan_start").set_value(date(2026, 1, 10)).run()
    app.date_input(key="first_due").set_value(date(2026, 2, 10)).run()
    put(app, words["borrowed"], "20000")
    put(app, interest.format("①"), "310.00")
    put(app, interest.format("②"), "280.00")
    press(app, words["same_terms"])  # the rate and the periods
    assert answer(app) == words["match"]
    put(app, interest.format("①"), "310.03")
    assert words["none"] in answer(app)
    asked = [one.value for one in app.code]
    assert len(asked) == 1 and "贵机构" in asked[0]
    assert words["ask"] in (asked[0] if lang == "zh" else seen(app))
    put(app, interest.format("①"), "310")
    put(app, principal.format("①"), "0")
    put(app, payment.format("①"), "320")
    assert words["unbalanced"] in seen(app)
    put(app, payment.format("①"), "310")
    put(app, due.format("②"), "2026.3.11")
    assert words["due"] in answer(app)
    put(app, due.format("②"), "2026年3月10日")
    put(app, number.format("②"), "13")
    assert words["number"] in answer(app)
    put(app, number.format("②"), "1")
    (said,) = errors(app)
    assert words["same"] in said
    put(app, number.format("②"), "2")
    assert "360" in answer(app) and errors(app) == []


RELIEF = {
    "zh": {
        "more": "更多办法：停息、先本后息、借新还旧",
        "new": "借新还旧",
        "rate": "新借款年利率 %",
        "periods": "新借款分几期",
        "fee": "新借款另收费用",
        "old": "提前还旧债费用",
        "details": "还款日、办法的细节、罚息",
        "hard": "撑不住或仍会逾期的",
        "back": "倒过来算：每月还多少，多久还清",
        "budget": "每月最多能还",
        "pay": "我每月能还",
        "takes": "每月 600 元，按现在的利率要 20 期还清，每期 582.46 元。",
        "asks": ("多给 8 期，利率不变", "不再收利息和费用，分 17 期", "免掉 3,455.45 元"),
        "rate_asked": "利率降到年 3.67%",
        "by_payment": "分 24 期，每期 499.24 元",
        "never": "每月 149 元，不够每月的利息 150.00 元，这样还不完。",
        "today": "还 300.00 元；之后每月 888.49 元",
        "first": "先问这个",
    },
    "en": {
        "more": "More ways: pauses, principal first, a new loan",
        "new": "New loan for old",
        "rate": "New loan, yearly %",
        "periods": "New loan, periods",
        "fee": "New loan, fees",
        "old": "Old loan, exit fee",
        "details": "Dates, details of each way, penalty",
        "hard": "Too much, or still in arrears",
        "back": "Work it backwards: how much, how long",
        "budget": "Can pay a month",
        "pay": "Pay a month",
        "takes": "600 yuan a month pays this off in 20 months at the contract's rate, "
        "582.46 yuan each.",
        "asks": ("8 more months", "no more interest or fees, over 17 months", "3,455.45 yuan off"),
        "rate_asked": "a rate of 3.67% a year",
        "by_payment": "24 payments of 499.24 yuan",
        "never": "149 yuan a month does not cover the interest of 150.00 yuan a month",
        "today": "; then 888.49 yuan a month",
        "first": "Ask for this first",
    },
}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_more_ways_and_the_same_turned_round(lang: str) -> None:
    """10,000 at 18 % over 12. A new loan at 12 % is 888.49 a month (F20); by hand, 600 a month
    takes 19.3 months, so 20 of 582.46; 12 of 600 are worth 6,544.50 today; numpy-financial's
    rate for 12 of 850 is 3.6717 %."""
    app, words = opened("relief", lang), RELIEF[lang]

    def asked(name: str) -> bool:
        return words[name] in {one.label for one in part(app, words["details"]).text_input}

    def turned() -> str:
        return shown(part(app, words["back"]))

    assert not asked("rate"), "not asked before it is ticked"
    press(app, words["new"])
    assert asked("rate")
    for label, typed in (("periods", "12"), ("fee", "200"), ("old", "100")):
        put(app, words[label], typed)
    card = next(one for one in map(plain, cards(app)) if one.startswith(words["new"]))
    assert words["today"] in card and "888.49" in card and "17.83%" in card and "18.00%" in card
    assert words["first"] not in card
    press(app, words["new"])
    assert not asked("periods")
    press(app, words["new"])
    assert asked("periods") and field(app, words["periods"]).value == "12", "kept as typed"
    unfold(app, words["back"])
    assert words["takes"] in turned() and all(one in turned() for one in words["asks"])
    assert words["rate_asked"] not in turned(), "12 payments of 600 are less than was borrowed"
    put(app, words["pay"], "500")
    assert words["by_payment"] in turned() and "11,981.78" in turned()
    put(app, words["pay"], "149")
    assert words["never"] in turned()
    put(app, words["budget"], "850")
    assert words["rate_asked"] in turned()
    put(app, words["periods"], "601")
    (said,) = errors(app)
    assert words["periods"] in said


def test_the_minimum_of_a_card_is_shown_as_what_it_is() -> None:
    """G18: a 10,000 card at 0.05 % a day, 10 % a month, takes 45 months and 1,693.04."""
    app = opened("relief", "zh")
    pills = [one for group in app.get("button_group") for one in group.options]
    assert "借新还旧" in pills and "只还最低" not in pills, "cards only"
    choose(app, "产品", "信用卡余额，每月还最低")
    for other in ("按合同", "个性化分期"):
        press(app, other)
    put(app, "每月最多能还", "1100")
    card = next(one for one in map(plain, cards(app)) if one.startswith("每月只还最低（10%）"))
    assert "第一次 1,015.00 元" in card and "11,693.04 元" in card and "一直算利息" in card
    assert "先问“账单分 10 期还”" in answer(app) and "先问这个" not in card


def test_the_debt_follows_the_reader_to_the_payment() -> None:
    """5,000 overdue for 4 days at 0.05 % a day: 10.00 of penalty, before anything is typed."""
    app = opened("relief", "zh")
    for label, typed in (
        ("还欠本金（元）", "5000"),
        ("年利率 %", "0"),
        ("还剩几期", "1"),
        ("晚了几天", "4"),
    ):
        put(app, label, typed)
    choose(app, "罚息怎么算", "固定日利率")
    go(app, "tools", "zh")
    go(app, "allocate", "zh")
    assert field(app, "罚息").value == "10" and field(app, "欠的本金").value == "5000"
    said = "还的 1,000.00 元里，10.00 元先抵罚息，本金少 990.00 元。"
    assert answer(app) == f"先看个例子，还不是你的数字：这次还的钱。{said}"
    put(app, "罚息", "12")
    press(app, "English")
    assert field(app, "Penalty interest").value == "12"


# In a browser


def fits(page: Page) -> bool:
    """Nothing wider than the screen, cut off or broken; the answer above the fold."""
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")
    page.wait_for_timeout(400)  # what was stuck in one line stands whole again
    box = page.locator(".rw-answer").bounding_box()
    assert box and box["y"] + box["height"] <= 740
    assert page.locator("[data-testid=stException]").count() == 0
    return no_sideways_scroll(page) and clipped_text(page) == []


def set_day(page: Page, key: str, digits: str) -> None:
    """Type a date into its field; closing the calendar takes it."""
    one = page.locator(f".st-key-{key} [role=spinbutton]").first
    one.scroll_into_view_if_needed()
    one.click()
    page.keyboard.type(digits)
    page.keyboard.press("Escape")
    page.wait_for_timeout(800)
    settled(page)


@pytest.mark.browser
@pytest.mark.deep
def test_a_long_payment_fits_a_phone(server: str, phone: OpenPage) -> None:
    page, words = phone("en"), ALLOCATE["en"]
    open_page(page, server, "/allocate", "en")
    for name, typed in (("pay", "8万"), ("interest", "50,000"), ("principal", "1000000")):
        browser.put(page, words[name], typed)
    browser.put(page, words["penalty"], "")
    assert browser.answer(page) == words["both"] and fits(page)
    browser.put(page, words["pay"], "0")
    assert page.locator(".rw-error").inner_text() == words["bad"]
    assert page.get_by_label(words["pay"]).input_value() == "0" and fits(page)


@pytest.mark.browser
@pytest.mark.deep
def test_a_bill_that_differs_fits_a_phone(server: str, phone: OpenPage) -> None:
    page, words = phone("en"), BILL["en"]
    interest = words["cells"].partition("|")[0]
    open_page(page, server, "/bill", "en")
    browser.choose(page, *words["method"])
    set_day(page, "loan_start", "20260110")
    set_day(page, "first_due", "20260210")
    browser.put(page, words["borrowed"], "20000")
    browser.put(page, interest.format("①"), "310.00")
    browser.put(page, interest.format("②"), "280.00")
    page.locator("h1").scroll_into_view_if_needed()  # in one line while the page is scrolled
    browser.press(page, words["same_terms"])
    assert browser.answer(page) == words["match"] and fits(page)
    browser.put(page, interest.format("①"), "310.03")
    assert words["none"] in browser.answer(page)
    assert words["ask"] in page.locator("body").inner_text()
    assert "贵机构" in page.locator("[data-testid=stCode]").inner_text() and fits(page)


@pytest.mark.browser
@pytest.mark.deep
def test_a_way_that_is_ticked_brings_its_fields(server: str, phone: OpenPage) -> None:
    page, words = phone("en"), RELIEF["en"]
    open_page(page, server, "/relief", "en")
    page.get_by_text(words["details"]).click()
    page.get_by_text(words["more"]).click()
    browser.press(page, words["new"])
    browser.put(page, words["periods"], "12")
    browser.press(page, words["new"])
    assert page.get_by_label(words["periods"], exact=True).count() == 0
    browser.press(page, words["new"])
    assert page.get_by_label(words["periods"], exact=True).input_value() == "12", "kept as typed"
    page.get_by_text(words["hard"]).click()
    browser.press(page, words["back"])
    assert words["takes"] in page.locator("[data-testid=stMain]").inner_text() and fits(page)
    browser.put(page, words["periods"], "601")
    assert words["periods"] in page.locator(".rw-error").inner_text() and fits(page)
