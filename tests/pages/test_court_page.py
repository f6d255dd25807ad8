"""A paper from a court: the last day by hand, what to hand in, never more than the law says."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from content.documents import document
from content.law import fact
from content.letters import court_letters
from pages.parts.court.period import Period
from tests import clock
from tests.apptest import answer, errors, html, opened, part, press, seen, shown

NAMES = {
    "zh": {"complaint": "起诉状、传票", "order": "支付令"},
    "en": {"complaint": "Complaint, summons", "order": "Payment order"},
}


def came(lang: str, name: str, on: date | None) -> AppTest:
    """The page after a paper was chosen, and the day it came."""
    app = opened("court", lang)
    press(app, name)
    if on is not None:
        app.date_input(key="court_received").set_value(on).run()
        assert not app.exception
    return app


# The day itself is not counted. 24 November + 15 days: 9 December, a Wednesday.
@pytest.mark.parametrize("kind", ["complaint", "order"])
@pytest.mark.parametrize(("lang", "day"), [("zh", "2026年12月9日"), ("en", "9 Dec 2026")])
def test_fifteen_days_from_the_day_after(lang: str, day: str, kind: str) -> None:
    with clock.at("2026-11-24T12:00+08:00"):
        app = came(lang, NAMES[lang][kind], date(2026, 11, 24))
        assert day in answer(app) and "15" in answer(app)
        early = {"zh": "2026年12月6日", "en": "6 Dec 2026"}[lang]
        assert early in seen(app)
        assert {"zh": "赶上放假，也别多等", "en": "do not count on more time"}[lang] in seen(app)
        for number in ("12368", "12348"):
            assert f'href="tel:{number}"' in html(app)


def test_the_days_are_those_of_the_rules() -> None:
    """Civil Procedure Law, arts 128 and 227: fifteen days each."""
    counted = {one["id"]: one["fact"] for one in document("court")["papers"] if "fact" in one}
    assert counted == {
        "complaint": "lawsuit_defence_15_days",
        "payment-order": "payment_order_15_days",
    }
    assert {fact(name).measured.days for name in counted.values()} == {15}


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("支付令", "court-papers"),
        ("执行通知", "first-week-of-enforcement"),
        ("仲裁通知、裁决", "arbitration-and-mediation"),
    ],
)
def test_the_lesson_is_the_one_about_this_paper(name: str, slug: str) -> None:
    assert f"lesson={slug}" in html(came("zh", name, None))


def test_today_tomorrow_and_too_late() -> None:
    with clock.at("2026-12-09T12:00+08:00"):
        assert "就是今天" in answer(came("zh", "支付令", date(2026, 11, 24)))
        assert "1 day is left" in answer(came("en", "Payment order", date(2026, 11, 25)))
        late = came("zh", "起诉状、传票", date(2026, 11, 23))
        assert "已经过了" in answer(late) and "开庭那天要去" in answer(late)
        assert "2026年12月8日" in answer(late)


def test_a_last_day_on_a_weekend_is_said() -> None:
    # 27 November 2026 is a Friday; fifteen days on is Saturday, 12 December.
    assert Period(date(2026, 11, 27), 15).is_weekend
    assert not Period(date(2026, 11, 24), 15).is_weekend
    with clock.at("2026-11-28T12:00+08:00"):
        assert "最后一天是周末" in seen(came("zh", "支付令", date(2026, 11, 27)))


def test_a_day_that_has_not_come_is_said() -> None:
    with clock.at("2026-11-24T12:00+08:00"):
        app = came("zh", "支付令", date(2026, 11, 30))
        assert errors(app) == ["“哪天收到的”不能晚于今天，2026年11月24日。"]
        assert "填上哪天收到的" in answer(app)


def test_without_a_period_the_paper_itself_names_the_day() -> None:
    for name, said in (
        ("执行通知", "通知上写的日子"),
        ("仲裁通知、裁决", "有没有约定仲裁"),
        ("判决书", "按它写的日子来"),
    ):
        app = came("zh", name, None)
        assert said in answer(app) and not app.date_input
    message = came("zh", "只有一条短信", None)
    assert "先核实" in answer(message) and "12368" in seen(message)
    assert "不点链接" in seen(message) and not message.date_input


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_templates_carry_the_days(lang: str) -> None:
    day = {"zh": "2026年11月24日", "en": "24 Nov 2026"}[lang]
    with clock.at("2026-11-26T12:00+08:00"):
        for kind, name, words in (
            ("order", "objection", "请贵院审查，裁定终结督促程序"),
            ("complaint", "answer", "我在2026年11月24日收到贵院"),
        ):
            app = came(lang, NAMES[lang][kind], date(2026, 11, 24))
            letter = court_letters()[name]
            fold = part(app, letter.name[lang])
            (text,) = (one.value for one in fold.code)
            assert words in text and "2026年11月24日" in text and "2026年11月26日" in text
            assert (day in shown(fold)) == (lang == "en"), "the reading stands on English pages"
        open_ = came("zh", "支付令", None)
        assert "我在____收到" in part(open_, "支付令异议书").code[0].value


def test_what_is_handed_in_claims_nothing_the_reader_did_not_say() -> None:
    for one in court_letters().values():
        chinese = "\n".join(line["zh"] for line in one.lines)
        assert "____" in chinese and "不属实的整条删掉" in chinese
        for word in ("违法", "无效", "作废", "不用还", "保证", "没钱"):
            assert word not in chinese


def test_the_page_stands_on_home_on_the_timeline_and_at_the_door() -> None:
    for page in ("home", "timeline", "door"):
        assert 'href="/court?lang=zh"' in html(opened(page, "zh")), page
