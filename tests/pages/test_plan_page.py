"""The page of several debts: when it ends, who is late when, what another order changes."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from content.voice import Voice
from pages.written import outlook
from planner.household import Liability, Strategy
from tests import browser, clock, paper
from tests.apptest import (
    answer,
    choose,
    errors,
    field,
    go,
    html,
    opened,
    part,
    plain,
    press,
    put,
    row,
    shown,
    unfold,
)
from tests.browser import OpenPage, acted, clipped_text, no_sideways_scroll, open_page

FIELDS = ("balance", "rate", "least", "overdue")


def planned(
    debts: Sequence[Sequence[str]], budget: str, lang: str = "en", order: str = "avalanche"
) -> AppTest:
    """The page with these debts typed (balance, yearly rate, minimum, overdue) and this budget."""
    app = opened("plan", lang, {"plan_strategy": order, "plan_count": len(debts)})
    for at, debt in enumerate(debts, 1):
        for name, typed in zip(FIELDS, debt, strict=False):
            app.text_input(key=f"plan_{name}_{at}").set_value(typed)
    app.text_input(key="household_budget").set_value(budget)
    app.run()
    assert not app.exception
    return app


def top(app: AppTest) -> tuple[str, str]:
    """The answer on top, and its tone."""
    bodies = [one.proto.body for one in app.get("html")]
    body = next(one for one in bodies if "rw-answer" in one)
    tone = next(tone for tone in ("good", "calm", "watch") if f"rw-answer rw-{tone}" in body)
    return body.partition(">")[2].partition("</p>")[0].strip(), tone


# A minimum left empty, or 0, is not known


@pytest.mark.parametrize("least", ["", "0"])
@pytest.mark.parametrize(
    ("lang", "months", "ends"),
    [
        ("zh", "第 1 到 3 个月一分钱也轮不到", "还清（"),
        ("en", "in months 1 to 3", "clears it all"),
    ],
)
def test_where_a_minimum_is_not_known_nothing_is_green(
    least: str, lang: str, months: str, ends: str
) -> None:
    """3,000 at 12 % takes 1,000 in months 1 to 3: 2,030.00, 1,050.30 and 60.80 are left; so the
    other debt gets nothing before month 4. It is no date of freedom, and it says so."""
    app = planned([("3000", "12", least), ("5000", "6", least)], "1000", lang)
    said, tone = top(app)
    assert tone == "watch" and ends not in said
    assert months in shown(app)
    assert not [one for one in app.get("html") if "每一笔什么时候还清" in one.proto.body]
    assert "When each one is cleared" not in shown(app)


def test_every_minimum_known_and_paid_is_green() -> None:
    """1,000 at 12 %: 1,010.00 − 600.00 = 410.00, then 414.10: two months, 14.10 of interest."""
    said, tone = top(planned([("1000", "12", "600")], "600"))
    assert tone == "good" and "in 2 months" in said and "14.10" in said


# Overdue, and too little


@pytest.mark.parametrize(
    ("lang", "late", "cure"),
    [
        ("zh", "第 1 个月还的比要还的少", "每月一共 500.00 元就能还完，第一个月另加 800.00 元"),
        (
            "en",
            "less than it asks in month 1,",
            "500.00 yuan a month in all would end it, with 800.00 yuan more in the first month",
        ),
    ],
)
def test_arrears_are_asked_once(lang: str, late: str, cure: str) -> None:
    """A minimum of 500 and 800 overdue: 1,300 in month 1, of which 1,000 is there; the 300 that
    lack come on top of month 2's 500, and 800 of 1,000 pays them. 500 a month, and 800 once."""
    app = planned([("5000", "12", "500", "800")], "1000", lang)
    said, tone = top(app)
    assert tone == "watch" and "clears" not in said and "还清（" not in said
    assert late in shown(app) and cure in shown(app)
    assert "300.00" in shown(app)


LATE = {
    **{"id": "d1", "name": "网贷", "owed": "10000.00", "owed_on": "2026-11-24"},
    **{"rate": {"value": "0.12", "per": "year"}, "ask_next": "3000.00", "days_late": 40},
}
CARD = {
    **{"id": "d2", "name": "信用卡", "owed": "3000.00", "owed_on": "2026-11-24", "days_late": 0},
    **{"rate": {"value": "0.24", "per": "year"}, "ask_next": "1000.00"},
}


def from_the_list(lang: str, budget: str, *debts: dict[str, object]) -> AppTest:
    """The plan as it begins with the debts of the reader's list."""
    head = {"format": "repaywise-case", "version": 1, "saved_on": "2026-11-24"}
    app = opened("plan", lang, {"case": json.dumps({**head, "debts": debts})})
    app.text_input(key="household_budget").set_value(budget).run()
    assert not app.exception and not errors(app)
    return app


@pytest.mark.usefixtures("usual_day")
@pytest.mark.parametrize(
    ("lang", "late", "begins"),
    [
        ("zh", "“网贷”：第 1 到 2 个月还的比要还的少，这段时间是逾期的", "第一次还款算在今天"),
        ("en", "it gets less than it asks in months 1 to 2, and is overdue", "counted today"),
    ],
)
def test_a_late_debt_of_the_list_is_late_on_the_plan(lang: str, late: str, begins: str) -> None:
    """10,000 at 12 %, 40 days late, 3,000 of it overdue; 3,000 at 24 %, which asks 1,000 a month.

    2,000 a month: 1,000 each. The 3,000 take three months, so two of them are late.
    Left: 10,100 − 1,000 = 9,100 and 3,060 − 1,000 = 2,060; 9,191 − 1,000 = 8,191 and
    2,101.20 − 1,000 = 1,101.20; 8,272.91 − 1,000 = 7,272.91 and 1,123.22 − 1,000 = 123.22.
    """
    app = from_the_list(lang, "2000", LATE, CARD)
    assert app.text_input(key="plan_overdue_1").value == "3000"
    said, tone = top(app)
    assert tone == "watch" and "网贷" in said and "rw-answer rw-good" not in html(app)
    assert late in shown(app) and begins in shown(app)
    days = {"zh": ["2026年11月24日", "12月24日"], "en": ["24 Nov 2026", "24 Dec 2026"]}[lang]
    paid = ["1,000.00", "1,000.00"]
    table = shown(app)
    assert days[0] in table and row(app, days[0]) == ["11,160.00", *paid]
    if lang == "en":
        assert row(app, days[1]) == ["9,292.20", *paid]
        assert row(app, "24 Jan 2027") == ["7,396.13", *paid]


@pytest.mark.usefixtures("usual_day")
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_arrears_that_are_paid_leave_the_minimum_unknown(lang: str) -> None:
    """5,000 a month pays the 3,000 at once; what the debt asks after that nobody has told."""
    app = from_the_list(lang, "5000", LATE, CARD)
    said, tone = top(app)
    assert tone == "watch" and "网贷" in said and "rw-good" not in html(app)
    assert {"zh": "还不知道", "en": "do not know"}[lang] in said
    assert {"zh": "第一次还款算在今天", "en": "counted today"}[lang] in shown(app)


@pytest.mark.usefixtures("usual_day")
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("overdue", ["", "0"])
def test_a_late_debt_without_its_overdue_sum_is_asked_for_it(lang: str, overdue: str) -> None:
    """The list says 40 days late and not what it asks: no minimum typed by hand makes it green."""
    late = {name: one for name, one in LATE.items() if name != "ask_next"}
    app = from_the_list(lang, "2000", late, CARD)
    app.text_input(key="plan_least_1").set_value("500").run()
    app.text_input(key="plan_overdue_1").set_value(overdue).run()
    said, tone = top(app)
    asks = {"zh": "“网贷”在你的清单里已经逾期", "en": "is late. Fill in what is overdue"}[lang]
    assert asks in said and "网贷" in said and tone != "good" and "rw-good" not in html(app)
    app.text_input(key="plan_overdue_1").set_value("3000").run()
    # 3,000 and 500 are asked at once and 2,000 are there: late, as the reader is.
    assert top(app)[1] == "watch" and "网贷" in top(app)[0]


def test_minimums_above_the_budget_say_what_fits_and_whom_to_ask() -> None:
    """800 + 500 = 1,300 against 1,000, 300 short: the 500 fits, of the 800 there are 500."""
    app = planned([("8000", "18", "800"), ("5000", "18.25", "500")], "1000")
    said, tone = top(app)
    assert tone == "watch" and "1,300.00" in said and "300.00 yuan short" in said
    found = shown(app)
    assert "Enough for: Debt 2." in found
    assert "Not enough for Debt 1: it asks 800.00 yuan, and 300.00 yuan is missing." in found
    assert "never ends" not in found and "does not mean leaving those unpaid" in found


def test_a_debt_that_takes_too_long_is_not_said_to_be_below_its_interest() -> None:
    """10,000 at 12 %: 100.00 of interest; 100.01 pays 0.01 of it, 1.01^600 fen are under 400 yuan
    after 50 years. 100.00 pays nothing of it, ever."""
    said, tone = top(planned([("10000", "12", "100")], "100.01"))
    assert tone == "watch" and "not be cleared after 50 years" in said and "never ends" not in said
    said, tone = top(planned([("10000", "12", "100")], "100"))
    assert tone == "watch" and "never ends" in said
    # The other end: ln(11) / ln(1.01) = 240.99, so 110 a month ends it in month 241.
    assert "in 241 months" in top(planned([("10000", "12", "110")], "110"))[0]


# The reader's own figures, and nobody's


def test_one_loans_budget_is_not_the_households() -> None:
    app = opened("relief", "en")
    app.text_input(key="budget").set_value("777").run()
    app.switch_page("plan.py").run()
    assert app.text_input(key="household_budget").value == ""
    assert top(app)[1] == "calm" and "777" not in shown(app)
    app.text_input(key="household_budget").set_value("1234").run()
    app.switch_page("relief.py").run()
    assert app.text_input(key="budget").value == "777"


@pytest.mark.parametrize(
    ("lang", "marked", "grey"), [("zh", "先看个例子", "例：8000"), ("en", "First an", "e.g. 8000")]
)
def test_an_example_is_nobodys_figures(lang: str, marked: str, grey: str) -> None:
    """8,000 + 5,000 of the example stand grey; a row begins to count with its balance."""
    app = opened("plan", lang)
    said, tone = top(app)
    assert tone == "calm" and said.startswith(marked)
    assert {one.value for one in app.text_input} == {""}
    assert app.text_input(key="plan_balance_1").placeholder == grey
    for key, typed in (("balance_1", "1000"), ("rate_1", "12"), ("least_1", "600")):
        app.text_input(key=f"plan_{key}").set_value(typed).run()
        assert not top(app)[0].startswith(marked) and top(app)[1] == "calm"
    app.text_input(key="household_budget").set_value("600").run()
    before, tone = top(app)
    assert tone == "good" and "14.10" in before
    press(app, {"zh": "再加一笔", "en": "Add a debt"}[lang])
    assert app.text_input(key="plan_balance_3").value == ""
    assert top(app)[0] == before


def test_a_row_taken_away_comes_back_empty() -> None:
    app = planned([("1000", "12", "600"), ("2000", "12", "600")], "1500")
    press(app, "Remove debt 2")
    assert "10.00 yuan" in top(app)[0]  # of 1,010.00 all is paid in one month
    press(app, "Add a debt")
    assert app.text_input(key="plan_balance_2").value == ""


def typed_in(app: AppTest, name: str) -> list[str]:
    """One field of every row, from top to bottom."""
    count = sum(one.key.startswith("plan_balance_") for one in app.text_input)
    return [app.text_input(key=f"plan_{name}_{at}").value for at in range(1, count + 1)]


def test_a_row_goes_from_the_middle_and_another_moves_up_with_all_that_stands_in_it() -> None:
    debts = [("1000", "12", "600"), ("2000", "13", "700", "50"), ("3000", "14", "800")]
    app = planned(debts, "3000")
    choose(app, "3: at risk if unpaid", "The home")
    press(app, "Move debt 3 up")
    assert typed_in(app, "balance") == ["1000", "3000", "2000"]
    assert typed_in(app, "overdue") == ["", "", "50"]
    assert [one.value for one in app.selectbox if "at risk" in one.label][1] == "home"
    press(app, "Remove debt 2")
    assert typed_in(app, "balance") == ["1000", "2000"]
    assert typed_in(app, "rate") == ["12", "13"] and typed_in(app, "least") == ["600", "700"]
    assert not [one for one in app.selectbox if one.value == "home"]
    press(app, "Remove debt 1")
    press(app, "Remove debt 1")
    assert typed_in(app, "balance") == [""], "the only row is emptied"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_debt_typed_before_comes_along_once(lang: str) -> None:
    """20,000 at 12 % in 24, 12 days late, counted apart in exact decimals: 941.47 a month, of
    which 741.47 are principal; 12 days of it at 18 % are 4.45, and 945.92 are overdue."""
    words = {
        "zh": ("还欠本金（元）", "把前面填的那笔放进来", "年利率 %", "还剩几期"),
        "en": ("Principal left", "Bring in", "Yearly %", "Instalments left"),
    }
    principal, bring, rate, periods = words[lang]
    app = opened("relief", lang)
    assert not [one for one in go(app, "plan", lang).button if one.label.startswith(bring)]
    go(app, "relief", lang)
    put(app, principal, "20000")
    put(app, {"zh": "晚了几天", "en": "Days late"}[lang], "12")
    go(app, "plan", lang)
    (button,) = (one for one in app.button if one.label.startswith(bring))
    press(app, button.label)
    assert typed_in(app, "balance") == ["20000", ""], "the figure of the other page"
    assert typed_in(app, "rate") == typed_in(app, "least") == ["", ""], "no example comes along"
    go(app, "relief", lang)
    put(app, rate, "12")
    put(app, periods, "24")
    go(app, "plan", lang)
    assert (typed_in(app, "rate"), typed_in(app, "least")) == (["12", ""], ["941.47", ""])
    assert typed_in(app, "overdue") == ["945.92", ""]
    assert not [one for one in app.button if one.label.startswith(bring)]


def test_below_the_minimums_each_lender_can_be_offered_its_part() -> None:
    """1,000 for 8,000 and 5,000 by what is owed: 615.38 and 384.62, below the 800 and 500 asked.
    With a home at risk its 800 come first, and 200 are left for the other."""
    app = planned([("8000", "18", "800"), ("5000", "18.25", "500")], "1000")
    assert (row(app, "Debt 1"), row(app, "Debt 2")) == (["615.38", "800.00"], ["384.62", "500.00"])
    assert "still counts as overdue" in shown(app) and "rw-answer rw-good" not in html(app)
    choose(app, "1: at risk if unpaid", "The home")
    assert (row(app, "Debt 1"), row(app, "Debt 2")) == (["800.00", "800.00"], ["200.00", "500.00"])
    assert "What each could be offered" not in shown(planned([("1000", "12", "600")], "600"))


@pytest.mark.parametrize(
    ("lang", "names", "gist"),
    [
        (
            "zh",
            ["花呗", "某银行"],
            ("要还 800.00 元，我能还 615.38 元", "要还 500.00 元，我能还 384.62 元"),
        ),
        ("en", ["Huabei", "A bank"], ("you ask 800.00 yuan, and I can pay 615.38 yuan", "500.00")),
    ],
)
def test_what_is_sent_to_each_lender_is_about_its_own_debt(
    lang: str, names: list[str], gist: tuple[str, str]
) -> None:
    """A debt of 20,000 typed on the page of the ways is in none of them. With a home at risk its
    800.00 are paid in full: nothing is asked there, and the other is offered the 200.00 left."""
    app = opened("relief", lang)
    for key, typed in (("principal", "20000"), ("periods", "15"), ("budget", "1500")):
        app.text_input(key=key).set_value(typed).run()
    go(app, "plan", lang)
    for at, debt in enumerate([("8000", "18", "800"), ("5000", "18.25", "500")], 1):
        app.text_input(key=f"plan_name_{at}").set_value(names[at - 1])
        for name, typed in zip(FIELDS, debt, strict=False):
            app.text_input(key=f"plan_{name}_{at}").set_value(typed)
    app.text_input(key="household_budget").set_value("1000").run()
    letters = part(app, {"zh": "写给每一家的话", "en": "What to send each lender"}[lang])
    scripts = [one.value for one in app.code if "我能还" in one.value]
    assert len(scripts) == 2 and [one for one in names if one not in shown(letters)] == []
    # The figures stand in the words to send, which are Chinese; in English in what they say.
    said = scripts if lang == "zh" else shown(letters).split("Hello")[1:]
    for own, words, chinese in zip(gist, said, scripts, strict=True):
        assert own in words and "1,000.00" in chinese
        for foreign in ("20,000.00", "1,500.00", "15 期", "15 periods"):
            assert foreign not in words + chinese
    assert "letter=plan" not in html(app)
    choose(
        app,
        {"zh": "第 1 笔不还，最怕什么", "en": "1: at risk if unpaid"}[lang],
        {"zh": "住处", "en": "The home"}[lang],
    )
    assert [one.value.count("200.00 元") for one in app.code if "我能还" in one.value] == [2]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_where_nothing_is_left_for_a_debt_a_later_day_is_asked_for(lang: str) -> None:
    """The home takes the 800.00 that there are: no offer of 0.00 is made to the other."""
    app = planned([("8000", "18", "800"), ("5000", "18.25", "500")], "800", lang)
    choose(
        app,
        {"zh": "第 1 笔不还，最怕什么", "en": "1: at risk if unpaid"}[lang],
        {"zh": "住处", "en": "The home"}[lang],
    )
    (script,) = (one.value for one in app.code if "您这一笔要还" in one.value)
    assert "要还 500.00 元" in script and "想申请晚一点还" in script and " 0.00" not in script
    fold = part(app, {"zh": "写给每一家的话", "en": "What to send each lender"}[lang])
    assert {"zh": "第 2 笔", "en": "ask for a later day"}[lang] in shown(fold)


# The day of the first payment


def first_day(app: AppTest) -> str:
    """The day of the first row of the table of months."""
    bodies = [one.proto.body for one in app.get("html") if "Paid each month" in one.proto.body]
    head = bodies[0].partition("<tbody>")[2].partition("</th>")[0]
    return str(head.rpartition(">")[2].strip())


@pytest.mark.parametrize(("ahead", "first"), [(16, 16), (3, 3), (45, None), (None, None)])
def test_the_first_payment_is_never_after_the_first_due_day(
    ahead: int | None, first: int | None
) -> None:
    """A bill due in 16 days is paid in 16 days, never in a month."""
    app, today = planned([("1000", "12", "600")], "600"), clock.today()
    if ahead:
        app.date_input(key="plan_first_due").set_value(today + timedelta(days=ahead)).run()
    year, month = today.year + today.month // 12, today.month % 12 + 1
    day = min(today.day, (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day)
    wanted = today + timedelta(days=first) if first else date(year, month, day)
    assert first_day(app) == f"{wanted.day} {wanted:%b} {wanted.year}"
    assert ("due day is not filled in" in shown(app)) == (ahead is None)


@pytest.mark.usefixtures("usual_day")
@pytest.mark.parametrize(
    ("known", "typed", "first", "said"),
    [
        ({"due_day": 10}, None, "10 Dec 2026", "not after the earliest due day"),
        ({"next_due": "2026-12-03"}, None, "3 Dec 2026", "not after the earliest due day"),
        ({"due_day": 10}, "2026-12-20", "10 Dec 2026", "not after the earliest due day"),
        ({"due_day": 10}, "2026-11-30", "30 Nov 2026", "not after the earliest due day"),
        ({"due_day": 24}, None, "24 Nov 2026", "counted today"),
        ({}, None, "24 Dec 2026", "due day is not filled in"),
    ],
)
def test_the_due_days_of_the_list_are_known_to_the_plan(
    known: dict[str, object], typed: str | None, first: str, said: str, made: paper.MAKERS
) -> None:
    """On 24 November: a debt that the list has due on the 10th is paid on the 10th at the latest,
    and the calendar to take along begins with that day; without a due day there is none."""
    card = {**CARD, **known}
    app = from_the_list("en", "1000", card)
    if typed:
        app.date_input(key="plan_first_due").set_value(date.fromisoformat(typed)).run()
    assert first_day(app) == first and said in shown(app)
    unfold(app, "Save as one page")
    days = [make().decode() for name, make in made.items() if name.endswith(".ics")]
    begins = [min(re.findall(r"DTSTART;VALUE=DATE:(\d{8})", one)) for one in days]
    assert begins == ([f"{datetime.strptime(first, '%d %b %Y'):%Y%m%d}"] if known else [])


@pytest.mark.usefixtures("usual_day")
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_one_due_day_of_two_is_not_the_earliest(lang: str) -> None:
    """The card is due on the 10th, when the loan is nobody told: it may be sooner."""
    app = from_the_list(lang, "5000", {**CARD, "due_day": 10}, {**LATE, "days_late": 0})
    said = {"zh": "哪笔到期更早，就在到期前还", "en": "If another bill falls due before then"}[lang]
    assert said in shown(app) and {"zh": "2026年12月10日", "en": "10 Dec 2026"}[lang] in shown(app)
    assert {"zh": "不晚于最早", "en": "not after the earliest"}[lang] not in shown(app)


# About the same


def test_orders_within_a_yuan_are_about_the_same() -> None:
    """Equal rates: what is owed in all falls alike in every order. 24 % before 0 %: in month 1 the
    1,000 is charged 20.00; avalanche leaves 120.00 (2.40 more), smallest first 920.00 (18.40)."""
    alike = [("1000", "12", "100"), ("2000", "12", "100")]
    assert "Every order costs about the same" in shown(planned(alike, "500"))
    differ = [("1000", "24", "100"), ("900", "0", "100")]
    costly = shown(planned(differ, "1000", order="snowball"))
    assert "This order costs 16.00 yuan more interest than the least." in costly
    assert "about the same" in shown(planned(differ, "1000"))  # the worst consequence ties with it


# The law of the headline


def is_paid_in_full(one: outlook.Outlook) -> bool:
    """Whether every debt gets all it asks every month until it is gone, counted from the rows."""
    for at, debt in enumerate(one.debts):
        owed, behind = debt.balance, (debt.asks or debt.floor) - debt.floor
        for month in one.course.months:
            due = owed + month.interest[at]
            if not debt.floor or month.payments[at] < min(due, debt.floor + behind):
                return False
            owed, behind = month.owed[at], 0
        if owed:
            return False
    return True


MONEY = st.integers(1, 3_000_000)
DEBTS = st.lists(
    st.builds(
        lambda balance, rate, floor, late: Liability(
            f"L{balance}",
            balance,
            Fraction(rate, 1200),
            floor=floor,
            asks=floor + late if floor and late else None,
        ),
        MONEY,
        st.integers(0, 36),
        st.sampled_from([0, 10_000, 50_000, 100_000]),
        st.sampled_from([0, 0, 5_000, 80_000]),
    ),
    min_size=1,
    max_size=3,
)


@settings(max_examples=60)
@given(DEBTS, st.integers(0, 400_000), st.sampled_from(Strategy))
def test_good_news_is_only_for_debts_that_get_all_they_ask(
    debts: list[Liability], budget: int, order: Strategy
) -> None:
    one = outlook.Outlook(debts, budget, order, date(2026, 12, 10))
    for lang, ends in (("zh", "个月还清（"), ("en", "clears it all in")):
        said, tone = outlook.headline(Voice(lang), one)
        assert (tone == "good") == (ends in said) == is_paid_in_full(one)
        example = outlook.Outlook(debts, budget, order, date(2026, 12, 10), is_example=True)
        assert outlook.headline(Voice(lang), example)[1] == "calm"


# Typed by name, and month by month

LABELS = {
    "zh": ("全部债每月能还（元）", "第 {} 笔叫什么", "第 {} 笔还欠（元）", "第 {} 笔年化（%）"),
    "en": ("Can pay a month in all", "{}: name", "{}: owed (yuan)", "{}: yearly %"),
}
REMOVE = {"zh": "去掉第 2 笔", "en": "Remove debt 2"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_debt_that_never_ends_is_named_as_typed(lang: str) -> None:
    """100 a month is the first month's interest of 10,000 at 12 % exactly: it never ends."""
    app, (budget, name, owed, rate) = opened("plan", lang), LABELS[lang]
    press(app, REMOVE[lang])
    put(app, owed.format(1), "10000")
    put(app, rate.format(1), "12")
    put(app, budget, "100")
    assert {"zh": "一直还不完", "en": "never ends"}[lang] in answer(app)
    put(app, name.format(1), "<b>花呗</b>")
    assert "<b>花呗</b>" in answer(app), "a name is shown as typed, never as HTML"
    # What cannot be read is said, and stays.
    put(app, owed.format(1), "abc")
    assert len(errors(app)) == 1 and field(app, owed.format(1)).value == "abc"


def test_another_order_is_compared_and_every_month_shown() -> None:
    """By hand: month 1 costs 8,000 × 1.5% = 120.00 and 5,000 × 18.25% / 12 = 76.04.
    800 goes to the first; the second has the higher rate and gets 700: 7,320.00 + 4,376.04 left."""
    app = opened("plan", "en")
    months = html(part(app, "Month by month"))
    assert "what is left" in re.findall("<caption>(.*?)</caption>", months)[0]
    first = re.findall("<tr>(.*?)</tr>", months.partition("<tbody>")[2])[0]
    cells = [plain(one) for one in re.findall("<td[^>]*>(.*?)</td>", first)]
    assert cells == ["11,696.04", "800.00", "700.00"]
    orders = part(app, "What another order would change")
    assert "another order" in re.findall("<caption>(.*?)</caption>", html(orders))[0]
    names = re.findall('<th scope="row">(.*?)</th>', html(orders))
    interest = {
        name.removeprefix("✓ "): float(row(orders, name)[0].replace(",", "")) for name in names
    }
    # Where every debt has the same at risk, the worst consequence is no order of its own.
    assert len(names) == 4 and "no order of its own" in shown(orders)
    assert interest["The highest rate"] == min(interest.values())


@pytest.mark.browser
@pytest.mark.deep
def test_several_debts_on_a_phone(server: str, phone: OpenPage) -> None:
    page, (budget, name, owed, rate) = phone("en"), LABELS["en"]
    open_page(page, server, "/plan", "en")
    box = page.locator(".rw-answer").bounding_box()
    assert box and box["y"] + box["height"] <= 740
    acted(page, page.get_by_role("button", name=REMOVE["en"]).click)
    for label, typed in ((owed, "10000"), (rate, "12"), (name, "<b>花呗</b>")):
        browser.put(page, label.format(1), typed)
    browser.put(page, budget, "100")
    said = browser.answer(page)
    assert "never ends" in said and "<b>花呗</b>" in said, "a name is never HTML"
    browser.put(page, owed.format(1), "abc")
    assert page.locator(".rw-error").count() == 1
    assert page.get_by_label(owed.format(1), exact=True).input_value() == "abc"
    assert no_sideways_scroll(page) and clipped_text(page) == []
