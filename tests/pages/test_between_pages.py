"""What stands between the fields and the answer: dates that follow, whose figure counts, folds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from content.words import t
from tests import clock
from tests.apptest import answer, cards, choose, errors, field, go, opened, part, put, shown, unfold

OWN = (("还欠本金（元）", "20000"), ("晚了几天", "10"), ("每月最多能还", "2500"))


def typed_in(app: AppTest, *fields: tuple[str, str]) -> AppTest:
    for label, text in fields:
        put(app, label, text)
    return app


def next_due(app: AppTest) -> date | None:
    found: date | None = next(one for one in app.date_input if one.key == "next_due").value
    return found


@pytest.mark.parametrize("there", ["waiting", "timeline"])
def test_a_date_follows_the_reader_at_once(there: str) -> None:
    """Typed on one page, changed on another, back again: the last date typed stands everywhere."""
    app = opened("relief", "zh")
    first = next_due(app)
    assert first is not None
    for page, back, days in (("relief", there, -20), (there, "relief", -12)):
        day = first + timedelta(days=days)
        next(one for one in app.date_input if one.key == "next_due").set_value(day).run()
        assert next_due(app) == day, page
        app = go(app, back, "zh")
        assert next_due(app) == day and not app.exception


EVENING, NIGHT = "2026-11-24T23:50+08:00", "2026-11-25T00:10+08:00"
FEW = {"ways_False": ["contract", "move"], "more_ways_False": ["pause"]}


def test_past_midnight_an_example_s_day_is_a_new_one() -> None:
    """Interest would pause from the 24th; on the 25th that is too early, and nobody picked it."""
    with clock.at(EVENING):
        app = typed_in(opened("relief", "zh", FEW), OWN[0])
        assert app.date_input(key="pause_from").value == date(2026, 11, 24)
        app.date_input(key="move_to").set_value(date(2026, 11, 25)).run()
        assert errors(app) == []
    with clock.at(NIGHT):
        put(app, "每月最多能还", "2500")
        assert app.date_input(key="pause_from").value == date(2026, 11, 25)
        # What the reader picked stays, and is named.
        assert errors(app) == ["“想改到哪天还”不能早于2026年11月26日。"]
        assert app.date_input(key="move_to").value == date(2026, 11, 25)
        app.date_input(key="move_to").set_value(date(2026, 12, 30)).run()
        assert errors(app) == [] and any("2026年11月25日到" in one for one in cards(app))


@pytest.mark.parametrize("picked", [None, date(2026, 12, 30)])
def test_past_midnight_an_example_s_day_is_still_none_of_the_reader_s(picked: date | None) -> None:
    """By itself the field says a month and fifteen days from the 24th: 8 January."""
    with clock.at(EVENING):
        app = typed_in(opened("relief", "zh", FEW), OWN[0])
        assert app.date_input(key="move_to").value == date(2027, 1, 8)
        if picked:
            app.date_input(key="move_to").set_value(picked).run()
    with clock.at(NIGHT):
        app = go(app, "contact", "zh", letter="plan")
        choose(app, t("zh", "field.want"), t("zh", "tick.move"))
        day = "2026年12月30日" if picked else "____"
        assert f"把还款日改到{day}" in str(app.code[0].value)


def test_what_the_lender_says_is_overdue_counts_on_the_relief_page() -> None:
    """20,000 at 18 % over 12, ten days late: we count 1,845.10; who says 5,000.00 asks that."""
    app = typed_in(opened("relief", "zh"), *OWN)
    now = next(one for one in cards(app) if "今天补上逾期" in one)
    assert "1,845.10" in now
    put(app, "平台说今天逾期多少（元，选填）", "5000")
    now = next(one for one in cards(app) if "今天补上逾期" in one)
    assert "5,000.00" in now and "1,845.10" not in now
    assert "1,845.10 元" in shown(app) and "3,154.90 元" in shown(app), "both, and the gap"
    assert "今天补上逾期" not in answer(app), "5,000.00 is above the 2,500 of a month"


def test_the_readers_own_principal_outlives_the_choice_of_a_product() -> None:
    app = typed_in(opened("relief", "zh"), ("还欠本金（元）", "20000"))
    choose(app, "产品", "花呗账单分期 12 期")
    assert field(app, "还欠本金（元）").value == "20000"


@pytest.mark.parametrize("there", ["cost", "bill"])
def test_the_sum_first_borrowed_is_not_what_is_still_owed(there: str) -> None:
    app = typed_in(opened(there, "zh"), ("借款本金（元）", "24000"), ("一共几期", "24"))
    app = go(app, "relief", "zh")
    assert field(app, "还欠本金（元）").value == "10000" and field(app, "还剩几期").value == "12"
    typed_in(app, ("还欠本金（元）", "18019.58"), ("还剩几期", "7"))
    app = go(app, there, "zh")
    assert field(app, "借款本金（元）").value == "24000" and field(app, "一共几期").value == "24"


def test_a_fold_is_whole_again_once_its_field_is_mended() -> None:
    app = opened("relief", "zh")
    words = "倒过来算：每月还多少，多久还清"
    unfold(app, words)
    put(app, "我每月能还", "abc")
    assert len(errors(app)) == 1 and "每月最多 600 元" not in shown(part(app, words))
    put(app, "我每月能还", "900")
    assert errors(app) == [] and "每月最多 900 元" in shown(part(app, words))


def test_a_budget_of_nothing_is_no_fault_of_another_field() -> None:
    app = typed_in(opened("relief", "zh"), ("每月最多能还", "0"))
    unfold(app, "倒过来算：每月还多少，多久还清")
    assert errors(app) == []


def plan_row(app: AppTest, at: int, **typed: str) -> None:
    for name, text in typed.items():
        next(one for one in app.text_input if one.key == f"plan_{name}_{at}").set_value(text)
    app.run()


def tone(app: AppTest) -> str:
    return (
        "good" if "rw-answer rw-good" in "".join(one.proto.body for one in app.get("html")) else ""
    )


def test_a_debt_without_its_balance_is_asked_for() -> None:
    """All but its balance is known of a second debt: unknown is not zero, nothing is green."""
    app = opened("plan", "zh")
    next(one for one in app.text_input if one.key == "household_budget").set_value("1500")
    plan_row(app, 1, balance="8000", rate="18", least="800")
    assert tone(app) == "good"
    plan_row(app, 2, name="网贷", overdue="3000", rate="24", least="1200")
    assert tone(app) == "" and "“网贷”还欠多少还空着" in answer(app)


def test_what_is_overdue_now_is_paid_today() -> None:
    """8,000 with 500 overdue: the first payment, 2,000, is counted today, not in a month."""
    app = opened("plan", "zh")
    next(one for one in app.text_input if one.key == "household_budget").set_value("2000")
    plan_row(app, 1, balance="8000", rate="18", least="800")
    assert "第一次还款算在今天" not in shown(app)
    plan_row(app, 1, overdue="500")
    assert "有今天就该还的，所以第一次还款算在今天。" in shown(app)


@pytest.mark.parametrize(
    ("late", "said"),
    [
        ("90", "罚息 450.00 元，利息 0.00 元，本金 550.00 元"),
        ("91", "罚息 0.00 元，利息 0.00 元，本金 1,000.00 元"),
    ],
)
def test_a_cards_payment_turns_to_the_principal_in_the_lesson_too(late: str, said: str) -> None:
    """A bill of 10,000 at 0.05 % a day: 90 days are 450.00; from day 91 principal comes first."""
    app = opened("relief", "zh")
    choose(app, "产品", "信用卡余额，每月还最低")
    typed_in(app, ("还欠本金（元）", "10000"), ("晚了几天", late), ("每月最多能还", "1000"))
    lesson = go(app, "learn", "zh", lesson="where-payments-go")
    assert said in shown(lesson)
